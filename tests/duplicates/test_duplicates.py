"""名寄せ, from the list to the merging and back."""

from datetime import date

import pytest

from enishi.companies.models import Company
from enishi.duplicates.kinds import KINDS
from enishi.duplicates.models import Distinction
from enishi.duplicates.queries import likely_twins
from enishi.duplicates.transitions import tell_apart
from enishi.experts.models import Expert, ExpertMerging
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours
from tests import make

pytestmark = pytest.mark.django_db
BORN = date(1950, 4, 1)


@pytest.fixture
def okamoto(client):
    person = make.coordinator()
    client.force_login(person)
    return person


@pytest.fixture
def pair():
    return (
        make.expert("代理店を12社開拓した。", born_on=BORN, telephone="+81312345678", city=""),
        make.expert("原価の計算を担当した。", born_on=BORN, family_name="山田誠一", given_name=""),
    )


def page(pair, kind: str = "experts") -> str:
    return f"/duplicates/{kind}/{pair[0].public_id}/{pair[1].public_id}/"


def twins(kind: str = "experts") -> list[tuple[object, object]]:
    return [(t.first, t.second) for t in likely_twins(make.organisation(), KINDS[kind])]


def test_two_cards_of_one_person_are_shown_with_what_they_share(client, okamoto, pair):
    shown = client.get("/duplicates/").text

    assert twins() == [pair]
    assert "＋ お名前が同じ" in shown
    assert "＋ 生年月日が同じ" in shown


def test_the_same_person_in_another_bodys_register_is_told_to_nobody(client, okamoto):
    mine = make.expert(born_on=BORN)
    theirs = make.expert(born_on=BORN, of=make.other_organisation(), city="ひみつ市")

    assert twins() == []
    assert "二重の登録は、見あたりません" in client.get("/duplicates/").text
    assert client.get(page((mine, theirs))).status_code == 404
    typed = {"family_name": "山田", "given_name": "誠一", "born_on": "1950/4/1", "capacity": "2"}
    typed |= {"another": "1"}
    assert client.post("/experts/new/", typed).status_code == 302
    alone = client.post("/experts/new/", typed | {"family_name": "森", "born_on": "1940/1/1"})
    assert "ひみつ市" not in alone.text


def test_merged_with_what_was_chosen_and_back_again(client, okamoto, pair):
    kept, away = pair
    shown = client.get(page(pair)).text
    assert 'value="left"' in shown

    answer = client.post(
        page(pair),
        {"family_name": "left", "given_name": "left", "telephone": "left"},
    )

    assert answer.headers["Location"] == f"/experts/{kept.public_id}/"
    assert [e.duties for e in kept.career.all()] == [
        "代理店を12社開拓した。",
        "原価の計算を担当した。",
    ]
    assert twins() == []
    merging = ExpertMerging.objects.get()
    assert (merging.kept, merging.away) == pair
    client.post(f"/duplicates/experts/mergings/{merging.public_id}/partings/")
    assert twins() == [pair]
    away.refresh_from_db()
    assert (away.state, away.merged_into) == ("registered", None)


def test_a_field_of_the_other_record_is_taken_over_when_chosen(client, okamoto, pair):
    client.post(page(pair), {"family_name": "left", "given_name": "left", "telephone": "right"})

    assert Expert.objects.get(pk=pair[0].pk).telephone == ""


def test_an_answer_that_leaves_a_field_open_is_asked_again(client, okamoto, pair):
    answer = client.post(page(pair), {"family_name": "left"})

    assert answer.status_code == 422
    assert "まだ選ばれていません" in answer.text


def test_who_was_told_apart_is_not_asked_about_again(client, okamoto, pair):
    client.post(page(pair) + "distinctions/")
    client.post(page(pair[::-1]) + "distinctions/")

    assert twins() == []
    assert Distinction.objects.count() == 1
    assert Entry.objects.filter(verb="told_apart").count() == 1


def test_another_body_tells_nothing_apart_here(pair):
    records = (pair[0].public_id, pair[1].public_id)

    with pytest.raises(NotYours):
        tell_apart(
            make.organisation(),
            kind="experts",
            records=records,
            at=make.now(),
            by=make.member(of=make.other_organisation()),
        )


def test_the_card_that_stands_on_a_short_list_stays(client, okamoto, pair):
    make.candidate(pair[1])

    client.post(page(pair), {"family_name": "right", "given_name": "right", "telephone": "right"})

    assert ExpertMerging.objects.get().kept == pair[1]


def test_two_records_of_one_firm_are_merged_likewise(client, okamoto):
    firms = (
        make.company("株式会社みどり精機", telephone="+81312345678", city="大田区"),
        make.company("(株)みどり精機", telephone="+81312345678", city="大田区", staff=38),
    )
    assert twins("companies") == [firms]

    client.post(page(firms, "companies"), {"name": "left", "staff": "right"})

    kept = Company.objects.get(ended_at=None)
    assert (kept, kept.name, kept.staff) == (firms[0], "株式会社みどり精機", 38)


def test_who_types_a_person_that_is_there_is_told_so_and_may_still_say_it_is_another(
    client, okamoto, pair
):
    typed = {
        "family_name": "ヤマダ", "given_name": "セイイチ", "family_kana": "ヤマダ",
        "given_kana": "セイイチ", "telephone": "03-1234-5678", "born_on": "S25.4.1",
        "capacity": "2",
    }  # fmt: skip
    Expert.objects.filter(pk=pair[0].pk).update(family_kana="ヤマダ", given_kana="セイイチ")

    warned = client.post("/experts/new/", typed)

    assert warned.status_code == 409
    assert "同じ方が、もう登録されているかもしれません" in warned.text
    assert 'value="ヤマダ"' in warned.text
    assert Expert.objects.count() == 2
    assert client.post("/experts/new/", typed | {"another": "1"}).status_code == 302
    assert Expert.objects.count() == 3


def test_who_types_a_firm_that_is_there_is_told_so(client, okamoto):
    make.company("株式会社みどり精機", telephone="+81312345678", city="大田区")
    typed = {"company_name": "みどり精機㈱", "telephone": "03-1234-5678"}

    warned = client.post("/companies/new/", typed)

    assert (warned.status_code, Company.objects.count()) == (409, 1)
    assert client.post("/companies/new/", typed | {"another": "1"}).status_code == 302


def test_a_record_has_no_twin_in_itself(client, okamoto, pair):
    address = page((pair[0], pair[0]))

    answers = [client.get(address), client.post(address), client.post(f"{address}distinctions/")]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert Distinction.objects.count() == 0
