import re
from datetime import timedelta

import pytest

from enishi.experts.models import Expert
from enishi.people.models import Role
from tests import make
from tests.web import arrange

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]
TODAY = make.LATER


def page_of(**card: object) -> str:
    murase = make.member("murase", role=Role.EXPERT)
    expert = make.expert("催事から定番の売場に育てた。", family_name="村瀬")
    Expert.objects.filter(pk=expert.pk).update(account=murase, **card)
    return arrange.signed_in(murase).get("/notices/").content.decode()


def test_the_expert_sees_his_own_card():
    page = page_of(capacity=3, current_cases=1, confirmed_on=TODAY)

    assert "3社まで　いま1社" in page
    assert "催事から定番の売場に育てた。" in page


@pytest.mark.parametrize(
    ("confirmed_on", "asked"),
    [
        (TODAY, False),
        (TODAY - timedelta(days=365), False),
        (TODAY - timedelta(days=366), True),
        (None, True),
    ],
)
def test_a_card_that_nobody_looked_at_for_a_year_is_asked_about(confirmed_on, asked):
    page = page_of(confirmed_on=confirmed_on)

    assert ("お変わりありませんか" in page) is asked


def test_a_rest_is_shown_as_long_as_it_lasts():
    assert "までお休み中" in page_of(paused_until=TODAY)


def test_a_rest_that_is_over_is_not_shown():
    assert "までお休み中" not in page_of(paused_until=TODAY - timedelta(days=1))


def test_the_expert_never_learns_that_he_was_considered():
    murase = make.member("murase", role=Role.EXPERT)
    expert = make.expert()
    Expert.objects.filter(pk=expert.pk).update(account=murase)
    client = arrange.signed_in(murase)
    before = client.get("/notices/").content.decode()

    make.candidate(expert, on=make.need("CANARY", of=make.company("CANARY")))
    after = client.get("/notices/").content.decode()

    assert without_tokens(after) == without_tokens(before)


def without_tokens(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]


def without_numbers(page: str) -> str:
    """The page without the numbers of its records, in which any year may stand by chance."""
    return re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "", page)


def test_neither_age_nor_birthday_is_on_the_page():
    page = without_numbers(page_of(born_on="1946-04-01"))

    assert [word for word in ("1946", "昭和21", "歳") if word in page] == []


def test_without_a_card_the_page_says_whom_to_call():
    page = arrange.signed_in(make.member(role=Role.EXPERT)).get("/notices/").content.decode()

    assert "登録票がまだ結びついていません。推進室（03-0000-0000）へお電話ください。" in page
