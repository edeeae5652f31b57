from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.logbook.refused import NotYours, Refused
from enishi.network.models import Entrustment, JointUse
from enishi.network.transitions import entrust, publish_joint_use
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]
DAY = timedelta(days=1)
ITEMS = dict.fromkeys(
    ("items", "range", "purpose", "responsible", "address", "representative"), "書いてある"
)


def entrusted(**values):
    first = {"to": make.other_organisation(), "work": "面談の手配", "by": make.coordinator()}
    days = {"signed_on": make.TODAY, "from_on": make.TODAY, "until_on": make.TODAY + 9 * DAY}
    return entrust(make.organisation(), **first | days | values)


def test_a_contract_stands_from_its_first_day_to_its_last():
    made = entrusted()

    days = [make.TODAY + n * DAY for n in (-1, 0, 9, 10)]
    standing = [list(Entrustment.objects.live_on(day)) for day in days]
    assert standing == [[], [made], [made], []]


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ({"until_on": make.TODAY - DAY}, "始まりより前"),
        ({"from_on": make.TODAY - DAY}, "契約した日より前"),
    ],
)
def test_a_contract_with_impossible_days_is_refused(days, sentence):
    with pytest.raises(Refused, match=sentence) as refused:
        entrusted(**days)

    assert refused.value.about == next(iter(days))


def test_what_is_not_signed_yet_is_no_contract():
    tomorrow = timezone.localdate() + DAY

    with pytest.raises(Refused, match="きょうより先の日付") as refused:
        entrusted(signed_on=tomorrow, from_on=tomorrow, until_on=None)

    assert refused.value.about == "signed_on"


def test_another_bodys_contract_is_not_written():
    with pytest.raises(NotYours):
        entrusted(by=make.member(of=make.other_organisation()))


def published(**values):
    first = {"bodies": [make.other_organisation()], "items": ITEMS, "on": make.TODAY}
    return publish_joint_use(make.organisation(), **first | {"by": make.coordinator()} | values)


def test_a_joint_use_counts_its_publisher_among_its_bodies():
    assert set(published().bodies.all()) == {make.organisation(), make.other_organisation()}


def test_a_joint_use_has_another_body_in_it():
    with pytest.raises(Refused, match="ひとつ以上"):
        published(bodies=[])


def test_only_the_bodys_own_people_publish_in_its_name():
    with pytest.raises(NotYours):
        published(by=make.member(of=make.other_organisation()))
    assert list(JointUse.objects.all()) == []
