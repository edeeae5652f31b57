from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from enishi.cycle.models import Need
from enishi.cycle.transitions import let_body_leave
from enishi.experts.models import Expert
from enishi.experts.transitions import tell_of_parting
from enishi.experts.transitions.part_from_body import Parted
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.models import Letter
from enishi.outbox.transitions import release, send_due
from enishi.people.models import Membership, Role
from tests import make
from tests.network.given import mizuno, office

pytestmark = pytest.mark.django_db


def left(body=None, by=None, to=None):
    return let_body_leave(body or make.organisation(), to=to, at=make.now(), by=by or mizuno())


def told(body=None):
    """Everybody who is registered has been told that the body leaves."""
    body = body or make.organisation()
    head = make.member(f"head-{body.code}", of=body, role=Role.HEAD)
    for letter in tell_of_parting(body, by=head):
        release(letter, read_at=letter.version, by=head)
    send_due(at=timezone.now() + timedelta(minutes=11))
    return head


def person(**values):
    return make.expert(email="kimura@example.jp", **values)


def test_a_body_with_open_cases_does_not_leave():
    need = make.need()

    with pytest.raises(Refused, match=r"進んでいる案件1件.*終えてから"):
        left()

    Need.objects.update(closed_on=make.TODAY)
    assert left() == Parted(passed_on=0, ended=0)
    make.organisation().refresh_from_db()
    assert make.organisation().ended_at == make.now()
    assert need.owner.memberships.live().count() == 0


def test_whoever_worked_there_sees_nothing_more_at_once(client):
    okamoto = make.coordinator()
    person()
    told()
    client.force_login(okamoto)
    assert client.get("/experts/").status_code == 200

    left()

    assert client.get("/experts/").status_code in {302, 404}
    assert list(Expert.objects.visible_to(okamoto)) == []


def test_what_was_shared_with_it_and_by_it_ends():
    given, taken = person(), make.expert(of=make.other_organisation())
    make.shared(given)
    make.shared(taken, to=make.organisation())
    told()

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
    assert "まだお知らせしていません" not in page
    make.organisation().refresh_from_db()
    assert make.organisation().ended_at is not None


def test_a_body_does_not_leave_before_its_people_were_told():
    person()

    with pytest.raises(Refused, match="新現役1名に、まだお知らせしていません"):
        left()

    told()
    assert "ご登録の団体の脱退について" in mail.outbox[0].subject
    assert left() == Parted(passed_on=0, ended=1)


def test_nobody_is_told_twice_and_only_the_head_tells():
    person()
    head = told()

    assert tell_of_parting(make.organisation(), by=head) == []
    with pytest.raises(NotYours):
        tell_of_parting(make.organisation(), by=make.coordinator())
    assert Letter.objects.count() == 1


def test_a_registration_ends_where_nobody_agreed_to_more():
    kimura = person()
    told()

    left(to=make.other_organisation())

    kimura.refresh_from_db()
    assert (kimura.state, kimura.organisation) == ("withdrawn", make.organisation())
    assert not Expert.objects.filter(organisation=make.other_organisation()).exists()


def test_who_agreed_keeps_his_account_when_the_others_lose_theirs():
    kimura, neighbour = person(), make.other_organisation()
    kimura.account = make.member("kimura", role=Role.EXPERT)
    kimura.save()
    make.agreed(kimura)
    told()

    assert left(to=neighbour) == Parted(passed_on=1, ended=0)

    account = Expert.objects.get(organisation=neighbour).account
    assert Membership.objects.live().get(user=account).organisation == neighbour


def test_a_body_that_has_left_takes_nobody():
    gone = make.other_organisation()
    left(gone)
    gone.refresh_from_db()

    with pytest.raises(Refused, match="いま加わっているほかの団体"):
        left(to=gone)


def test_the_head_drafts_the_letters_on_the_page_of_the_handover(client):
    person()
    client.force_login(make.member("yamamoto", role=Role.HEAD))
    assert "脱退のお知らせを下書きにする" in client.get("/handovers/").text

    client.post("/handovers/partings/")

    assert [letter.email for letter in Letter.objects.all()] == ["kimura@example.jp"]
