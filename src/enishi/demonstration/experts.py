"""新現役: those who were there in FY2009, and those whom a coordinator meets today."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from enishi.demonstration import profiles
from enishi.demonstration.careers import FUNCTIONS, Life, Shelf, career, shelf
from enishi.demonstration.people import Names
from enishi.demonstration.places import city_in, telephone
from enishi.demonstration.prose import stream
from enishi.demonstration.values import Consent, Expert, Registration, Specialism

# Mix of the 2007 survey over both pools: technique 28 %, production 22 %, sales 21 %.
# Those of FY2009 are the ones whom companies asked for, hence more sales and training.
HISTORIC = {
    "sales": 24, "tech": 14, "production": 8, "quality": 6, "hr": 8, "overseas": 4, "it": 3,
    "accounting": 2, "strategy": 2, "logistics": 1,
}  # fmt: skip
PRESENT = {
    "sales": 43, "tech": 78, "production": 32, "quality": 27, "hr": 14, "overseas": 16, "it": 15,
    "accounting": 15, "strategy": 9, "logistics": 10, "legal": 5,
}  # fmt: skip
FIELD_OF = {
    "sales": "sales_marketing", "production": "production", "quality": "production",
    "tech": "tech_product_dev", "accounting": "accounting_finance", "hr": "hr_labour", "it": "it",
    "logistics": "logistics", "overseas": "overseas", "legal": "legal_ip", "strategy": "strategy",
}  # fmt: skip
_TRADES = {
    "sales": "electric electric machine chem food food trade retail retail build service pharma",
    "tech": "electric electric electric machine machine car car metal chem chem pharma food",
    "production": "electric electric machine machine car car metal chem food food pharma",
    "quality": "electric electric machine machine car car chem food pharma metal",
    "accounting": "electric finance finance machine food trade chem build",
    "hr": "electric electric car retail service finance transport machine food",
    "it": "it it electric finance retail machine",
    "logistics": "transport transport food retail electric trade",
    "overseas": "trade trade electric machine car transport chem",
    "legal": "electric chem finance trade machine",
    "strategy": "electric finance trade food service chem",
}
_BODIES = {
    "13": "AK AK AK AK MN MN TM TM SH JK BK TG",
    "14": "KH KH SG SG HM HM AK BK",
    "11": "AR AR MS MS AK SH",
    "12": "CB CB TK TK JK SH",
    "27": "NT NT NT NT SK SK",
    "28": "KB KB NT SK",
    "26": "KY KY SK",
    "29": "YM YM NT",
    "25": "KY",
    "30": "NT",
}
_ELSEWHERE = {"08": "TK", "09": "AR", "10": "MS", "22": "HM", "23": "NT", "24": "NT"}
_SHUTOKEN_HOMES = "13 13 13 13 14 14 14 11 11 12 12"
_KINKI_HOMES = "27 27 27 27 28 28 26 29 25 30"
_HISTORIC_APPLICATIONS_FROM = date(2008, 10, 6)


@dataclass(frozen=True, slots=True)
class _Sources:
    today: date
    names: Names
    shelf: Shelf
    sayings: profiles.Sayings


def experts(today: date, seed: int, names: Names) -> tuple[Expert, ...]:
    """Everybody but the hand-written few, the FY2009 pool first."""
    sources = _Sources(today, names, shelf(), profiles.Sayings())
    people = [
        *_pool(HISTORIC, seed, sources, historic=True),
        *_pool(PRESENT, seed, sources, historic=False),
    ]
    return tuple(_sharing_mailboxes(people))


def _pool(mix: dict[str, int], seed: int, sources: _Sources, *, historic: bool) -> Iterator[Expert]:
    functions = [name for name in FUNCTIONS for _ in range(mix.get(name, 0))]
    stream(seed, "pool", historic).shuffle(functions)
    for place, function in enumerate(functions, start=1):
        key = f"{'H' if historic else 'E'}{place:03}"
        draw = stream(seed, "expert", key)
        yield _expert(key, function, draw, sources, historic=historic)


def _expert(
    key: str, function: str, draw: random.Random, sources: _Sources, *, historic: bool
) -> Expert:
    today = sources.today
    name, latin = sources.names.take(draw, woman=draw.random() < (0.08 if historic else 0.2))
    home, prefecture = _home(draw, kinki=0.46 if historic else 0.26)
    born = draw.randint(1936, 1950) if historic else draw.randint(1949, 1970)
    birth_on = date(born, 1, 1) + timedelta(days=draw.randrange(365))
    still_employed = not historic and born >= 1963 and draw.random() < 0.14
    latest = 2007 if historic else 2025 - draw.randint(0, 4)
    left = 2025 if still_employed else min(born + draw.randint(56, 65), latest)
    life = Life(
        born=born,
        function=function,
        trade=draw.choice(_TRADES[function].split()),
        voice=draw.choice(("listed", "polite", "plain", "plain")),
        full_width=draw.random() < 0.12,
        entries=draw.choice((3, 3, 4, 4, 5, 6)),
        left_at=left,
        known_until=2008 if historic else 2025,
        still_employed=still_employed,
    )
    told = career(life, sources.shelf, draw)
    first = sorted(told.categories, key=lambda pair: not pair[0].startswith(FIELD_OF[function]))
    number = int(key[1:]) + (7000 if historic else 1000)
    ended = max(int(entry.ended[:4] or left) for entry in told.entries)
    applied_on = _applied_on(ended, today, draw, historic=historic)
    status, withdrawn_on, why = _status(applied_on, today, draw, historic=historic)
    registered = status is not Registration.PROVISIONAL
    profile = profiles.profile(life, sources.sayings, draw)
    return Expert(
        key=key,
        home=home,
        name=name,
        birth_on=birth_on,
        prefecture=prefecture,
        city=city_in(prefecture, draw),
        phone=telephone(prefecture, number),
        email="" if draw.random() < 0.14 else f"{latin}.{key.lower()}@example.jp",
        careers=told.entries,
        specialisms=tuple(Specialism(category, max(2, years)) for category, years in first),
        qualifications=profile.qualifications,
        languages=profile.languages,
        self_introduction=profile.self_introduction,
        offer=profile.offer,
        small_firm_manner=profile.small_firm_manner,
        availability=profiles.availability(prefecture, today, draw, historic=historic),
        current_cases=0 if historic or draw.random() < 0.72 else draw.choice((1, 1, 2)),
        blocked_companies=(),
        channel=profile.channel,
        introduced_by=profile.introduced_by,
        consent=Consent(
            shared=draw.random() < (0.9 if historic else 0.72),
            given_on=applied_on,
            evidence=draw.choice(
                ("登録票の同意欄（署名）", "登録票の同意欄（署名）", "登録画面の同意")
            ),
        ),
        status=status,
        applied_on=applied_on,
        registered_on=applied_on + timedelta(days=draw.randint(3, 9)) if registered else None,
        withdrawn_on=withdrawn_on,
        withdrawn_reason=why,
        confirmed_on=_confirmed_on(applied_on, withdrawn_on, today, draw),
        employed_until=today + timedelta(days=draw.randint(40, 330)) if still_employed else None,
        employer_permission=draw.choice(profiles.permissions()) if still_employed else "",
        historic=historic,
        signs_in=False,
    )


def _home(draw: random.Random, *, kinki: float) -> tuple[str, str]:
    chance = draw.random()
    if chance < kinki:
        prefecture = draw.choice(_KINKI_HOMES.split())
    elif chance > 0.95:
        prefecture = draw.choice(sorted(_ELSEWHERE))
        return _ELSEWHERE[prefecture], prefecture
    else:
        prefecture = draw.choice(_SHUTOKEN_HOMES.split())
    return draw.choice(_BODIES[prefecture].split()), prefecture


def _applied_on(ended: int, today: date, draw: random.Random, *, historic: bool) -> date:
    if historic:
        return _HISTORIC_APPLICATIONS_FROM + timedelta(days=draw.randrange(250))
    if draw.random() < 0.08:
        return today - timedelta(days=draw.randint(2, 80))
    begin = date(max(2012, ended), 10, 1)
    room = min(date(2026, 1, 31), today - timedelta(days=90)) - begin
    return begin + timedelta(days=round(draw.random() * max(0, room.days)))


def _status(
    applied_on: date, today: date, draw: random.Random, *, historic: bool
) -> tuple[Registration, date | None, str]:
    if historic and draw.random() < 0.86:
        ended = date(2012, 4, 1) + timedelta(days=draw.randrange(4200))
        return Registration.WITHDRAWN, ended, draw.choice(profiles.farewells())
    if not historic and (today - applied_on).days < 12:
        return Registration.PROVISIONAL, None, ""
    if not historic and applied_on.year < 2020 and draw.random() < 0.1:
        ended = applied_on + timedelta(days=draw.randint(700, 2000))
        return Registration.WITHDRAWN, ended, draw.choice(profiles.farewells())
    return Registration.REGISTERED, None, ""


def _confirmed_on(
    applied_on: date, withdrawn_on: date | None, today: date, draw: random.Random
) -> date:
    until = withdrawn_on or today
    back = draw.choice((20, 60, 120, 200, 400, 700, 1100))
    return max(applied_on, until - timedelta(days=draw.randint(3, back)))


def _sharing_mailboxes(people: list[Expert]) -> list[Expert]:
    """Two married couples read one mailbox each, as happens."""
    present = [place for place, person in enumerate(people) if not person.historic]
    for place in (present[30], present[140]):
        one, other = people[place], people[place + 1]
        people[place] = replace(one, email=f"{one.home.lower()}.futari{place}@example.jp")
        people[place + 1] = replace(
            other,
            name=replace(other.name, family=one.name.family, family_kana=one.name.family_kana),
            email=people[place].email,
            phone=one.phone,
            prefecture=one.prefecture,
            city=one.city,
            home=one.home,
        )
    return people
