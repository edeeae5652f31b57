"""What still runs for an expert: told before his registration ends, and to his body afterwards."""

from dataclasses import dataclass

from django.utils import timezone

from enishi.cycle.models import Interview, Sounding
from enishi.experts.models import Expert


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
