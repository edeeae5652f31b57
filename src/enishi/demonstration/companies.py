"""中小企業: firms from the hand-written hearings, with what a card needs besides."""

import random
from datetime import date
from typing import Any

from enishi.demonstration.people import Names
from enishi.demonstration.places import prefecture_of, telephone
from enishi.demonstration.prose import read
from enishi.demonstration.values import Company, PersonName

# No registry office has this number, so that no corporate number is anybody's.
_NO_REGISTRY_OFFICE = "999900"


def corporate_number(serial: int) -> str:
    """Thirteen digits whose check digit is right and which belong to nobody."""
    base = f"{_NO_REGISTRY_OFFICE}{serial:06}"
    weighted = sum(
        int(digit) * (1 if place % 2 else 2) for place, digit in enumerate(reversed(base), start=1)
    )
    return f"{9 - weighted % 9}{base}"


def company(
    key: str,
    record: dict[str, Any],
    draw: random.Random,
    *,
    organisation: str,
    known_since: date,
    names: Names,
    historic: bool,
) -> Company:
    """One firm; what the record leaves out is drawn."""
    prefecture, city = prefecture_of(record["place"])
    serial = int("".join(character for character in key if character.isdigit()))
    serial += 0 if historic else 5000
    sole = record.get("sole", False)
    staff = record["staff"]
    content = read("company_facts")
    return Company(
        key=key,
        organisation=organisation,
        name=record["name"],
        kana=record["kana"],
        corporate_number="" if sole or draw.random() < 0.06 else corporate_number(serial),
        sole_proprietor=sole,
        industry=record["industry"],
        staff=staff,
        capital=None if sole else _capital(record["name"], staff, draw),
        founded_year=record.get("founded", draw.randint(1926, 1998)),
        president=_president(record, names, draw),
        president_title="" if sole else "取締役社長" if draw.random() < 0.15 else "代表取締役",
        contact=record.get("contact", draw.choice(content["contacts"]) if staff > 12 else ""),
        phone=telephone(prefecture, serial * 7 + 13),
        email="" if staff < 15 and draw.random() < 0.6 else f"info@{key.lower()}.example.com",
        prefecture=prefecture,
        city=city,
        street=f"{draw.choice(content['towns'])}0丁目0-{draw.randint(1, 30)}",
        products=record["makes"],
        customers=record["sells"],
        referred_by=record.get("referred", draw.choice(content["referred_by"])),
        known_since=known_since,
        historic=historic,
        signs_in=record.get("sign_in", False),
    )


def _president(record: dict[str, Any], names: Names, draw: random.Random) -> PersonName:
    if given := record.get("president"):
        return PersonName(*given.split())
    return names.take(draw, woman=draw.random() < 0.09)[0]


def _capital(name: str, staff: int, draw: random.Random) -> int:
    if "有限会社" in name:
        return draw.choice((300, 300, 500, 800))
    return (
        draw.choice((1000, 1000, 1500, 2000, 3000))
        if staff < 60
        else draw.choice((3000, 4500, 9000))
    )
