"""What the bodies tell each other: announcements and who read them, the library, a training."""

from datetime import date, timedelta
from typing import Any

from enishi.companies.models import Company, CompanyConsent, CompanyConsentKind
from enishi.companies.transitions import note_company_consent
from enishi.demonstration.loading.people import Bodies, at_noon
from enishi.demonstration.prose import read
from enishi.demonstration.values import World
from enishi.knowledge.models import QUESTIONS, Audience, Moment
from enishi.knowledge.queries import staff_for
from enishi.knowledge.transitions import (
    announce,
    answer_survey,
    confirm_reading,
    hold_training,
    note_presence,
    write_entry,
)
from enishi.rights.transitions import close_incident, note_incident, note_step

TEXTS = ("kind", "title", "field", "trouble", "done", "result", "hint", "audience")


def load_shared(world: World, bodies: Bodies) -> None:
    """Load what is shared, with days counted from today."""
    told = read("shared")
    for one in told["announcement"]:
        announce_one(one, bodies, day_of(one, world))
    for one in told["entry"]:
        write_one(one, bodies, day_of(one, world))
    for one in told["training"]:
        train(one, bodies, day_of(one, world))
    for one in told["incident"]:
        note(one, bodies, day_of(one, world), world.today)


def day_of(told: dict[str, Any], world: World) -> date:
    """So many days ago."""
    return world.today - timedelta(days=told["days_ago"])


def announce_one(told: dict[str, Any], bodies: Bodies, day: date) -> None:
    """An announcement, and who has read it."""
    made = announce(
        bodies.organisations[told["body"]],
        title=told["title"],
        text=told["text"],
        audience=Audience(told["audience"]),
        at=at_noon(day),
        by=bodies.writer_today(told["body"]),
    )
    for key in told["read_by"]:
        confirm_reading(made, at=at_noon(day + timedelta(days=1)), by=bodies.people[key])


def write_one(told: dict[str, Any], bodies: Bodies, day: date) -> None:
    """A case of a company that agreed, or something that one knows."""
    body, by = bodies.organisations[told["body"]], bodies.writer_today(told["body"])
    consent = None
    if told["kind"] == "case":
        firms = Company.objects.filter(organisation=body).order_by("pk")
        consent = agreed(firms[told["firm"]], day, bodies.writer_today(told["body"]))
    values = {name: told[name] for name in TEXTS}
    write_entry(body, values=values, consent=consent, at=at_noon(day), by=by)


def agreed(firm: Company, day: date, by: Any) -> CompanyConsent:
    """The firm agreed to be told of, without its name."""
    values = {
        "kind": CompanyConsentKind.PUBLICATION,
        "given_by": firm.president or "社長",
        "manner": "paper",
        "given_on": day - timedelta(days=3),
        "terms": "社名は出さない。",
    }
    return note_company_consent(firm, values=values, by=by)


def train(told: dict[str, Any], bodies: Bodies, day: date) -> None:
    """A training of a body, with what its people said of themselves before and after."""
    body, by = bodies.organisations[told["body"]], bodies.writer_today(told["body"])
    held = hold_training(
        body,
        title=told["title"],
        on=day,
        place=told["place"],
        about=told["about"],
        audience=Audience(told["audience"]),
        by=by,
    )
    people = list(staff_for(held.audience, body)[: len(told["answers"])])
    note_presence(held, invited=people, present=people, on=day, by=by)
    for person, said in zip(people, told["answers"], strict=False):
        for moment, numbers in ((Moment.BEFORE, said[:4]), (Moment.AFTER, said[4:])):
            answers = dict(zip(QUESTIONS, numbers, strict=True))
            answer_survey(held, moment=moment, answers=answers, at=at_noon(day), on=day, by=person)


def note(told: dict[str, Any], bodies: Bodies, day: date, today: date) -> None:
    """A complaint or a drill, with what was done about it."""
    by = bodies.writer_today(told["body"])
    values = {name: told[name] for name in ("kind", "title", "told_by", "what")}
    days = {"happened_on": day, "due_on": day + timedelta(days=told["due"])}
    noted = note_incident(
        bodies.organisations[told["body"]], values=values | days | {"owner": by}, today=today, by=by
    )
    for after, text in told["steps"]:
        note_step(noted, text=text, on=day + timedelta(days=after), by=by)
    if told["outcome"]:
        close_incident(noted, outcome=told["outcome"], on=day + timedelta(days=6), by=by)
