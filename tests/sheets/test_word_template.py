from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from enishi.sheets.word_template import LARGEST, UnfitTemplate, faults_in, fill, text_in

KNOWN = {"企業名": "株式会社みどり精機", "宛名": "代表者 緑川 様", "略歴": "元 電機メーカー"}


def word(*paragraphs: str | list[str], header: str = "") -> bytes:
    document = Document()
    for told in paragraphs:
        paragraph = document.add_paragraph()
        for piece in [told] if isinstance(told, str) else told:
            paragraph.add_run(piece)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    drawn = BytesIO()
    document.save(drawn)
    return drawn.getvalue()


def told(*paragraphs: str | list[str], header: str = "") -> list[str]:
    return [fault.ja for fault in faults_in(word(*paragraphs, header=header), known=KNOWN)]


def test_a_known_place_is_filled_even_where_word_has_cut_it_into_pieces():
    template = word(["{", "{企業", "名}}　御中"], "{{略歴}}")

    assert faults_in(template, known=KNOWN) == []
    assert text_in(fill(template, KNOWN)) == ["株式会社みどり精機　御中", "元 電機メーカー"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "{{企業めい}}",
            "「{{企業めい}}」という差しこみはありません。「{{企業名}}」のことでしょうか。",
        ),
        (
            "{{年齢}}",
            "「{{年齢}}」という差しこみはありません。下の表にあることばを使ってください。",
        ),
        ("{{企業名 御中", "「{{企業名 御中」の終わりの }} がありません。書きなおしてください。"),
        ("{{企業名} 御中", "「{{企業名」の終わりの }} がありません。書きなおしてください。"),
        ("企業名}} 御中", "「企業名}}」の前の {{ がありません。書きなおしてください。"),
        (
            "｛｛企業名｝｝",
            "「｛｛企業名｝｝」のかっこが全角です。半角の {{ }} で書きなおしてください。",
        ),
        (
            "{% if 企業名 %}",
            "「{% if 企業名 %}」は使えません。書けるのは {{企業名}} のような差しこみだけです。",
        ),
    ],
)
def test_a_place_that_cannot_be_filled_is_named_in_a_sentence(text: str, sentence: str):
    assert told("{{宛名}}", text) == [sentence]


@pytest.mark.parametrize(
    "attack",
    ["{{ ().__class__.__base__.__subclasses__() }}", "{{宛名|upper}}", "{{宛名.__class__}}"],
)
def test_a_place_is_one_known_word_and_never_a_program(attack: str):
    assert len(told(attack)) == 1


def test_a_program_hidden_where_no_paragraph_is_is_refused():
    document = Document(BytesIO(word("{{企業名}}")))
    document.element.body.set("title", "{{ cycler.__init__.__globals__ }}")
    drawn = BytesIO()
    document.save(drawn)

    assert [fault.ja[:9] for fault in faults_in(drawn.getvalue(), known=KNOWN)] == ["Word文書（.d"]


def test_a_fault_in_the_header_is_found_as_well():
    assert told("{{企業名}}", header="{{文書番}}") == [
        "「{{文書番}}」という差しこみはありません。下の表にあることばを使ってください。"
    ]


def test_a_letter_without_any_place_is_most_likely_the_wrong_file():
    assert told("拝啓　時下ますますご清栄のこととお慶び申し上げます。") == [
        "{{企業名}} のような差しこみが、ひとつもありません。標準のひな形をもとに作ってください。"
    ]


def test_a_value_is_text_whatever_signs_stand_in_it():
    value = 'A&B <社> {{略歴}} {% if %}\n=HYPERLINK("x")\x0b'

    filled = fill(word("{{企業名}}"), KNOWN | {"企業名": value})

    assert text_in(filled) == ['A&B <社> {{略歴}} {% if %}\n=HYPERLINK("x")']


def bomb() -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 40 * 2**20)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "begins"),
    [
        (b"", "Word文書"),
        (b"%PDF-1.7", "Word文書"),
        (b"PK\x03\x04", "Word文書"),
        (bomb(), "ファイルが大きすぎます"),
        (b"x" * (LARGEST + 1), "ファイルが大きすぎます"),
    ],
    ids=["empty", "pdf", "cut off", "bomb", "large"],
)
def test_what_is_no_word_file_is_refused_with_what_to_do(content: bytes, begins: str):
    with pytest.raises(UnfitTemplate) as unfit:
        faults_in(content, known=KNOWN)

    assert unfit.value.wording.ja.startswith(begins)
