"""議事録: what of a sitting one may read, and what it decided, in the words of its minutes."""

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import (
    AgendaItem,
    Candidate,
    Decision,
    DeliberationMeeting,
    InterviewWish,
    Minute,
    Need,
    Recusal,
)
from enishi.experts.models import own_card
from enishi.people.models import User
from enishi.reference.wareki import format_date


def hidden_from(user: User) -> QuerySet[Need]:
    """除斥: the needs in which a person was considered himself, or for which he stepped aside."""
    considered = Candidate.objects.filter(own_card(user, "access__expert__"))
    wished = InterviewWish.objects.of(user)
    aside = Recusal.objects.filter(person=user, ended_at=None)
    return Need.objects.filter(
        Q(pk__in=considered.values("need"))
        | Q(pk__in=wished.values("need"))
        | Q(pk__in=aside.values("deliberation__need"))
    )


def agenda_of(meeting: DeliberationMeeting, *, user: User) -> list[AgendaItem]:
    """The needs on the agenda, without those that this person is kept out of."""
    seen = meeting.items.visible_to(user).live().exclude(need__in=hidden_from(user).values("pk"))
    return list(seen.select_related("need__company", "need__organisation", "need__owner"))


def minutes_of(meeting: DeliberationMeeting, *, user: User) -> QuerySet[Minute]:
    """The lines of the minutes that stand, without those on what is hidden from this person."""
    hidden = meeting.items.filter(need__in=hidden_from(user).values("pk")).values("pk")
    seen = Minute.objects.visible_to(user).standing().filter(meeting=meeting)
    return seen.exclude(item__in=hidden).select_related("item__need", "written_by")


def outcome_of(item: AgendaItem) -> str:
    """What a sitting decided on a need, as the minutes begin; the person who writes edits it.

    What was decided before stands as decided: a need is carried over only when nobody is asked.
    """
    begun = timezone.localtime(item.meeting.starts_at).replace(hour=0, minute=0, second=0)
    taken = Decision.objects.filter(deliberation__need=item.need).exclude(outcome="undone")
    taken = taken.select_related("candidate__access__expert").order_by("decided_at")
    now = [in_minutes(one) for one in taken.filter(decided_at__gte=begun)]
    before = [decided_before(one) for one in taken.exclude(outcome="declined")]
    return "\n".join(now or before) or _("決定にはいたらず、次回に持ちこす。")


def decided_before(decision: Decision) -> str:
    """What an earlier decision says in the minutes of a sitting that only took note of it."""
    return _("%(day)sに、%(name)sさんに打診すると決めている。") % {
        "day": format_date(timezone.localdate(decision.decided_at), "ja").split("（")[0],
        "name": decision.candidate.access.expert.full_name,
    }


def in_minutes(decision: Decision) -> str:
    """One decision as a line of the minutes."""
    told = _("%(name)sさんに打診する。理由：%(why)s") % {
        "name": decision.candidate.access.expert.full_name,
        "why": decision.rationale,
    }
    return "\n".join(part for part in (told, decision.besides, decision.otherwise) if part)
