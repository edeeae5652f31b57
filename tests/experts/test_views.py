import re

import pytest

from enishi.experts.models import Expert
from enishi.experts.transitions import revise_expert
from enishi.people.models import Draft
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def okamoto(client):
    person = make.coordinator()
    client.force_login(person)
    return person


def shown(response):
    """The page's main part as a reader reads it, without furigana."""
    main = response.text.split('id="main"')[1].split("</main>")[0]
    main = re.sub(r"<rt>.*?</rt>", "", main)
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", main))


def typed(**changed):
    values = {
        "family_name": "髙﨑",
        "given_name": "文子",
        "family_kana": "たかさき",
        "given_kana": "ﾌﾐｺ",
        "born_on": "S31.4.1",
        "prefecture": "13",
        "capacity": "２",
        "specialisms": ["overseas", "sales_marketing"],
        "qualifications": "通関士\n\n中小企業診断士\n",
        "career-1-company_name": "専門商社",
        "career-1-from_when": "平成19年4月",
        "career-1-to_when": "2013",
        "career-1-duties": "メーカー3社が海外へ直接売るための切り替えを手伝った。",
        "career-2-duties": "",
    }
    return values | changed


def test_a_card_is_registered_as_typed_and_its_parts_are_found(client, okamoto):
    client.post("/experts/new/", typed())

    expert = Expert.objects.get()
    assert (expert.family_name, expert.family_kana, expert.given_kana) == (
        "髙﨑",
        "タカサキ",
        "フミコ",
    )
    assert (expert.born_on.isoformat(), expert.capacity) == ("1956-04-01", 2)
    assert [s.category for s in expert.specialisms.all()] == ["overseas", "sales_marketing"]
    assert [q.name for q in expert.qualifications.all()] == ["通関士", "中小企業診断士"]
    assert [(e.from_when, e.to_when, e.company_name) for e in expert.career.all()] == [
        ("2007-04", "2013", "専門商社")
    ]


def test_a_card_comes_back_from_its_form_unchanged(client, okamoto):
    client.post("/experts/new/", typed())
    expert = Expert.objects.get()
    page = client.get(f"/experts/{expert.public_id}/edit/")
    boxes = dict(re.findall(r'name="([\w-]+)" value="([^"]*)"', page.text))

    assert boxes["born_on"] == "昭和31年4月1日"
    assert boxes["career-1-from_when"] == "平成19年4月"
    assert "切り替えを手伝った。</textarea>" in page.text


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"family_name": ""}, "姓"),
        ({"born_on": "昭和64年1月8日"}, "昭和"),
        ({"career-1-duties": ""}, "「したこと」を、ひとことでも書いてください。"),
        ({"career-1-to_when": "平成18年"}, "終わりが、始まりより前"),
        ({"email": "okamoto"}, "メール"),
        ({"capacity": "99"}, "0から20まで"),
    ],
)
def test_what_cannot_be_read_is_answered_and_nothing_is_written(client, okamoto, changed, sentence):
    response = client.post("/experts/new/", typed(**changed))

    assert response.status_code == 422
    assert sentence in shown(response)
    assert list(Expert.objects.all()) == []


def test_more_than_six_specialisms_are_too_many(client, okamoto):
    seven = ["overseas", "it", "strategy", "logistics", "hr_labour", "legal_ip", "production"]

    response = client.post("/experts/new/", typed(specialisms=seven))

    assert "専門分野は6つまでです。" in shown(response)


def test_an_unfinished_career_is_found_again_as_a_draft(client, okamoto):
    kept = typed(draft_form="expert", draft_subject="")
    client.post("/drafts/", kept | {"career-2-duties": "書きかけの二件目"})

    page = client.get("/experts/new/")

    assert "書きかけの二件目</textarea>" in page.text
    assert [d.form for d in Draft.objects.all()] == ["expert"]


def test_two_people_who_edit_both_keep_their_text(client, okamoto):
    yamada = make.expert("はじめの話")
    card = make.card("先に直した話")
    revise_expert(yamada, card=card, read_at=1, on=make.TODAY, by=okamoto)

    response = client.post(
        f"/experts/{yamada.public_id}/edit/",
        typed(read_at=1) | {"career-1-duties": "あとから直した話"},
    )

    assert response.status_code == 409
    assert "先に直した話" in shown(response)
    assert "あとから直した話</textarea>" in response.text


def test_an_expert_reads_and_writes_his_own_card_and_no_other(client):
    yamada, sato = make.expert(), make.expert(family_name="佐藤")
    himself = make.member(role="expert")
    yamada.account = himself
    yamada.save()
    client.force_login(himself)

    answers = [client.get(f"/experts/{e.public_id}/edit/").status_code for e in (yamada, sato)]

    assert answers == [200, 404]
    assert client.get("/experts/").status_code == 404


@pytest.mark.parametrize(
    "typed", ["たかさき", "ﾀｶｻｷ", "髙﨑", "高崎", "高﨑文子", "たかさきふみこ", "髙﨑　文子さん"]
)
def test_the_list_finds_a_name_however_it_is_typed(client, okamoto, typed):
    make.expert(family_name="髙﨑", given_name="文子", family_kana="タカサキ", given_kana="フミコ")
    make.expert(family_name="遠藤", family_kana="エンドウ")

    response = client.get("/experts/", {"words_typed": typed})

    assert re.findall("髙﨑|遠藤", shown(response)) == ["髙﨑"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("金型", ["遠藤"]),
        ("えんどう 金型", ["遠藤"]),
        ("金型 cad", ["遠藤"]),
        ("髙﨑 金型", []),
        ("%", []),
        ("大田", ["遠藤", "髙﨑"]),
    ],
)
def test_each_word_may_stand_anywhere_on_the_card(client, okamoto, typed, found):
    make.expert("CADで金型を設計した。", family_name="遠藤", family_kana="エンドウ", city="大田区")
    make.expert("決算をまとめた。", family_name="髙﨑", family_kana="タカサキ", city="大田区")

    response = client.get("/experts/", {"words_typed": typed})

    assert re.findall("髙﨑|遠藤", shown(response)) == found


def test_a_later_page_of_a_long_list_goes_on_by_reading(client, okamoto):
    for at in range(52):
        make.expert(family_name=f"第{at}", family_kana=f"ア{at:02}")

    first, second = (shown(client.get("/experts/", {"page": n})) for n in (1, 2))

    assert "52名" in first
    assert re.findall("第(?:49|5[0-9])", first + second) == ["第49", "第50", "第51"]
