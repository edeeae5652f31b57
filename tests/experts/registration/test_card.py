import pytest

from enishi.experts.registration.card import card_from
from tests.experts import applying

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("wishes", "reach"),
    [
        ({"reach": "home"}, ["09"]),
        ({"reach": "near"}, ["07", "08", "09", "10", "11"]),
        ({"reach": "anywhere"}, []),
        ({"reach": "chosen", "prefectures": ["13", "27"]}, ["13", "27"]),
    ],
)
def test_where_one_goes_becomes_the_prefectures(wishes, reach):
    told = applying.application(wishes=applying.ANSWERS["wishes"] | wishes)

    assert card_from(told).person["reach"] == reach


def test_days_and_frequency_are_written_as_people_write_them():
    assert card_from(applying.application()).person["weekdays"] == "火・木　月に2、3日ほど"


def test_what_somebody_employed_may_do_is_on_the_card():
    employed = {"employed": "yes", "permission": "to_ask", "retires_on": "令和9年3月31日"}
    bound = {"bound": "yes", "bound_words": "2年は同業を手伝わない。"}

    person = card_from(applying.application(employment=employed | bound)).person

    assert (str(person["retires_on"]), person["employer_permission"], person["former_duties"]) == (
        "2027-03-31",
        "to_ask",
        "2年は同業を手伝わない。",
    )


def test_a_permission_left_over_from_a_changed_answer_is_not_kept():
    retired = {"employed": "no", "permission": "granted", "retires_on": "R9.3.31", "bound": "no"}

    person = card_from(applying.application(employment=retired)).person

    assert (person["retires_on"], person["employer_permission"]) == (None, "")


def test_what_one_can_do_for_a_company_becomes_the_offer():
    assert card_from(applying.application()).person["offers"] == (
        "現場を一緒に回り、残業が減る段取りを考えます。"
    )


def test_the_channel_is_kept_in_the_persons_own_words_where_he_used_some():
    words = applying.first_answer() | {"channel_words": "区の広報紙を見て"}

    told = [applying.application(), applying.application(body=words)]

    assert [card_from(one).person["discovery_channel"] for one in told] == [
        "新聞や広報紙",
        "区の広報紙を見て",
    ]
