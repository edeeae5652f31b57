"""What comes in by itself: people who apply, records that are there twice, letters that came back.

For the two bodies whose coordinators can be tried out; everybody is invented.
"""

from datetime import datetime, timedelta
from typing import Any

from enishi.companies.addressee import recipient_of
from enishi.companies.models import Company
from enishi.companies.transitions import register_company
from enishi.demonstration.loading.people import Bodies, at_noon
from enishi.demonstration.prose import read
from enishi.demonstration.values import World
from enishi.experts.models import Application, EndReason, Expert
from enishi.experts.registration.questions.promises import words_for
from enishi.experts.transitions import (
    begin_application,
    end_registration,
    enquire,
    register_expert,
    submit_application,
)
from enishi.experts.transitions.card import Card
from enishi.outbox.models import Manner
from enishi.outbox.transitions import draft_letter, note_bounce, note_posted
from enishi.people.models import Organisation, User

SHOWN = {"AK": ("13", "府中市"), "NT": ("27", "東大阪市")}
DAY = timedelta(days=1)
NAME = ("family_name", "given_name")
KANA = ("family_kana", "given_kana")
POST = ("company_name", "industry", "department", "post", "from_when", "to_when")


def load_arrivals(
    world: World, bodies: Bodies, companies: dict[str, Company], experts: dict[str, Expert]
) -> None:
    """Applications, likely duplicates, letters that were posted, somebody who cannot be reached."""
    told, now = read("arrivals"), at_noon(world.today)
    for code, home in SHOWN.items():
        body, by = bodies.organisations[code], bodies.writer(code)
        applied = [apply(body, one, now, home) for one in told["applicants"]]
        asked, at = applied[-1], now - DAY
        enquire(asked, question=told["question"], read_at=asked.version, at=at, by=by)
        firms = [firm for firm in companies.values() if firm.organisation_id == body.pk]
        people = [
            one
            for one in experts.values()
            if one.organisation_id == body.pk and one.state == "registered" and not one.account_id
        ]
        write_twice(people[-1], firms[-1], world, by)
        send_by_post(firms[-3:-1], told, now, by)
        # Nobody whom a company is waiting for.
        gone = [one for one in people[:-1] if not one.soundings.exists()][-1]
        end_registration(gone, because=EndReason.UNREACHABLE, on=world.today - DAY, by=by)


def apply(
    body: Organisation, told: dict[str, Any], now: datetime, home: tuple[str, str]
) -> Application:
    """Somebody fills in the public pages and sends them."""
    entry = dict(zip(POST, told["post"], strict=True))
    answers: dict[str, dict[str, str | list[str]]] = {
        "body": {"organisation": str(body.public_id), "channel": "press"},
        "name": dict(zip(NAME, told["name"][:2], strict=True)),
        "kana": dict(zip(KANA, told["name"][2:], strict=True)),
        "birth": {"born_on": told["born_on"]},
        "address": {"prefecture": home[0], "city": home[1]},
        "contact": {"telephone": f"090-0000-04{told['days_ago']:02}", "email": ""},
        "employment": {"employed": "no", "bound": "no"},
        "strengths": {"specialisms": [told["specialism"]]},
        "style": {"small_firm_style": "現場の方と並んで、手を動かすのが好きです。"},
        "wishes": {"reach": "near", "often": "few", "capacity": "2", "weekdays": ["tue", "thu"]},
        "consent": {"introduction": "on", "secrecy": "on"},
    }
    kept: dict[str, Any] = {page: as_posted(typed) for page, typed in answers.items()}
    kept["career"] = [as_posted(entry | {name: told[name] for name in ("duties", "can_do")})]
    application = begin_application(body, answers=kept, step="check", by=None)
    introduction, _sharing, secrecy = words_for(body)
    at = now - told["days_ago"] * DAY
    return submit_application(application, agreed=(introduction, secrecy), at=at, by=None)


def as_posted(typed: dict[str, Any]) -> dict[str, list[str]]:
    """Answers as a form hands them in: a list for every box."""
    return {name: value if isinstance(value, list) else [value] for name, value in typed.items()}


def write_twice(person: Expert, firm: Company, world: World, by: User) -> None:
    """A card and a firm's record that somebody wrote although they were there already."""
    same = ("family_name", "given_name", "family_kana", "given_kana", "born_on", "prefecture")
    card = Card(
        person={name: getattr(person, name) for name in same} | {"about": "電話で聞いたまま。"},
        career=({"duties": "くわしくは、お会いしてうかがう。"},),
    )
    register_expert(person.organisation, card=card, on=world.today - 30 * DAY, by=by)
    plain = firm.name.replace("株式会社", "").replace("有限会社", "").strip()
    values = {
        "name": f"（株）{plain}",
        "industry": firm.industry,
        "prefecture": firm.prefecture,
        "city": firm.city,
        "president": firm.president,
    }
    register_company(firm.organisation, values=values, by=by)


def send_by_post(firms: list[Company], told: dict[str, Any], now: datetime, by: User) -> None:
    """Two letters went by post; the second came back."""
    for firm in firms:
        letter = draft_letter(
            firm.organisation,
            to=recipient_of(firm),
            manner=Manner.POST,
            subject=told["subject"],
            body=told["letter"].strip(),
            about=firm,
            by=by,
        )
        went_on = (now - 6 * DAY).date()
        letter = note_posted(letter, on=went_on, read_at=letter.version, by=by)
        if firm is firms[-1]:
            note_bounce(letter, why=told["returned"], at=now - 2 * DAY, by=by)
