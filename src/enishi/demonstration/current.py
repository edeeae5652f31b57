"""The current year: firms visited in the last weeks, visits to come, and open needs."""

import random
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any

from enishi.demonstration.companies import company
from enishi.demonstration.days import days_from
from enishi.demonstration.hearings import hearing, need_of
from enishi.demonstration.organisations import area_of
from enishi.demonstration.people import Names
from enishi.demonstration.prose import read, stream
from enishi.demonstration.values import Company, Listed, Need, Origin, Staff, Visit
from enishi.reference.wareki import fiscal_year


@dataclass(slots=True)
class Present:
    """What is going on now; `blocked` names the experts a company does not want, by expert."""

    companies: list[Company] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    blocked: dict[str, tuple[str, ...]] = field(default_factory=dict)


def present(today: date, seed: int, staff: tuple[Staff, ...], names: Names) -> Present:
    """Everything of `current.toml`, with days counted from today."""
    now = Present()
    for place, record in enumerate(read("current")["company"], start=1):
        key = f"C{place:02}"
        draw = stream(seed, "current", key)
        owner = record["owner"]
        body = owner.split("-")[0]
        known_since = days_from(today, record.get("known", -60))
        firm = company(
            key,
            record,
            draw,
            organisation=body,
            known_since=known_since,
            names=names,
            historic=False,
        )
        now.companies.append(firm)
        visits = [
            _visit(firm, {**record, **plan}, draw, number=number, today=today)
            for number, plan in enumerate(record.get("visits", []), start=1)
        ]
        now.visits += visits
        if "title" in record:
            now.needs.append(_need(firm, record, visits, draw, today=today))
        for expert in record.get("unwanted", []):
            now.blocked[expert] = (*now.blocked.get(expert, ()), key)
    return now


def _visit(
    firm: Company, plan: dict[str, Any], draw: random.Random, *, number: int, today: date
) -> Visit:
    on = days_from(today, plan["day"])
    made = plan["day"] < 0
    hour, minute = plan.get("at", [13, 30])
    return Visit(
        key=f"{firm.key}-V{number}",
        company=firm.key,
        organisation=firm.organisation,
        programme=f"FY{fiscal_year(on)}",
        area=area_of(firm.prefecture),
        on=on,
        starts=time(hour, minute),
        ends=time(hour + 1, 30) if minute == 0 else time(hour + 2, 0),
        place=plan.get("place", "本社の応接室"),
        by=(plan["owner"], *plan.get("with", [])),
        present=plan.get("present", f"{firm.president.family}社長"),
        round=number,
        purpose=plan.get("purpose", "はじめての訪問。困っていることをうかがう"),
        hearing=hearing(plan, draw) if made else None,
        next_promise=plan.get("promise", ""),
    )


def _need(
    firm: Company,
    record: dict[str, Any],
    visits: list[Visit],
    draw: random.Random,
    *,
    today: date,
) -> Need:
    owner = record["owner"]
    key = f"{firm.key}-N"
    made = [visit for visit in visits if visit.hearing]
    if made:
        need = need_of(key, firm, record, made[0], owner, number=record["number"])
    else:
        need = _from_roster(key, firm, record, draw, today=today)
    registered_on = min(need.registered_on, today)
    return replace(
        need,
        number=record["number"],
        registered_on=registered_on,
        listed=tuple(
            Listed(
                expert=listed["expert"],
                reason=listed["reason"],
                by=listed.get("by", owner),
                on=min(max(registered_on, days_from(today, listed["day"])), today),
            )
            for listed in record.get("listed", [])
        ),
        closed_on=days_from(today, record["closed"]) if "closed" in record else None,
    )


def _from_roster(
    key: str, firm: Company, words: dict[str, Any], draw: random.Random, *, today: date
) -> Need:
    registered_on = days_from(today, words["registered"])
    sheet = hearing(words, draw)
    return Need(
        key=key,
        number=0,
        organisation=firm.organisation,
        company=firm.key,
        programme=f"FY{fiscal_year(registered_on)}",
        area=area_of(firm.prefecture),
        origin=Origin.ROSTER,
        visit=None,
        owner=words["owner"],
        title=words["title"],
        categories=tuple(words.get("fields", ())),
        said=sheet.said,
        background=sheet.background,
        tried=sheet.tried,
        expected=sheet.expected,
        assessed=sheet.assessed,
        timing=sheet.timing,
        frequency=sheet.frequency,
        budget=sheet.budget,
        online=words.get("online", False),
        confidential=False,
        wants=words.get("wants", 1),
        registered_on=registered_on,
        closed_on=None,
        listed=(),
    )
