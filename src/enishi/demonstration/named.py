"""The hand-written few: those whom the guides and the pictures show."""

from datetime import date, timedelta
from typing import Any

from enishi.demonstration.people import latin_of
from enishi.demonstration.places import prefecture_of, telephone
from enishi.demonstration.prose import read
from enishi.demonstration.values import (
    Availability,
    CareerEntry,
    Consent,
    Expert,
    Language,
    PersonName,
    Registration,
    Specialism,
    Staff,
)


def reserved_names(staff: tuple[Staff, ...]) -> set[str]:
    """Names that nobody else gets."""
    people = {PersonName(*record["name"].split()).full for record in read("named")["expert"]}
    return people | {person.name.full for person in staff}


def named_experts(today: date) -> tuple[Expert, ...]:
    """Each as written, with dates counted from today where they must stay fresh."""
    return tuple(
        _expert(record, today, place)
        for place, record in enumerate(read("named")["expert"], start=1)
    )


def _expert(record: dict[str, Any], today: date, place: int) -> Expert:
    name = PersonName(*record["name"].split())
    prefecture, city = prefecture_of(record["place"])
    return Expert(
        key=record["key"],
        home=record["home"],
        name=name,
        birth_on=record["born"],
        prefecture=prefecture,
        city=city,
        phone=telephone(prefecture, 3000 + place),
        email=""
        if record.get("no_mail")
        else f"{latin_of(name.family)}.{record['key']}@example.jp",
        careers=tuple(_entry(entry) for entry in record["career"]),
        specialisms=tuple(
            Specialism(category, years) for category, years in record["specialisms"].items()
        ),
        qualifications=tuple(record.get("qualifications", ())),
        languages=tuple(
            Language(name, level) for name, level in record.get("languages", {}).items()
        ),
        self_introduction=record["self"],
        offer=record["offer"],
        small_firm_manner=record["manner"],
        availability=_availability(record, today),
        current_cases=record.get("cases", 0),
        blocked_companies=(),
        channel=record["channel"],
        introduced_by=record.get("introduced_by", ""),
        consent=Consent(record.get("shared", True), record["applied"], "登録票の同意欄（署名）"),
        status=Registration.REGISTERED,
        applied_on=record["applied"],
        registered_on=record["applied"] + timedelta(days=6),
        withdrawn_on=None,
        withdrawn_reason="",
        confirmed_on=max(record["applied"], today - timedelta(days=record.get("confirmed", 40))),
        employed_until=_ahead(today, record.get("retires")),
        employer_permission=record.get("permission", ""),
        historic=False,
        signs_in=record.get("sign_in", False),
        staff=record.get("account", ""),
    )


def _entry(entry: dict[str, Any]) -> CareerEntry:
    return CareerEntry(
        company=entry["company"],
        size=entry.get("size"),
        industry=entry["industry"],
        department=entry.get("department", ""),
        post=entry.get("post", ""),
        started=entry["from"],
        ended=entry.get("to", ""),
        duties=entry["did"],
        overseas=entry.get("overseas", False),
    )


def _availability(record: dict[str, Any], today: date) -> Availability:
    return Availability(
        reach=tuple(record["reach"]) if "reach" in record else None,
        online=record.get("online", False),
        weekdays=record["weekdays"],
        frequency=record["frequency"],
        terms=record.get("terms", ""),
        capacity=record.get("capacity", 2),
        paused_until=_ahead(today, record.get("paused")),
    )


def _ahead(today: date, days: int | None) -> date | None:
    return None if days is None else today + timedelta(days=days)
