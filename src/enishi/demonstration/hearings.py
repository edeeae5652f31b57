"""FY2009: 135 companies visited, what they said, and the needs that were registered."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Any

from enishi.demonstration.companies import company
from enishi.demonstration.days import on_or_after
from enishi.demonstration.organisations import area_of
from enishi.demonstration.people import Names
from enishi.demonstration.places import prefecture_of
from enishi.demonstration.prose import read, stream, word
from enishi.demonstration.values import Company, Hearing, Need, Origin, Staff, Visit
from enishi.reference.wareki import fiscal_year

FILES = ("needs_tokyo_1", "needs_tokyo_2", "needs_shutoken", "needs_osaka", "needs_kinki")
SECOND_VISITS = 77
_BODIES = {
    "13": ("AK", "MN", "TM", "SH", "AK", "JK", "BK"),
    "14": ("KH", "SG", "HM"),
    "11": ("AR", "MS"),
    "12": ("CB", "TK"),
    "25": ("KY",),
    "26": ("KY",),
    "27": ("NT", "SK", "NT"),
    "28": ("KB",),
    "29": ("YM",),
    "30": ("NT",),
}
_FIRST_VISITS_FROM = date(2009, 5, 11)
_FIRST_VISITS_DAYS = 195


@dataclass(frozen=True, slots=True)
class Season:
    """The companies of the year with their visits and needs."""

    companies: tuple[Company, ...]
    visits: tuple[Visit, ...]
    needs: tuple[Need, ...]


def records() -> list[dict[str, Any]]:
    """Every hand-written hearing of FY2009, in the order of the files."""
    return [record for name in FILES for record in read(name)["company"]]


def season(seed: int, staff: tuple[Staff, ...], names: Names) -> Season:
    """All of FY2009 up to the registered needs."""
    told = records()
    again = _visited_twice(told, seed)
    companies: list[Company] = []
    visits: list[Visit] = []
    needs: list[Need] = []
    for place, record in enumerate(told, start=1):
        key = f"K{place:03}"
        draw = stream(seed, "company", key)
        prefecture, _ = prefecture_of(record["place"])
        bodies = _BODIES[prefecture]
        body = bodies[place % len(bodies)]
        first_on = on_or_after(
            _FIRST_VISITS_FROM + timedelta(days=draw.randrange(_FIRST_VISITS_DAYS))
        )
        known_since = first_on - timedelta(days=draw.randint(6, 40))
        firm = company(
            key,
            record,
            draw,
            organisation=body,
            known_since=known_since,
            names=names,
            historic=True,
        )
        companies.append(firm)
        own = list(_visits(firm, record, first_on, staff, draw, again=place in again))
        visits += own
        needs += _needs(firm, record, own)
    return Season(
        tuple(companies),
        tuple(sorted(visits, key=lambda visit: (visit.on, visit.key))),
        _numbered(needs),
    )


def _visited_twice(told: list[dict[str, Any]], seed: int) -> set[int]:
    """Where a second talk is written down, there was one; the others are drawn."""
    written = {place for place, record in enumerate(told, start=1) if "second" in record}
    others = [
        place
        for place, record in enumerate(told, start=1)
        if place not in written and "title" in record
    ]
    return written | set(stream(seed, "second").sample(others, SECOND_VISITS - len(written)))


def _visits(
    firm: Company,
    record: dict[str, Any],
    first_on: date,
    staff: tuple[Staff, ...],
    draw: random.Random,
    *,
    again: bool,
) -> Iterator[Visit]:
    by = tuple(
        person.key
        for person in staff
        if person.organisation == firm.organisation and person.until_on and person.key[-1] != "1"
    )
    content = read("company_facts")
    second_on = on_or_after(first_on + timedelta(days=draw.randint(12, 33)))
    rounds = [(1, first_on, record)]
    if again:
        rounds.append((2, second_on, record.get("second", {})))
    for number, on, words in rounds:
        hour = draw.choice((9, 10, 10, 13, 13, 14, 15))
        yield Visit(
            key=f"{firm.key}-V{number}",
            company=firm.key,
            organisation=firm.organisation,
            programme=f"FY{fiscal_year(on)}",
            area=area_of(firm.prefecture),
            on=on,
            starts=time(hour, draw.choice((0, 0, 30))),
            ends=time(hour + draw.choice((1, 2)), draw.choice((0, 30))),
            place=draw.choice(content["places"]),
            by=by[: 2 if draw.random() < 0.4 else 1],
            present=_present(firm, draw),
            round=number,
            purpose="はじめての訪問。困っていることをうかがう"
            if number == 1
            else draw.choice(content["second_purposes"]),
            hearing=hearing(words or _supplement(firm, draw), draw),
            next_promise=word(draw.choice(content["promises"]), draw),
        )


def _present(firm: Company, draw: random.Random) -> str:
    president = (
        f"{firm.president.family}社長" if not firm.sole_proprietor else f"{firm.president.family}様"
    )
    return "・".join(
        part for part in (president, firm.contact if draw.random() < 0.5 else "") if part
    )


def _supplement(firm: Company, draw: random.Random) -> dict[str, str]:
    area = area_of(firm.prefecture)
    notes: list[str] = read("company_facts")[
        "supplements_kinki" if area == "kinki" else "supplements"
    ]
    place = int(firm.key[1:]) * 7 % len(notes)
    return {
        "said": word(notes[place], draw),
        "seen": draw.choice(read("company_facts")["second_views"]),
    }


def hearing(words: dict[str, Any], draw: random.Random) -> Hearing:
    """The hearing sheet of a visit; what the record leaves out is drawn or left empty."""
    content = read("company_facts")
    return Hearing(
        said=words["said"],
        background=words.get("background", ""),
        tried=words.get("tried", ""),
        expected=words.get("hopes", ""),
        assessed=words.get("seen", ""),
        fitting_person=words.get("fits", draw.choice(content["fitting_persons"])),
        involvement=draw.choice(content["involvement"]),
        timing=words.get("timing", draw.choice(content["timing"])),
        frequency=words.get("frequency", draw.choice(content["frequency"])),
        budget=words.get("budget", draw.choice(content["budget"])),
        confidentiality=draw.choice(content["confidentiality"]),
    )


def _needs(firm: Company, record: dict[str, Any], visits: list[Visit]) -> Iterator[Need]:
    for words, visit in zip((record, record.get("second", {})), visits, strict=False):
        if "title" in words:
            yield need_of(f"{visit.key}-N", firm, words, visit, visit.by[0])


def need_of(
    key: str, firm: Company, words: dict[str, Any], visit: Visit, owner: str, *, number: int = 0
) -> Need:
    """A need heard in a visit, in the words of its sheet."""
    sheet = visit.hearing
    if sheet is None:
        raise ValueError(f"{visit.key} has not been made yet")
    return Need(
        key=key,
        number=number,
        organisation=firm.organisation,
        company=firm.key,
        programme=visit.programme,
        area=visit.area,
        origin=Origin.HEARING,
        visit=visit.key,
        owner=owner,
        title=words["title"],
        categories=tuple(words["fields"]),
        said=sheet.said,
        background=sheet.background,
        tried=sheet.tried,
        expected=sheet.expected,
        assessed=sheet.assessed,
        timing=sheet.timing,
        frequency=sheet.frequency,
        budget=sheet.budget,
        online=words.get("online", False),
        confidential="厳秘" in sheet.confidentiality,
        wants=words.get("wants", 1),
        registered_on=on_or_after(visit.on + timedelta(days=1)),
        closed_on=None,
        listed=(),
    )


def _numbered(needs: list[Need]) -> tuple[Need, ...]:
    counts: dict[str, int] = {}
    numbered = []
    for need in sorted(needs, key=lambda need: (need.registered_on, need.key)):
        counts[need.organisation] = counts.get(need.organisation, 0) + 1
        numbered.append(replace(need, number=counts[need.organisation]))
    return tuple(numbered)
