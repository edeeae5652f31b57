import pytest

from enishi.logbook.refused import NotYours
from enishi.outbox.models import Letterhead
from enishi.outbox.transitions import sign_as
from tests import make
from tests.outbox.writing import sent

pytestmark = pytest.mark.django_db


def signing(**changed):
    given = {"values": {"signer_post": "代表", "signer_name": "宮下\n敬三"}, "read_at": 0}
    return sign_as(make.organisation(), **given | {"by": make.coordinator()} | changed)


def test_a_body_says_how_it_signs_and_its_mails_carry_it(mailoutbox):
    signing()
    signing(values={"address": "東京都大田区", "email": "akari@example.jp"}, read_at=1)

    head = Letterhead.objects.get()
    assert (head.signer_name, head.address, head.version) == ("宮下 敬三", "東京都大田区", 2)
    sent()
    assert mailoutbox[0].body.endswith("-- \nあかり産業支援の会\n代表 宮下 敬三\n東京都大田区\n")
    assert mailoutbox[0].reply_to == ["akari@example.jp"]


def test_another_body_does_not_sign_for_it():
    with pytest.raises(NotYours):
        signing(by=make.member(of=make.other_organisation()))
