from datetime import date, datetime, timedelta

from django.db.models import F, QuerySet

from enishi.experts.models import Acquisition, Expert, ExpertAccess, Provision
from enishi.walls.inside import widened

THREE_YEARS = 3


def hold(expert: Expert) -> Expert:
    """Lock the person's row: sharing and withdrawing one person's card follow each other."""
    # PostgreSQL lets only those lock a row who may write it; a body that was given the card waits
    # in the same queue.
    with widened(expert.organisation):
        return Expert.objects.select_for_update(of=("self",)).get(pk=expert.pk)


def go_on_naming(access: ExpertAccess, *, at: datetime) -> None:
    """Let the body's records name the person from now on, also when its right has ended."""
    ExpertAccess.objects.filter(pk=access.pk, decided_at=None).update(decided_at=at)


def end_accesses(accesses: QuerySet[ExpertAccess], *, at: datetime, on: date) -> int:
    """End rights to work with experts, and keep what was written about them three years more."""
    ending = accesses.filter(ended_at=None)
    rows = list(ending.values_list("pk", "expert", "organisation", "until_on"))
    for pk, expert, body, until_on in rows:
        # A right that ran out has ended on its last day, whenever that is noticed.
        until = years_after(min(until_on or on, on), THREE_YEARS)
        ExpertAccess.objects.filter(pk=pk).update(ended_at=at, version=F("version") + 1)
        Provision.objects.kept().filter(expert=expert, body=body).update(keep_until=until)
        received = Acquisition.objects.kept().filter(expert=expert, organisation=body)
        received.update(keep_until=until)
    return len(rows)


def years_after(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28) + timedelta(days=1)
