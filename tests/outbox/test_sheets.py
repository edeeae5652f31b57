import pytest

from enishi.outbox.sheets import labels_pdf, letter_pdf, number_of, unprintable
from enishi.outbox.transitions import approve_letter, propose_letter, sign_as
from enishi.people.models import Role
from tests import make
from tests.outbox.writing import letter, to
from tests.paper.looking import pages, rasterised, words

# The number of a letter tells its year.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]
AT_HOME = to(email="", firm="株式会社ひかり樹脂", post="代表取締役", address="東京都大田区1-2-3")


def signed():
    body, head = make.organisation(), make.member("head", role=Role.HEAD)
    values = {"signer_post": "代表", "signer_name": "宮下 敬三", "number_prefix": "あかり産支"}
    sign_as(body, values=values, read_at=0, by=head)
    drafted = letter(recipient=AT_HOME, body="拝啓\n\nさて、先日は。\n\n敬具")
    laid = propose_letter(drafted, read_at=1, by=drafted.drafted_by)
    return approve_letter(laid, read_at=2, by=head)


def test_a_letter_is_one_sheet_with_addressee_sender_number_and_close():
    printed = letter_pdf(signed())

    text = "".join(words(printed).split())
    assert pages(printed) == 1
    for part in ("第8-001号", "株式会社ひかり樹脂", "代表取締役山田誠一様", "代表宮下敬三", "敬具"):
        assert part in text
    assert "起案岡本決裁岡本" in text


def test_a_number_is_counted_in_the_year_of_the_era(settings):
    assert number_of(signed(), make.organisation().letterhead) == "あかり産支 第8-001号"
    assert number_of(letter(), None) == ""


def test_a_fax_has_a_cover_and_an_answer_slip_has_its_own_sheet():
    faxed = letter(manner="fax", recipient=to(fax="+81300000000"), with_answer_slip=True)

    printed = letter_pdf(faxed)

    assert pages(printed) == 3
    assert "この紙を入れて3枚" in words(printed)
    assert "相談したいので、電話をください" in words(printed, page=2)


def test_a_formula_or_markup_in_a_name_stays_what_it_is():
    odd = letter(recipient=to(name="=1+1<b>"), body="<script>alert(1)</script>{{ settings }}")

    text = words(letter_pdf(odd))

    assert "=1+1<b> 様" in text
    assert "<script>alert(1)</script>{{ settings }}" in text


def test_labels_fill_a_sheet_and_begin_after_the_used_faces():
    many = [letter(recipient=AT_HOME) for _ in range(13)]

    assert [pages(labels_pdf(many, faces=faces)) for faces in (12, 24)] == [2, 1]
    assert pages(labels_pdf(many, faces=24, skip=12)) == 2
    first = rasterised(labels_pdf(many[:1], faces=24))
    third = rasterised(labels_pdf(many[:1], faces=24, skip=2))
    width = first.shape[1] // 3
    assert (first[:, :width].min(), third[:, :width].min()) == (first.min(), 255)


def test_characters_that_paper_shows_as_boxes_are_named():
    assert unprintable(letter(recipient=to(name="𠮷田"))) == ["𠮷"]
