from datetime import timedelta
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from enishi.experts.models import ConsentManner
from enishi.experts.sharing.words import wish_for
from enishi.experts.transitions import give_consent, keep_evidence
from enishi.files.transitions import blank_due, keep_paper
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Role
from enishi.rights.transitions import erase_person
from tests import make

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nfictional"


def on_paper(person=None):
    person = person or make.expert()
    wish = wish_for(person, about="network", from_on=make.TODAY, until_on=None, visibility="full")
    return give_consent(
        person,
        wish=wish,
        manner=ConsentManner.PAPER,
        note="書庫2段目",
        at=make.now(),
        by=make.coordinator(),
    )


def kept(consent, content=PDF, **changed):
    by = changed.pop("by", make.coordinator())
    return keep_evidence(consent, content=content, name="同意書.pdf", by=by)


def photo():
    drawn = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "camera"
    Image.new("RGB", (40, 40)).save(drawn, "JPEG", exif=exif)
    return drawn.getvalue()


def test_the_copy_of_a_paper_stays_as_long_as_its_consent():
    consent = kept(on_paper())

    assert blank_due(at=timezone.now() + timedelta(days=4000)) == 0
    assert bytes(consent.evidence.content) == PDF


def test_a_photograph_of_it_tells_of_no_camera():
    file = keep_paper(
        photo(), name="写真.png", organisation=make.organisation(), by=make.coordinator()
    )

    assert (file.name, b"camera" in bytes(file.content)) == ("写真.jpg", False)


def test_a_new_copy_takes_the_place_of_the_old_one():
    first = kept(on_paper())
    second = kept(first, content=PDF + b" again")

    first.evidence.refresh_from_db()
    assert first.evidence.content is None
    assert bytes(second.evidence.content) == PDF + b" again"


def test_what_is_no_paper_is_refused_with_what_to_do():
    with pytest.raises(Refused, match="PDFか写真"):
        kept(on_paper(), content=b"MZ\x90 program")
    with pytest.raises(Refused, match="書面でいただいた同意だけ"):
        kept(make.agreed(make.expert()))
    with pytest.raises(NotYours):
        kept(on_paper(), by=make.coordinator("kitamura", of=make.other_organisation()))


def test_an_erasure_takes_the_copy_along(tmp_path, monkeypatch):
    for name in ("VAR", "EMAIL_FILE_PATH", "RETURNED_MAIL"):
        monkeypatch.setattr(settings, name, tmp_path)
    person = make.expert()
    consent = kept(on_paper(person))

    erase_person(person, reason="ご本人の申し出", at=make.now(), by=make.coordinator())

    consent.evidence.refresh_from_db()
    assert consent.evidence.content is None


def test_the_body_hands_it_in_and_the_person_takes_it_home(client):
    person = make.expert()
    person.account = make.member(role=Role.EXPERT)
    person.save()
    consent = on_paper(person)
    address = f"/experts/consents/{consent.public_id}/evidence/"
    client.force_login(make.coordinator())
    client.post(address, {"paper": SimpleUploadedFile("同意書.pdf", PDF)})

    client.force_login(person.account)

    assert client.get(address).content == PDF
    client.force_login(make.coordinator("kitamura", of=make.other_organisation()))
    assert client.get(address).status_code == 404
