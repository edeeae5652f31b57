"""The bodies of the network, the people who work for them, and the programmes."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from enishi.demonstration.places import prefecture_of
from enishi.demonstration.prose import read
from enishi.demonstration.values import (
    BodyPart,
    Organisation,
    PersonName,
    Programme,
    ProgrammeArea,
    Staff,
    StaffRole,
)

SHUTOKEN = ProgrammeArea("shutoken", "首都圏", ("11", "12", "13", "14"))
KINKI = ProgrammeArea("kinki", "近畿圏", ("25", "26", "27", "28", "29", "30"))
AREAS = (SHUTOKEN, KINKI)
_STAFF_OF_THE_CLOSED_YEARS_LEFT_ON = date(2012, 3, 31)


def area_of(prefecture: str) -> str:
    """The slug of the programme area in which a prefecture lies, or an empty text."""
    return next((area.slug for area in AREAS if prefecture in area.prefectures), "")


def organisations() -> tuple[Organisation, ...]:
    """受託者 and 委託元 first, then the 19 協働団体, which do not include them."""
    return tuple(_organisation(body) for body in read("organisations")["body"])


def _organisation(body: dict[str, Any]) -> Organisation:
    prefecture, city = prefecture_of(body["place"])
    return Organisation(
        code=body["code"],
        name=body["name"],
        kana=body["kana"],
        kind=body["kind"],
        part=BodyPart(body.get("part", "member")),
        prefecture=prefecture,
        city=city,
        phone=body["phone"],
        founded_year=body["founded"],
        remarks=body["remarks"],
        agreed_on=body.get("agreed"),
    )


def staff() -> tuple[Staff, ...]:
    """Those of the closed years and those of today, body by body."""
    people = read("organisations")["staff"]
    return tuple(
        _member(code, line, place, past=when == "past")
        for when in ("past", "present")
        for code, lines in people[when].items()
        for place, line in enumerate(lines, start=1)
    )


def _member(code: str, line: str, place: int, *, past: bool) -> Staff:
    role, family, given, family_kana, given_kana, *marks = line.split()
    key = f"{code}-{'past' if past else 'staff'}-{place}"
    return Staff(
        key=key,
        organisation=code,
        role=StaffRole(role),
        name=PersonName(family, given, family_kana, given_kana),
        email=f"{key.lower()}@example.jp",
        phone=f"090-0000-{_digits(code, place, past=past):04}",
        from_on=date(2008, 9, 1) if past else date(2019 + len(key) % 4, 4, 1),
        until_on=_STAFF_OF_THE_CLOSED_YEARS_LEFT_ON if past else None,
        signs_in="sign_in" in marks,
    )


def _digits(code: str, place: int, *, past: bool) -> int:
    return sum(map(ord, code)) * 7 + place + (4000 if past else 0)


def programmes(years: Iterable[int]) -> tuple[Programme, ...]:
    """The network's year, the year of the 48 matches, and the fiscal years around today."""
    return (
        Programme(
            key="FY2008",
            fiscal_year=2008,
            name="平成20年度 新現役チャレンジ支援事業・モデル事業",
            from_on=date(2008, 9, 1),
            until_on=date(2009, 3, 31),
            areas=AREAS,
            match_target=None,
            closed_on=date(2009, 2, 27),
            remarks="協働NPO等のネットワークをつくる年。19団体の賛同、推進委員会3回。",
        ),
        Programme(
            key="FY2009",
            fiscal_year=2009,
            name="平成21年度 新現役チャレンジ支援事業",
            from_on=date(2009, 4, 1),
            until_on=date(2010, 3, 31),
            areas=AREAS,
            match_target=30,
            closed_on=date(2010, 2, 26),
            remarks="目標は両地域を合わせて30件以上。地域ごとの目標は定めない。",
        ),
        *(_recent(year) for year in years),
    )


def _recent(year: int) -> Programme:
    return Programme(
        key=f"FY{year}",
        fiscal_year=year,
        name=f"令和{year - 2018}年度 新現役チャレンジ支援事業（練習用）",
        from_on=date(year, 4, 1),
        until_on=date(year + 1, 3, 31),
        areas=AREAS,
        match_target=30,
        closed_on=None,
        remarks="練習用の年度。",
    )
