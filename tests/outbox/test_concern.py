from uuid import UUID

import pytest
from django.utils import timezone

from enishi.outbox.models import Letter
from enishi.outbox.transitions import hold_back_concerning
from tests import make
from tests.outbox.writing import letter, released, sent

pytestmark = pytest.mark.django_db
SUZUKI = UUID(int=8)


def states():
    return [one.state_at(timezone.now()) for one in Letter.objects.order_by("id")]


def test_what_waits_is_a_draft_again_with_the_reason():
    sent(concerns=SUZUKI)
    released(concerns=SUZUKI)
    released()

    assert hold_back_concerning(SUZUKI, for_good=False, by=make.coordinator()) == 1

    assert states() == ["sent", "draft", "waiting"]
    assert "同意を取りやめました" in Letter.objects.order_by("id")[1].trouble


def test_for_good_drafts_stop_as_well_whichever_body_wrote_them():
    letter(concerns=SUZUKI, within=make.other_organisation())
    released(concerns=SUZUKI)
    letter()

    assert hold_back_concerning(SUZUKI, for_good=True, by=make.coordinator()) == 2

    assert states() == ["stopped", "stopped", "draft"]
