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
