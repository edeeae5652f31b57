import pytest

from enishi.cycle.models import Need
from enishi.cycle.transitions import let_body_leave
from enishi.experts.models import Expert
from enishi.logbook.refused import NotYours, Refused
from tests import make
from tests.network.given import mizuno, office

pytestmark = pytest.mark.django_db


def left(body=None, by=None):
    return let_body_leave(body or make.organisation(), at=make.now(), by=by or mizuno())


def test_a_body_with_open_cases_does_not_leave():
    need = make.need()

    with pytest.raises(Refused, match=r"進んでいる案件1件.*終えてから"):
        left()

    Need.objects.update(closed_on=make.TODAY)
    assert left().ended_at == make.now()
    assert need.owner.memberships.live().count() == 0


def test_whoever_worked_there_sees_nothing_more_at_once(client):
    okamoto = make.coordinator()
    make.expert()
    client.force_login(okamoto)
    assert client.get("/experts/").status_code == 200

    left()

    assert client.get("/experts/").status_code in {302, 404}
    assert list(Expert.objects.visible_to(okamoto)) == []


def test_what_was_shared_with_it_and_by_it_ends():
    given, taken = make.expert(), make.expert(of=make.other_organisation())
    make.shared(given)
    make.shared(taken, to=make.organisation())

    left()

    assert given.accesses.live().count() == 0
    assert [one.organisation for one in taken.accesses.live()] == [make.other_organisation()]


def test_only_the_office_writes_it_once_and_not_about_itself():
    with pytest.raises(NotYours):
        left(by=make.coordinator())
    with pytest.raises(Refused, match="推進室の団体"):
        left(office())
    left()
    with pytest.raises(Refused, match="もう脱退"):
        left()


def test_the_page_says_what_happens_and_asks_the_office_alone(client):
    address = f"/handovers/bodies/{make.organisation().public_id}/"
    client.force_login(make.coordinator())
    assert client.get(address).status_code == 404

    client.force_login(mizuno())
    page = client.get(address).content.decode()
    client.post(address)

    assert "1名の所属が終わり" in page
    make.organisation().refresh_from_db()
    assert make.organisation().ended_at is not None
