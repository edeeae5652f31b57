"""A résumé handed in as a file: drafts that the person confirms, one by one."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from enishi.experts.models import Application
from enishi.experts.registration.curriculum import told_already
from tests.experts import applying
from tests.sheets.test_curriculum import picture

pytestmark = pytest.mark.django_db
PAGE = "/registration/curriculum/"


@pytest.fixture
def applicant(client):
    client.post("/registration/body/", applying.first_answer())
    return client


def resume() -> SimpleUploadedFile:
    document, file = Document(), io.BytesIO()
    drawn = document.add_table(rows=2, cols=2)
    for row, (when, what) in enumerate(
        [
            ("1982年4月〜1990年3月", "東都電器株式会社 生産管理課\n在庫を3割減らした。"),
            ("1990年4月～2008年3月", "みどり商事㈱ 営業部長\n代理店を12社開拓した。"),
        ]
    ):
        drawn.rows[row].cells[0].text, drawn.rows[row].cells[1].text = when, what
    document.save(file)
    return SimpleUploadedFile("職務経歴書.docx", file.getvalue())


def test_a_word_file_becomes_drafts_and_nothing_is_taken_in_before_each_is_confirmed(applicant):
    answer = applicant.post(PAGE, {"file": resume(), "text": ""})

    assert answer.headers["Location"] == "/registration/drafts/"
    application = Application.objects.get()
    assert [d["company_name"] for d in application.answers["drafts"]] == [
        "東都電器株式会社",
        "みどり商事㈱",
    ]
    assert application.answers.get("career", []) == []
    page = applicant.get("/registration/drafts/").text
    source = re.search(r'<figure class="source">.*?</figure>', page, re.DOTALL).group()
    assert re.findall(r"<p>(.*?)</p>", source) == [
        "1982年4月〜1990年3月\u3000東都電器株式会社 生産管理課",
        "在庫を3割減らした。",
    ]


def test_each_draft_is_taken_in_as_corrected_or_left_out(applicant):
    applicant.post(PAGE, {"file": resume(), "text": ""})
    corrected = {
        "company_name": "東都電器株式会社",
        "industry": "電機の製造",
        "from_when": "1982年4月",
        "to_when": "1991年3月",
        "duties": "在庫を4割減らした。",
        "take_in": "1",
    }

    applicant.post("/registration/drafts/", corrected)
    answer = applicant.post("/registration/drafts/", {"leave_out": "1"}, follow=True)

    kept = Application.objects.get().answers
    assert [one["duties"] for one in kept["career"]] == [["在庫を4割減らした。"]]
    assert [kept["drafts"], answer.status_code] == [[], 200]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"file": SimpleUploadedFile("経歴.png", picture())}, "写真や画像なので"),
        ({"file": SimpleUploadedFile("経歴.pdf", b"%PDF-1.4")}, "PDFからは"),
        ({"file": SimpleUploadedFile("経歴.docx", b"")}, "ファイルが空です"),
        ({}, "ファイルを選ぶか、下の欄に文を貼りつけてください。"),
        ({"text": "よろしくお願いします。"}, "お仕事の時期が見つかりません"),
    ],
    ids=["picture", "pdf", "empty", "nothing", "no dates"],
)
def test_what_cannot_be_read_is_answered_in_words_and_nothing_is_lost(applicant, sent, sentence):
    answer = applicant.post(PAGE, {"text": "", **sent})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert sent.get("text", "") in answer.text
    assert Application.objects.get().answers.get("drafts", []) == []


@pytest.mark.parametrize(
    ("begun", "ended", "firms"),
    [
        ("2005-04", "2010-03", ["東都電器"]),
        ("2008-03", "2010-03", []),
        ("2005", "", ["東都電器", "みどり商事"]),
        ("", "", []),
    ],
)
def test_a_draft_whose_years_were_told_already_says_with_which_firm(begun, ended, firms):
    told = [
        {"company_name": "東都電器", "from_when": "1982-04", "to_when": "2008-03"},
        {"company_name": "みどり商事", "from_when": "2015-04", "to_when": ""},
    ]

    assert told_already({"from_when": begun, "to_when": ended}, told) == firms
