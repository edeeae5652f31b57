from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from enishi.cycle.models import LetterTemplate
from enishi.cycle.transitions import drop_template, keep_template, write_introduction
from enishi.cycle.word_letter import values_of
from enishi.logbook.refused import NotYours, Refused
from enishi.sheets.standard_letter import WRITTEN, standard_template
from enishi.sheets.word_template import faults_in, fill, text_in
from tests import make

pytestmark = pytest.mark.django_db
TEMPLATE = "/introductions/template/"


def word(*paragraphs: str) -> bytes:
    document = Document()
    for told in paragraphs:
        document.add_paragraph(told)
    drawn = BytesIO()
    document.save(drawn)
    return drawn.getvalue()


def kept(*paragraphs: str, by=None) -> LetterTemplate:
    writer = by or make.coordinator("writer-AK")
    content = word(*(paragraphs or ("{{企業名}} 御中",)))
    return keep_template(
        make.organisation(), content=content, name="わたしたちの紹介状.docx", by=writer
    )


def as_writer(client):
    client.force_login(make.coordinator("writer-AK"))
    return client


def handed_in(client, content: bytes, name: str = "紹介状.docx"):
    return client.post(TEMPLATE, {"file": SimpleUploadedFile(name, content)})


def test_the_standard_template_can_be_filled_from_what_we_know():
    assert faults_in(standard_template(), known=WRITTEN.values()) == []


def test_the_later_template_takes_the_place_of_the_earlier():
    earlier, later = kept(), kept("{{宛名}}")

    earlier.refresh_from_db()
    assert (earlier.ended_at is not None, later.ended_at) == (True, None)


def test_a_template_that_cannot_be_filled_leaves_the_one_in_use():
    standing = kept()

    with pytest.raises(Refused) as refused:
        kept("{{企業めい}}", "{{宛名")

    assert str(refused.value).split("\n") == [
        "「{{企業めい}}」という差しこみはありません。「{{企業名}}」のことでしょうか。",
        "「{{宛名」の終わりの }} がありません。書きなおしてください。",
    ]
    assert list(LetterTemplate.objects.live()) == [standing]


def test_nobody_words_the_letters_of_another_body():
    stranger = make.coordinator("stranger", of=make.other_organisation())

    with pytest.raises(NotYours):
        kept(by=stranger)
    with pytest.raises(NotYours):
        drop_template(kept(), by=stranger)


def test_a_template_that_rests_is_not_put_away_twice():
    template = kept()
    drop_template(template, by=make.coordinator("writer-AK"))
    template.refresh_from_db()

    with pytest.raises(Refused, match="もう使われていません"):
        drop_template(template, by=make.coordinator("writer-AK"))


def test_the_letter_in_word_says_what_the_record_says():
    introduction = make.introduction()

    told = "\n".join(text_in(fill(standard_template(), values_of(introduction))))

    assert "{{" not in told
    for part in ("株式会社みどり精機", "山田 誠一 様", "段取りを一から経験しておられます。"):
        assert told.count(part) >= 1, part


def test_what_was_edited_in_the_draft_stands_in_word_as_well():
    introduction = make.introduction()
    letter = write_introduction(
        introduction,
        page=lambda token: f"https://x.example/{token}/",
        by=introduction.introduced_by,
    )
    letter.body = "直した本文です。"
    letter.save()
    introduction.refresh_from_db()

    values = values_of(introduction)

    assert (values["本文"], values["お返事のページ"]) == ("直した本文です。", letter.answer_address)


def test_a_name_with_signs_of_markup_or_a_formula_stands_as_it_is():
    firm = make.company("=A&B<精機>{{略歴}}")
    agreed = make.acceptance(make.sounding(make.decision(make.deliberation(on=make.need(of=firm)))))

    told = text_in(fill(word("{{企業名}}"), values_of(make.introduction(agreed))))

    assert told == ["=A&B<精機>{{略歴}}"]


def test_a_body_downloads_edits_and_hands_in_its_template(client):
    introduction = make.introduction()
    as_writer(client)
    standard = client.get(f"{TEMPLATE}word/").content

    edited = Document(BytesIO(standard))
    edited.add_paragraph("わたしたちの団体より　{{紹介する方}}さんのこと")
    drawn = BytesIO()
    edited.save(drawn)
    answered = handed_in(client, drawn.getvalue())

    assert (answered.status_code, answered["Location"]) == (302, TEMPLATE)
    page = client.get(TEMPLATE).content.decode()
    assert "わたしたちの団体より　山田 誠一さんのこと" in page
    letter = client.get(f"/introductions/{introduction.public_id}/word/").content
    assert text_in(letter)[-1] == "わたしたちの団体より　山田 誠一さんのこと"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (word("{{年齢}}"), "「{{年齢}}」という差しこみはありません"),
        (word("{{企業名"), "「{{企業名」の終わりの }} がありません"),
        (b"%PDF-1.7", "Word文書（.docx）として読めません"),
        (b"", "ファイルが空です"),
    ],
    ids=["unknown", "broken", "no Word file", "empty"],
)
def test_a_template_that_cannot_serve_is_answered_with_a_sentence(client, content, sentence):
    answered = handed_in(as_writer(client), content)

    assert answered.status_code == 422
    assert sentence in answered.content.decode()
    assert not LetterTemplate.objects.exists()


def test_without_an_introduction_the_page_says_why_there_is_no_sample(client):
    assert "まだ紹介がありません" in as_writer(client).get(TEMPLATE).content.decode()


def test_one_press_goes_back_to_the_standard_template(client):
    kept()

    client.post(f"{as_writer(client) and TEMPLATE}endings/")

    assert client.get(f"{TEMPLATE}word/").content[:2] == b"PK"
    assert not LetterTemplate.objects.live().exists()
    assert client.post(f"{TEMPLATE}endings/").status_code == 404


def test_the_letter_in_word_of_another_body_does_not_exist(client):
    introduction = make.introduction()
    client.force_login(make.coordinator("stranger", of=make.other_organisation()))

    assert client.get(f"/introductions/{introduction.public_id}/word/").status_code == 404


def test_with_its_permit_a_body_introduces_to_employment_as_well(client):
    acceptance = make.acceptance()
    as_writer(client).post(
        "/introductions/permits/", {"number": "13-ユ-000000", "on": "令和8年4月1日"}
    )

    introduction = make.introduction(acceptance, engagement_type="employment")

    assert introduction.permit == "13-ユ-000000"
    assert "13-ユ-000000" in client.get(TEMPLATE).content.decode()


def test_a_permit_without_its_day_is_asked_for_again_and_the_number_is_kept(client):
    answered = as_writer(client).post("/introductions/permits/", {"number": "13-ユ-000000"})

    assert answered.status_code == 422
    assert 'value="13-ユ-000000"' in answered.content.decode()
