"""What still runs for an expert: told before his registration ends, and to his body afterwards."""

from collections import Counter
from dataclasses import dataclass

from django.utils import timezone

from enishi.cycle.models import Interview, Introduction, Sounding
from enishi.experts.models import Expert
from enishi.people.models import Organisation, User
from enishi.walls.inside import widened


@dataclass(frozen=True)
class Running:
    """How many companies he helps or is introduced to, interviews to come, open questions."""

    companies: int
    interviews: int
    questions: int

    def __bool__(self) -> bool:
        return any((self.companies, self.interviews, self.questions))


def running_for(expert: Expert) -> Running:
    """What runs for one expert now, as far as the asker's walls let it be counted."""
    interviews = Interview.objects.live().filter(
        introduction__expert=expert,
        introduction__ended_at=None,
        starts_at__gte=timezone.now(),
    )
    asked = Sounding.objects.filter(expert=expert).waiting()
    return Running(expert.current_cases, interviews.count(), asked.count())


@dataclass(frozen=True)
class RunningWith:
    """What still runs between an expert and one body."""

    body: Organisation
    interviews: int
    questions: int


def running_by_body(expert: Expert, *, reader: User) -> list[RunningWith]:
    """The questions and interviews that go on whatever the person agrees to, body by body.

    The person reads all of his own; the people of a body what they see anyway.
    """
    himself = expert.account_id == reader.pk
    asked = Sounding.objects.filter(expert=expert, ended_at=None)
    introduced = Introduction.objects.filter(expert=expert).open()
    if not himself:
        asked, introduced = asked.visible_to(reader), introduced.visible_to(reader)
    questions = list(asked.select_related("organisation"))
    introductions = list(introduced.select_related("organisation"))
    bodies = {one.organisation for one in questions} | {o.organisation for o in introductions}
    # Whether it was answered, and when one meets, is read as the body that asked.
    with widened(*bodies):
        rows = Sounding.objects.filter(pk__in=[one.pk for one in questions])
        waiting = [o for o in rows.waiting().filter(decision__ended_at=None) if not o.letter_here]
        met = Interview.objects.live().filter(
            introduction__in=[one.pk for one in introductions], starts_at__gte=timezone.now()
        )
        ahead = Counter(met.values_list("introduction__organisation", flat=True))
    wait = Counter(one.organisation_id for one in waiting)
    return [
        RunningWith(body, ahead[body.pk], wait[body.pk])
        for body in sorted(bodies, key=lambda body: body.code)
        if ahead[body.pk] or wait[body.pk]
    ]
