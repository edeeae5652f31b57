"""委託 and 共同利用 of the practice records, a profile without a name, and two requests."""

from datetime import date, timedelta
from typing import Any

from enishi.demonstration.loading.people import Bodies, at_noon
from enishi.demonstration.prose import read
from enishi.demonstration.values import Registration, World
from enishi.experts.models import Basis, ConsentManner, Expert, Visibility
from enishi.experts.sharing.words import wish_for
from enishi.experts.transitions import (
    approve_blind_profile,
    give_consent,
    share_expert,
    write_blind_profile,
)
from enishi.network.transitions import entrust, publish_joint_use
from enishi.rights.models import Right
from enishi.rights.transitions import ask_right, close_case

FIVE_ITEMS = ("items", "range", "purpose", "address", "representative")


def load_rights(world: World, bodies: Bodies, experts: dict[str, Expert]) -> None:
    """Load what lets others see a card beside a consent, and what people asked for."""
    told = read("rights")
    quiet = kept_to_themselves(world, experts, body=told["contract"]["body"])
    for one in told["blind"]:
        person = kept_to_themselves(world, experts, body=one["body"]).pop()
        tell_without_name(one, person, bodies, world.today)
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


def kept_to_themselves(world: World, experts: dict[str, Expert], *, body: str) -> list[Expert]:
    """Registered people of a body who agreed to no other body, nor to words without their name."""
    rows = [
        experts[value.key]
        for value in world.experts
        if value.home == body
        and value.status == Registration.REGISTERED
        and not value.consent.shared
        and not value.signs_in
    ]
    return [one for one in rows if not one.consents.exists()]


def tell_without_name(told: dict[str, Any], person: Expert, bodies: Bodies, today: date) -> None:
    """Somebody lets other bodies read of him without his name, in words that he approved."""
    day = today - timedelta(days=told["days_ago"])
    by = bodies.writer(told["body"])
    wish = wish_for(
        person, about="network", from_on=day, until_on=None, visibility=Visibility.BLIND
    )
    heard = {"manner": ConsentManner.TELEPHONE, "note": told["heard"]}
    give_consent(person, wish=wish, **heard, at=at_noon(day), by=by)
    written = write_blind_profile(person, text=told["text"], at=at_noon(day), by=by)
    approve_blind_profile(written, **heard, on=day, by=by)
    others = [bodies.organisations[code] for code in told["to"]]
    share_expert(person, to=others, basis=Basis.CONSENT, on=day, by=by)


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
