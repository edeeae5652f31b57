import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from enishi.logbook.refused import NotYours, Refused
from enishi.network.models import AgreementKind
from enishi.network.transitions import (
    keep_agreement,
    sign_agreement,
)
from enishi.outbox.models import Letter
from tests import make
from tests.network.given import agreed, found, mizuno

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nfictional"


def signed():
    return sign_agreement(
        agreed(found()),
        kind=AgreementKind.PARTICIPATION,
        signed_on=make.TODAY,
        signatory="石橋 友吉",
        by=mizuno(),
    )


def test_the_office_keeps_the_copy_and_replaces_it():
    first = keep_agreement(signed(), content=PDF, name="賛同書.pdf", by=mizuno())
    second = keep_agreement(first, content=PDF + b"2", name="賛同書.pdf", by=mizuno())

    first.paper.refresh_from_db()
    assert (first.paper.content, bytes(second.paper.content)) == (None, PDF + b"2")


def test_others_keep_nothing_and_what_is_no_paper_is_refused():
    with pytest.raises(NotYours):
        keep_agreement(signed(), content=PDF, name="賛同書.pdf", by=make.coordinator())


def test_a_program_is_no_paper():
    with pytest.raises(Refused, match="PDFか写真"):
        keep_agreement(signed(), content=b"MZ", name="賛同書.pdf", by=mizuno())


def test_the_copy_is_handed_in_and_out_on_the_page(client):
    agreement = signed()
    address = f"/network/agreements/{agreement.public_id}/paper/"
    client.force_login(mizuno())
    page = client.post(address, {"paper": SimpleUploadedFile("賛同書.pdf", PDF)}, follow=True)

    assert "書面の写しを受けとる" in page.content.decode()
    assert client.get(address).content == PDF
    client.force_login(make.coordinator())
    assert client.get(address).status_code == 404


def test_the_letter_that_asks_is_shown_for_a_real_body_before_any_is_made(client):
    candidate = found(contact="石橋\n友吉", email="ishibashi@example.jp")
    client.force_login(mizuno())
    page = client.get("/network/bodies/").content.decode()
    begun = page.split('href="/letters/merge/?')[1].split('"')[0].replace("&amp;", "&")
    assert "subject_line=" in begun
    posted = {
        "people": [str(candidate.public_id)],
        "subject_line": "ご参加のお願い",
        "body": "{会社名} {氏名} 様",
    }

    shown = client.post("/letters/merge/?kind=bodies", posted).content.decode()
    assert ("下町工房の会 石橋 友吉 様" in shown, Letter.objects.count()) == (True, 0)
    client.post("/letters/merge/?kind=bodies", posted | {"make": "1"})

    letter = Letter.objects.get()
    assert (letter.about, letter.body) == (candidate.public_id, "下町工房の会 石橋 友吉 様")
    assert letter.about_address == f"/network/bodies/{candidate.public_id}/"
