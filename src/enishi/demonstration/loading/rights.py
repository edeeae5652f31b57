"""委託 and 共同利用 of the practice records, a profile without a name, and two requests."""

from datetime import date, timedelta
from typing import Any

from enishi.demonstration.loading.people import Bodies, at_noon
from enishi.demonstration.prose import read
from enishi.demonstration.values import Registration, World
from enishi.experts.models import Basis, Expert
from enishi.experts.transitions import share_expert, write_blind_profile
from enishi.network.transitions import entrust, publish_joint_use
from enishi.rights.models import Right
from enishi.rights.transitions import ask_right, close_case

FIVE_ITEMS = ("items", "range", "purpose", "address", "representative")


def load_rights(world: World, bodies: Bodies, experts: dict[str, Expert]) -> None:
    """Load what lets others see a card beside a consent, and what people asked for."""
    told = read("rights")
    quiet = [
        experts[value.key]
        for value in world.experts
        if value.home == told["contract"]["body"]
        and value.status == Registration.REGISTERED
        and not value.consent.shared
        and not value.signs_in
    ]
    contract(told["contract"], bodies, world.today, quiet[0])
    publish(told["joint_use"], bodies, world.today)
    himself = next(experts[value.key] for value in world.experts if value.signs_in)
    by = bodies.writer(himself.organisation.code)
    day = world.today - timedelta(days=told["profile"]["days_ago"])
    write_blind_profile(
        himself, text=told["profile"]["text"], at=at_noon(day), by=himself.account or by
    )
    for person, one in zip(quiet[1:], told["case"], strict=False):
        ask(one, bodies, world.today, person)


def contract(told: dict[str, Any], bodies: Bodies, today: date, person: Expert) -> None:
    """A contract, and the one card that is given on its ground."""
    day = today - timedelta(days=told["days_ago"])
    body, by = bodies.organisations[told["body"]], bodies.writer(told["body"])
    to = bodies.organisations[told["to"]]
    entrust(body, to=to, work=told["work"], signed_on=day, from_on=day, by=by)
    share_expert(person, to=[to], basis=Basis.ENTRUSTED, on=day, by=by)


def publish(told: dict[str, Any], bodies: Bodies, today: date) -> None:
    """A joint use with its five items."""
    body = bodies.organisations[told["body"]]
    publish_joint_use(
        body,
        bodies=[bodies.organisations[code] for code in told["with"]],
        items={name: told[name] for name in FIVE_ITEMS} | {"responsible": body.name},
        on=today - timedelta(days=told["days_ago"]),
        by=bodies.writer(told["body"]),
    )


def ask(told: dict[str, Any], bodies: Bodies, today: date, person: Expert) -> None:
    """What a person asked of his records by telephone, answered or not yet."""
    day = today - timedelta(days=told["days_ago"])
    by = bodies.writer(person.organisation.code)
    case = ask_right(
        person,
        right=Right(told["right"]),
        words=told["words"],
        identified=told["identified"],
        on=day,
        by=by,
    )
    if told["answer"]:
        close_case(case, answer=told["answer"], on=day + timedelta(days=4), by=by)
