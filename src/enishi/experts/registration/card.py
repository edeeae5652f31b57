"""From the answers of a 仮登録 to a registration card."""

from typing import Any

from django.utils.translation import override, pgettext

from enishi.experts.models import Application
from enishi.experts.registration.questions import STEPS, asked
from enishi.experts.registration.questions.person import Channel
from enishi.experts.registration.questions.wishes import Often, Reach, Weekday
from enishi.experts.registration.questions.work import Bound, CareerQuestion, YesNo
from enishi.experts.transitions.card import Card
from enishi.reference.industries import find_industry
from enishi.reference.prefectures import PREFECTURES

ENTRY_FIELDS = (
    "company_name", "company_size", "department", "post", "from_when", "to_when", "duties",
    "overseas",
)  # fmt: skip


def entries_of(application: Application) -> list[CareerQuestion]:
    """The career entries that were told, each as its form."""
    return [
        CareerQuestion.answered(stored, application=application)
        for stored in application.answers.get("career", [])
    ]


def read_answers(application: Application) -> dict[str, Any]:
    """Every answer as it was understood, under the names of its fields."""
    read: dict[str, Any] = {}
    for step in STEPS:
        form = asked(step, application) if step.slug != "career" else None
        if form and form.is_bound and form.is_valid():
            read |= form.cleaned_data
    return read


def card_from(application: Application) -> Card:
    """The card that the answers make; what a register keeps is written in Japanese."""
    with override("ja"):
        said, entries = read_answers(application), entries_of(application)
        told = [entry.cleaned_data for entry in entries if entry.is_valid()]
        return Card(
            person=person(said, told),
            career=tuple(entry_from(one) for one in told),
            specialisms=dict.fromkeys(said.get("specialisms", ())),
            qualifications=tuple(
                line.strip()[:80]
                for line in said.get("qualifications", "").splitlines()
                if line.strip()
            ),
        )


def person(said: dict[str, Any], told: list[dict[str, Any]]) -> dict[str, Any]:
    """The person's own fields of the card."""
    plain = (
        "family_name", "given_name", "family_kana", "given_kana", "born_on", "postal_code",
        "prefecture", "city", "street", "telephone", "email", "small_firm_style", "languages",
        "online", "capacity",
    )  # fmt: skip
    employed = said.get("employed") == YesNo.YES
    return {
        **{name: said[name] for name in plain if name in said},
        "offers": "\n".join(one["can_do"] for one in told if one["can_do"]),
        "reach": reach_of(said),
        "weekdays": weekdays_of(said),
        "retires_on": said.get("retires_on") if employed else None,
        "employer_permission": said.get("permission", "") if employed else "",
        "former_duties": former_duties(said),
        "discovery_channel": channel_of(said),
    }


def entry_from(told: dict[str, Any]) -> dict[str, Any]:
    """One entry of the career, with the industry that its words name."""
    return {**{name: told[name] for name in ENTRY_FIELDS}, "industry": industry_of(told)}


def industry_of(told: dict[str, Any]) -> str:
    """The middle class that the words name; a whole division would say too little."""
    found = find_industry(told.get("industry", ""))
    return found.code if found and found.parent else ""


def reach_of(said: dict[str, Any]) -> list[str]:
    """The prefectures the person travels to; an empty list means anywhere."""
    home, kind = said.get("prefecture", ""), said.get("reach")
    if kind == Reach.CHOSEN:
        return list(said.get("prefectures", ()))
    if kind == Reach.ANYWHERE or home not in PREFECTURES:
        return []
    near = PREFECTURES[home].neighbours if kind == Reach.NEAR else frozenset()
    return sorted({home, *near})


def weekdays_of(said: dict[str, Any]) -> str:
    """火・木　月に2、3日ほど."""
    days = "・".join(str(Weekday(day).label) for day in said.get("weekdays", ()))
    often = str(Often(said["often"]).label) if said.get("often") else ""
    return pgettext("weekdays and frequency", "　").join(part for part in (days, often) if part)


def former_duties(said: dict[str, Any]) -> str:
    """What the person promised the employer before, or that he is not sure."""
    if said.get("bound") == Bound.UNSURE:
        return str(Bound.UNSURE.label)
    return str(said.get("bound_words", "")) if said.get("bound") == Bound.YES else ""


def channel_of(said: dict[str, Any]) -> str:
    """How the person came to know of us, in his own words where he used some."""
    words, kind = said.get("channel_words", ""), said.get("channel")
    if words or not kind:
        return str(words)
    return str(Channel(kind).label)
