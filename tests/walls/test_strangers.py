"""Every transition, called by somebody of another body with records of this one: he is refused.

Transitions are found by themselves, and what they are called with is made up from their types, so
that a new one is asked from its first day.
"""

import enum
import inspect
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import models, transaction
from django.utils import timezone

import enishi
from enishi.companies.models import Company
from enishi.logbook.refused import NotYours
from enishi.people.models import Membership, Organisation, User
from tests import make
from tests.walls.rows import related
from tests.walls.scopes import two_bodies

pytestmark = pytest.mark.django_db

# Of whom these ask nothing, and why that is right.
ASK_NOBODY = {
    # The bearer of a link or a code, the person himself, or whoever registers.
    **dict.fromkeys(
        [
            *("cycle.answer_by_link", "experts.connect_account", "experts.issue_code"),
            *("experts.keep_answer", "experts.reply", "experts.submit_application"),
            *("people.accept_invitation", "people.found"),
        ],
        "whoever holds the link, the code, or an empty installation",
    ),
    **dict.fromkeys(
        ["knowledge.answer_survey", "knowledge.confirm_reading", "experts.withdraw_consent"],
        "asks first whether it is about him at all, and refuses in those words",
    ),
    **dict.fromkeys(
        [
            *("cycle.call_back", "cycle.issue_link", "discovery.hand_over_searches"),
            *("experts.give_place_back", "experts.take_place", "knowledge.take_down_cases"),
            *("outbox.draft_letters", "outbox.hold_back_concerning"),
            *("rights.hand_over_incidents", "files.keep_paper", "experts.part_with_experts"),
        ],
        "a part of another transition, which has asked",
    ),
    **dict.fromkeys(
        [
            *("experts.forget_what_was_given", "files.blank", "jobs.fail", "jobs.finish"),
            "rights.erase_again",
            *("rights.open_seals", "rosters.keep_reading"),
        ],
        "what the worker or the machine does, whoever asked and wherever he works by then",
    ),
}


def transitions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every transition that says who does it, by room and name."""
    for found in sorted(Path(enishi.__path__[0]).glob("*/transitions/__init__.py")):
        room = found.parts[-3]
        for name, one in vars(import_module(f"enishi.{room}.transitions")).items():
            if inspect.isfunction(one) and "by" in inspect.signature(one).parameters:
                yield f"{room}.{name}", one


FOUND = dict(transitions())


@pytest.fixture(scope="module")
def own(django_db_setup: None, django_db_blocker: Any) -> Iterator[Organisation]:
    with django_db_blocker.unblock(), two_bodies() as body:
        yield body


def arguments(one: Callable[..., Any], own: Organisation) -> dict[str, Any]:
    """Something of the right type for everything that a transition must be told."""
    plain = inspect.unwrap(one)
    kinds = typing.get_type_hints(plain)
    return {
        name: something(kinds[name], own)
        for name, asked in inspect.signature(plain).parameters.items()
        if asked.default is asked.empty
        and asked.kind not in (asked.VAR_KEYWORD, asked.VAR_POSITIONAL)
    }


PLAIN = {str: "x", bytes: b"x", int: 1, bool: False, date: make.TODAY, time: time(10)}


def something(kind: Any, own: Organisation) -> Any:
    """A value of a type; of a model, a row that belongs to the body."""
    of = [each for each in typing.get_args(kind) if each is not type(None)]
    if type(None) in typing.get_args(kind):
        return something(of[0], own)
    plain = typing.get_origin(kind) or kind
    if not isinstance(plain, type):
        return None
    if issubclass(plain, models.Model):
        return row(plain, own)
    if issubclass(plain, enum.Enum):
        return next(iter(plain))
    empty = {} if issubclass(plain, Mapping) else [] if issubclass(plain, Iterable) else None
    return (PLAIN | {datetime: timezone.now()}).get(plain, empty)


def row(model: type[models.Model], own: Organisation) -> models.Model | None:
    """A row of the body; of accounts, one that belongs to it."""
    if model is User:
        return Membership.objects.filter(organisation=own).earliest("pk").user
    return related(Company if model._meta.abstract else model, own)


@pytest.mark.parametrize("name", sorted(FOUND.keys() - ASK_NOBODY))
def test_somebody_of_another_body_is_refused(name, own):
    stranger = make.member(of=make.organisation("よその会", code="YS"))
    told = arguments(FOUND[name], own) | {"by": stranger}

    with pytest.raises(NotYours), transaction.atomic():
        FOUND[name](**told)


def test_what_asks_nobody_is_there():
    assert sorted(ASK_NOBODY.keys() - FOUND.keys()) == []
