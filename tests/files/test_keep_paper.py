import pytest

from enishi.files.transitions import keep_paper
from enishi.logbook.refused import Refused
from tests import make

pytestmark = pytest.mark.django_db


def handed_in(content, name="同意書.pdf"):
    return keep_paper(content, name=name, organisation=make.organisation(), by=make.coordinator())


def test_a_pdf_is_kept_as_it_is_and_for_good():
    file = handed_in(b"%PDF-1.7")

    assert (bytes(file.content), file.expires_at) == (b"%PDF-1.7", None)


def test_what_is_neither_pdf_nor_picture_is_refused():
    with pytest.raises(Refused, match="PDFか写真"):
        handed_in(b"MZ", name="同意書.exe")
