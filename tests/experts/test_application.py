import pytest
from django.db import IntegrityError, transaction

from enishi.experts.models import Application, Consent
from tests import make
from tests.experts import applying

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "writing"},
        {"answer_by": None},
        {"state": "asked"},
        {"state": "registered"},
        {"state": "declined", "letter": "手紙"},
        {"letter": "手紙"},
        {"number": None},
    ],
    ids=str,
)
def test_a_state_never_stands_without_its_dates(wrong):
    sent = applying.submitted()

    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(pk=sent.pk).update(**wrong)


def test_a_consent_by_telephone_never_stands_without_who_heard_it():
    applying.submitted()

    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.update(manner="telephone")


def test_a_body_sees_what_came_to_it_and_no_other():
    sent = applying.submitted()
    stranger = make.coordinator("stranger", of=make.other_organisation())

    seen = [list(Application.objects.visible_to(who)) for who in (make.coordinator(), stranger)]

    assert seen == [[sent], []]


@pytest.mark.parametrize(
    ("typed", "told"),
    [("０９０−００００−０４１２", "090-0000-0412"), ("", ""), ("内線12", "内線12")],
)
def test_a_telephone_number_is_told_as_people_dial_it(typed, told):
    begun = applying.application(contact={"telephone": typed, "email": ""})

    assert begun.telephone == told
