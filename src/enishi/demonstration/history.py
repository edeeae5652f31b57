"""FY2008 and FY2009 behind the needs: decisions, introductions, 48 matches, and the meetings."""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from enishi.demonstration.days import on_or_after
from enishi.demonstration.prose import read, stream, word
from enishi.demonstration.values import (
    BodyPart,
    Briefing,
    CommitteeMeeting,
    Decision,
    Expert,
    Introduced,
    Matched,
    Need,
    Organisation,
    Seminar,
)
from enishi.reference.taxonomy import CATEGORIES

MATCHED = {"shutoken": 27, "kinki": 21}
INTRODUCED = {"shutoken": 41, "kinki": 30}
DELIBERATED = {"shutoken": 57, "kinki": 40}
_CLOSED_ON = date(2010, 2, 24)
_BRIEFED_BODIES = 11
_BRIEFED_EXPERTS = 30


class Closed(NamedTuple):
    """What became of the needs of FY2009."""

    needs: tuple[Need, ...]
    decisions: tuple[Decision, ...]
    introductions: tuple[Introduced, ...]
    matches: tuple[Matched, ...]


def closed_year(seed: int, needs: tuple[Need, ...], experts: tuple[Expert, ...]) -> Closed:
    """One need of a company at most goes on; the earliest heard have gone furthest."""
    pool = tuple(expert for expert in experts if expert.historic)
    load: Counter[str] = Counter()
    decisions: list[Decision] = []
    introductions: list[Introduced] = []
    matches: list[Matched] = []
    for area, wanted in MATCHED.items():
        chosen = _going_on(needs, area, seed)
        for place, need in enumerate(chosen):
            decision = _decision(need, pool, load, seed)
            decisions.append(decision)
            if place >= INTRODUCED[area]:
                continue
            accepted = place < wanted
            introduction = _introduction(need, decision, seed, accepted=accepted)
            introductions.append(introduction)
            if accepted:
                load[decision.chosen] += 1
                matches.append(_match(need, introduction, seed))
    ended = {match.need: match.on for match in matches}
    return Closed(
        tuple(replace(need, closed_on=ended.get(need.key, _CLOSED_ON)) for need in needs),
        tuple(sorted(decisions, key=lambda decision: (decision.on, decision.need))),
        tuple(sorted(introductions, key=lambda one: (one.on, one.need))),
        tuple(sorted(matches, key=lambda match: (match.on, match.need))),
    )


def _going_on(needs: tuple[Need, ...], area: str, seed: int) -> list[Need]:
    firsts = {need.company: need for need in reversed(needs) if need.area == area}
    candidates = sorted(firsts.values(), key=lambda need: need.key)
    stream(seed, "going on", area).shuffle(candidates)
    early = sorted(candidates, key=lambda need: need.registered_on > date(2009, 11, 20))
    return early[: DELIBERATED[area]]


def _suits(expert: Expert, need: Need) -> int:
    own = {special.category for special in expert.specialisms}
    fields = {category.split(".")[0] for category in own}
    wanted = {category.split(".")[0] for category in need.categories}
    return 3 * len(own & set(need.categories)) + len(fields & wanted)


def _decision(need: Need, pool: tuple[Expert, ...], load: Counter[str], seed: int) -> Decision:
    draw = stream(seed, "decision", need.key)
    on = on_or_after(need.registered_on + timedelta(days=draw.randint(16, 32)))
    reachable = [
        expert
        for expert in pool
        if (expert.home == need.organisation or expert.consent.shared)
        and (expert.registered_on or _CLOSED_ON) < on
        and load[expert.key] < expert.availability.capacity
        and _in_area(expert, need)
    ]
    ranked = sorted(
        reachable,
        key=lambda expert: (-_suits(expert, need), load[expert.key], draw.random()),
    )
    compared = tuple(expert.key for expert in ranked[: draw.choice((2, 2, 3))])
    return Decision(need.key, on, compared, compared[0], _rationale(ranked[0], need, draw))


def _in_area(expert: Expert, need: Need) -> bool:
    kinki = expert.prefecture in {"25", "26", "27", "28", "29", "30"}
    return kinki == (need.area == "kinki")


def _rationale(expert: Expert, need: Need, draw: random.Random) -> str:
    words = {
        known
        for category in need.categories
        for known in (*CATEGORIES[category].career_words, CATEGORIES[category].label)
    }
    entry = max(
        range(len(expert.careers)),
        key=lambda place: (sum(known in expert.careers[place].duties for known in words), place),
    )
    text: str = draw.choice(read("history")["rationales"])
    text = text.replace("〔件〕", f"職務経歴{entry + 1}件目")
    return word(text.replace("〔部署〕", expert.careers[entry].department or "前職"), draw)


def _introduction(need: Need, decision: Decision, seed: int, *, accepted: bool) -> Introduced:
    draw = stream(seed, "introduction", need.key)
    sounded_on = on_or_after(decision.on + timedelta(days=draw.randint(1, 3)))
    on = on_or_after(sounded_on + timedelta(days=draw.randint(2, 5)))
    interviewed_on = on_or_after(on + timedelta(days=draw.randint(4, 9)))
    content = read("history")
    words = content["accepted" if accepted else "declined"]
    if accepted and need.area == "kinki":
        words = [*words[:6], *content["accepted_kinki"]]
    return Introduced(
        need=need.key,
        expert=decision.chosen,
        sounded_on=sounded_on,
        on=on,
        interviewed_on=interviewed_on,
        accepted=accepted,
        answered_on=on_or_after(interviewed_on + timedelta(days=draw.randint(0, 5))),
        company_words=word(draw.choice(words), draw),
    )


def _match(need: Need, introduction: Introduced, seed: int) -> Matched:
    draw = stream(seed, "match", need.key)
    return Matched(
        need=need.key,
        company=need.company,
        expert=introduction.expert,
        area=need.area,
        on=on_or_after(introduction.answered_on + timedelta(days=draw.randint(1, 6))),
        engagement_type=draw.choice(("advice", "advice", "advice", "service_contract", "adviser")),
    )


def committee_meetings(bodies: Iterable[Organisation]) -> tuple[CommitteeMeeting, ...]:
    """Three in FY2008, the first on 27 November."""
    members = [body.code for body in bodies if body.part is BodyPart.MEMBER]
    return tuple(
        CommitteeMeeting(
            on=meeting["on"],
            number=number,
            place=meeting["place"],
            bodies=tuple(code for code in members if code not in meeting.get("absent", [])),
            agenda=tuple(meeting["agenda"]),
        )
        for number, meeting in enumerate(read("history")["committee"], start=1)
    )


def briefings(experts: tuple[Expert, ...]) -> tuple[Briefing, ...]:
    """Thirty experts of eleven bodies, at one meeting in each area."""
    first, second = read("history")["briefing"]
    early = [
        expert
        for expert in experts
        if expert.historic and expert.registered_on and expert.registered_on < first["on"]
    ]
    counts = Counter(expert.home for expert in early)
    bodies = sorted(counts, key=lambda code: (-counts[code], code))[:_BRIEFED_BODIES]
    one_each = {expert.home: expert for expert in early if expert.home in bodies}
    others = [
        expert for expert in early if expert.home in bodies and expert not in one_each.values()
    ]
    invited = [*one_each.values(), *others][:_BRIEFED_EXPERTS]
    kinki = [code for code in bodies if code in {"NT", "SK", "KB", "KY", "YM"}]
    return tuple(
        Briefing(
            on=meeting["on"],
            area=meeting["area"],
            place=meeting["place"],
            experts=tuple(
                expert.key
                for expert in invited
                if (expert.home in kinki) == (meeting["area"] == "kinki")
            ),
        )
        for meeting in (first, second)
    )


def seminars() -> tuple[Seminar, ...]:
    """Three in each area."""
    return tuple(Seminar(**seminar) for seminar in read("history")["seminar"])
