import pytest

from enishi.cycle.models import Need
from enishi.cycle.transitions import hand_over, put_forward
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Role
from enishi.rights.models import Incident
from enishi.rights.transitions import note_incident
from tests import make

pytestmark = pytest.mark.django_db


def handed(person, to, by=None):
    return hand_over(make.organisation(), person=person, to=to, at=make.now(), by=by or person)


def test_everything_that_somebody_runs_goes_to_another_in_one_step():
    need, sato = make.need(), make.member()
    owner = need.owner
    values = {"kind": "complaint", "title": "遅刻", "happened_on": make.TODAY, "what": "遅れた。"}
    note_incident(
        make.organisation(),
        values=values | {"owner": owner, "due_on": make.TODAY},
        today=make.TODAY,
        by=owner,
    )

    told = handed(owner, sato)

    need.refresh_from_db()
    assert (need.owner, Incident.objects.get().owner) == (sato, sato)
    assert {name for name, n in told.items() if n} == {"needs", "visits", "incidents"} - (
        set() if told["visits"] else {"visits"}
    )
    entries = Entry.objects.filter(verb="handed_over", subject=need.public_id)
    assert [(one.actor, one.fields) for one in entries] == [(owner.public_id, ["owner"])]


def test_who_has_left_hands_over_by_the_head_and_by_nobody_else():
    need, sato = make.need(), make.member()
    owner = need.owner
    owner.memberships.update(ended_at=make.now())

    with pytest.raises(NotYours, match="団体責任者"):
        handed(owner, sato, by=sato)
    handed(owner, sato, by=make.member(role=Role.HEAD))

    assert Need.objects.get().owner == sato


def test_nobody_of_another_body_takes_a_case_nor_oneself():
    need = make.need()
    stranger = make.coordinator("kitamura", of=make.other_organisation())

    with pytest.raises(Refused, match="所属している方"):
        handed(need.owner, stranger)
    with pytest.raises(Refused, match="同じです"):
        handed(need.owner, need.owner)
    with pytest.raises(NotYours):
        handed(need.owner, make.member(), by=stranger)


def test_nobody_takes_a_case_in_which_he_is_considered_himself():
    need, yamada = make.need(), make.expert()
    sato = make.member()
    yamada.account = sato
    yamada.save()
    put_forward(yamada, need=need, reason="経験が重なる。", by=need.owner)

    with pytest.raises(Refused, match="ご自身が候補"):
        handed(need.owner, sato)


def test_who_runs_nothing_has_nothing_to_hand_over():
    with pytest.raises(Refused, match="ありません"):
        handed(make.coordinator(), make.member())


def test_the_page_says_how_much_and_hands_it_over(client):
    need, sato = make.need(), make.member()
    client.force_login(need.owner)
    posted = {"person": str(need.owner.public_id), "to": str(sato.public_id)}

    page = client.post("/handovers/", posted, follow=True).content.decode()

    assert "引き継ぎました" in page
    assert "ありません" in client.post("/handovers/", posted).content.decode()


def test_who_has_left_gives_nothing_away_any_more():
    need = make.need()
    left = need.owner
    left.memberships.update(ended_at=make.now())

    with pytest.raises(NotYours):
        handed(left, make.member())
    need.refresh_from_db()
    assert need.owner == left


def test_a_coordinator_finds_his_own_cases_there_a_head_those_of_all(client):
    okamoto, head = make.need().owner, make.member(role=Role.HEAD)
    shown = []
    for person in (okamoto, head):
        client.force_login(person)
        page = client.get("/handovers/")
        shown.append({one for one, _cases in page.context["people"]})

    assert shown == [{okamoto}, {okamoto, head}]
