"""The demonstration as a whole."""

from dataclasses import replace
from datetime import date

from enishi.demonstration.current import present
from enishi.demonstration.experts import experts
from enishi.demonstration.hearings import season
from enishi.demonstration.history import briefings, closed_year, committee_meetings, seminars
from enishi.demonstration.named import named_experts, reserved_names
from enishi.demonstration.organisations import organisations, programmes, staff
from enishi.demonstration.people import Names
from enishi.demonstration.values import World
from enishi.reference.wareki import fiscal_year

__all__ = ["World", "build"]


def build(today: date, seed: int = 2008) -> World:
    """The same records for the same seed; `today` moves only what belongs to the current year."""
    bodies = organisations()
    people = staff()
    names = Names(reserved_names(people))
    pool = experts(today, seed, names)
    year = season(seed, people, names)
    closed = closed_year(seed, year.needs, pool)
    now = present(today, seed, people, names)
    recent = sorted(
        {fiscal_year(today), fiscal_year(today) - 1}
        | {fiscal_year(visit.on) for visit in now.visits}
    )
    everybody = tuple(
        replace(person, blocked_companies=now.blocked.get(person.key, ()))
        for person in (*pool, *named_experts(today))
    )
    return World(
        today=today,
        organisations=bodies,
        staff=people,
        programmes=programmes(recent),
        experts=everybody,
        companies=(*year.companies, *now.companies),
        visits=(*year.visits, *now.visits),
        needs=(*closed.needs, *now.needs),
        decisions=closed.decisions,
        introductions=closed.introductions,
        matches=closed.matches,
        committee_meetings=committee_meetings(bodies),
        briefings=briefings(pool),
        seminars=seminars(),
    )
