import pytest

from enishi.experts.models import Consent, Expert, ExpertAccess
from enishi.experts.registration.card import card_from
from enishi.experts.transitions import admit
from enishi.logbook.refused import Conflict, NotYours, Refused
from tests import make
from tests.experts import applying

pytestmark = pytest.mark.django_db


def admitted(application, **changed):
    given = {"read_at": application.version, "at": make.now(), "by": make.coordinator()} | changed
    return admit(application, card=card_from(application), **given)


def test_the_answers_become_a_card_in_the_bodys_register():
    expert = admitted(applying.submitted())

    assert (expert.full_name, expert.family_kana, expert.state) == (
        "髙﨑 由紀子",
        "タカサキ",
        "registered",
    )
    assert [(e.company_name, e.industry, e.from_when) for e in expert.career.all()] == [
        ("東都電器（架空）", "29", "1982-04")
    ]
    assert [(a.organisation, a.basis) for a in ExpertAccess.objects.all()] == [
        (make.organisation(), "home")
    ]


def test_the_consents_go_with_the_person():
    expert = admitted(applying.submitted())

    assert [c.expert for c in Consent.objects.all()] == [expert]


def test_who_decided_is_kept_with_the_application():
    sent = applying.submitted()
    expert = admitted(sent)

    assert (sent.state, sent.decided_by, sent.expert) == ("registered", make.coordinator(), expert)


def test_two_who_decide_at_once_register_one_person():
    sent = applying.submitted()
    seen = type(sent).objects.get(pk=sent.pk)
    admitted(sent)

    with pytest.raises(Conflict):
        admitted(seen)
    assert Expert.objects.count() == 1


def test_an_unfinished_application_registers_nobody():
    with pytest.raises(Refused):
        admitted(applying.application())


def test_another_body_admits_nobody_here():
    with pytest.raises(NotYours, match="ほかの団体に届いた登録"):
        admitted(applying.submitted(), by=make.coordinator("s", of=make.other_organisation()))
