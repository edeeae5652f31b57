"""The sign of a body that has joined, and the day, are put right as long as nothing bears them."""

from datetime import timedelta

import pytest

from enishi.logbook.models import Entry
from enishi.logbook.refused import Conflict, NotYours, Refused
from enishi.network.models import AgreementKind
from enishi.network.transitions import (
    correct_joining,
    find_body,
    sign_agreement,
    take_in_body,
)
from tests import make
from tests.network import given
from tests.network.given import VALUES, office

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def mizuno():
    return given.mizuno()


@pytest.fixture
def joined(mizuno):
    found = given.found(on=make.TODAY - 9 * DAY)
    given.agreed(found, asked_on=make.TODAY - 8 * DAY)
    for kind in AgreementKind:
        day = make.TODAY - 6 * DAY
        sign_agreement(found, kind=kind, signed_on=day, signatory="石橋 友吉", by=mizuno)
    take_in_body(found, code="SX", on=make.TODAY, by=mizuno)
    return found


def put_right(joined, by, **changed):
    first = {"code": "SH", "on": make.TODAY - 2 * DAY, "read_at": joined.version}
    return correct_joining(joined, **first | {"by": by} | changed)


def stands(joined):
    joined.became.refresh_from_db()
    part = joined.joined()
    return joined.became.code, part.from_on


def test_the_sign_and_the_day_are_put_right_and_how_they_stood_stays(joined, mizuno):
    put_right(joined, mizuno)

    assert stands(joined) == ("SH", make.TODAY - 2 * DAY)
    kept = [one.values for one in joined.revisions.order_by("version")]
    assert [(one.get("code"), one.get("joined_on")) for one in kept] == [
        (None, None),
        ("SX", make.TODAY.isoformat()),
        ("SH", (make.TODAY - 2 * DAY).isoformat()),
    ]
    last = Entry.objects.order_by("-id")[:3]
    assert [one.fields for one in last] == [["became"], ["from_on"], ["code"]]


def test_where_nothing_is_changed_nothing_is_written(client, joined, mizuno):
    client.force_login(mizuno)
    before = (joined.version, joined.revisions.count(), Entry.objects.count())
    typed = {"code": "SX", "on": f"{make.TODAY:%Y/%m/%d}", "read_at": joined.version}

    page = client.post(f"/network/bodies/{joined.public_id}/joining/", typed, follow=True).text

    joined.refresh_from_db()
    assert (joined.version, joined.revisions.count(), Entry.objects.count()) == before
    assert "記号も加わった日も、いまのままです。" in page
    assert "直しました" not in page


@pytest.mark.parametrize(
    ("changed", "sentence", "about"),
    [
        ({"on": make.TODAY - 7 * DAY}, "賛同書（令和8年9月12日）より前", "on"),
        ({"on": make.TODAY - 8 * DAY}, "お返事の日（令和8年9月11日）より前", "on"),
        ({"on": make.TODAY + 900 * DAY}, "きょうより先", "on"),
        ({"code": "NNW"}, "もうほかの団体が使っています", "code"),
    ],
)
def test_what_cannot_be_is_refused_at_its_box(joined, mizuno, changed, sentence, about):
    with pytest.raises(Refused, match=sentence) as refused:
        put_right(joined, mizuno, **changed)

    assert refused.value.about == about
    assert stands(joined) == ("SX", make.TODAY)


def test_a_sign_that_numbers_begin_with_stays_but_the_day_is_put_right(joined, mizuno):
    make.need(of=make.company("株式会社まちば", of=joined.became))

    with pytest.raises(Refused, match="「SX」の番号のついた案件か仮登録") as refused:
        put_right(joined, mizuno)
    put_right(joined, mizuno, code="SX")

    assert refused.value.about == "code"
    assert stands(joined) == ("SX", make.TODAY - 2 * DAY)


def test_two_who_put_it_right_at_once_do_not_overwrite_each_other(joined, mizuno):
    read_at = joined.version
    put_right(joined, mizuno)

    with pytest.raises(Conflict):
        put_right(joined, mizuno, code="SZ", read_at=read_at)


def test_only_the_office_does_it_and_only_of_who_belongs_to_the_network(joined, mizuno):
    with pytest.raises(NotYours):
        put_right(joined, make.coordinator())
    joined.became.ended_at = make.now()
    joined.became.save()

    with pytest.raises(Refused, match="いまネットワークに加わっている団体だけ"):
        put_right(joined, mizuno)


def test_it_is_put_right_on_its_page(client, joined, mizuno):
    client.force_login(mizuno)
    page = f"/network/bodies/{joined.public_id}/"
    assert f'href="{page}joining/"' in client.get(page).text
    typed = {"code": "ＳＨ", "on": "2026/9/16", "read_at": joined.version}

    opened = client.get(f"{page}joining/").text
    client.post(f"{page}joining/", typed)
    late = client.post(f"{page}joining/", typed | {"code": "SZ"})

    assert 'value="SX"' in opened
    assert stands(joined) == ("SH", make.TODAY - 2 * DAY)
    assert late.status_code == 409
    versions = client.get(f"{page}versions/").text
    assert all(word in versions for word in ("団体の記号", "SX", "加わった日", "令和8年9月16日"))


def test_of_a_body_that_has_not_joined_there_is_no_such_page(client, mizuno):
    found = find_body(office(), values=VALUES, on=make.TODAY, by=mizuno)
    client.force_login(mizuno)

    assert client.get(f"/network/bodies/{found.public_id}/joining/").status_code == 404
