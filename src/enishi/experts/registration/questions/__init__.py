"""The questions of the registration, each a form of its own, in the order in which they come."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from enishi.experts.models import Application
from enishi.experts.registration.questions.address import AddressQuestion
from enishi.experts.registration.questions.person import (
    BirthQuestion,
    BodyQuestion,
    ContactQuestion,
    KanaQuestion,
    NameQuestion,
)
from enishi.experts.registration.questions.promises import ConsentQuestion
from enishi.experts.registration.questions.question import Question
from enishi.experts.registration.questions.wishes import StyleQuestion, WishesQuestion
from enishi.experts.registration.questions.work import (
    CareerQuestion,
    EmploymentQuestion,
    StrengthsQuestion,
)

YOURSELF, WORK, FROM_NOW = _("あなたのこと"), _("お仕事のこと"), _("これからのこと")
CHECK = "check"


@dataclass(frozen=True)
class Step:
    """One question: its address, its chapter, what it is called, and its form."""

    slug: str
    chapter: Any
    title: Any
    form: type[Question]

    @property
    def number(self) -> int:
        """Which of the questions it is, from one."""
        return STEPS.index(self) + 1


STEPS = (
    Step("body", YOURSELF, _("どの団体に登録しますか"), BodyQuestion),
    Step("name", YOURSELF, _("お名前を教えてください"), NameQuestion),
    Step("kana", YOURSELF, _("お名前の読み方を確かめてください"), KanaQuestion),
    Step("birth", YOURSELF, _("生年月日を教えてください"), BirthQuestion),
    Step("address", YOURSELF, _("お住まいはどちらですか"), AddressQuestion),
    Step("contact", YOURSELF, _("ご連絡先を教えてください"), ContactQuestion),
    Step("career", WORK, _("どんな会社で、何をしていましたか"), CareerQuestion),
    Step("employment", WORK, _("いま、お勤め中ですか"), EmploymentQuestion),
    Step("strengths", WORK, _("得意なことは何ですか"), StrengthsQuestion),
    Step("style", FROM_NOW, _("小さな会社で、どのように働きたいですか"), StyleQuestion),
    Step("wishes", FROM_NOW, _("いつ、どこで、お手伝いいただけますか"), WishesQuestion),
    Step("consent", FROM_NOW, _("情報の使いみちを、お確かめください"), ConsentQuestion),
)
SLUGS = tuple(step.slug for step in STEPS)


def step_called(slug: str) -> Step | None:
    """The question at an address, or none."""
    return next((step for step in STEPS if step.slug == slug), None)


def after(step: Step) -> str:
    """The address of what comes after a question: the next one, or the check page."""
    return SLUGS[step.number] if step.number < len(STEPS) else CHECK


def further(reached: str, slug: str) -> str:
    """The one of two addresses that lies further on."""
    order = (*SLUGS, CHECK)
    return max(reached, slug, key=order.index)


def asked(step: Step, application: Application, data: Any = None) -> Question:
    """The form of a question: as posted, else as answered before, else empty."""
    stored: Mapping[str, list[str]] | None = application.answers.get(step.slug)
    if data is None and stored is not None:
        return step.form.answered(stored, application=application)
    return step.form(data, application=application)


def unanswered(application: Application) -> Step | None:
    """The first question that still wants an answer, or none when all is told."""
    for step in STEPS:
        if step.slug == "career":
            missing = not application.answers.get("career")
        else:
            form = asked(step, application)
            missing = not (form.is_bound and form.is_valid())
        if missing:
            return step
    return None
