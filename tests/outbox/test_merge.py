import re

import pytest

from enishi.experts.addressee import everybody
from enishi.logbook.refused import Refused
from enishi.outbox.merging import fields_of, merged
from enishi.outbox.models import Letter, StopReason
from enishi.outbox.transitions import draft_letters, stop_letters_to
from tests import make
from tests.outbox.writing import letter, to

pytestmark = pytest.mark.django_db
TEXTS = {"subject_line": "{氏名}様へ", "body": "{団体名}から。", "particulars": ""}


@pytest.fixture
def okamoto(client):
    person = make.coordinator("writer-AK")
    client.force_login(person)
    return person


def fields(**changed):
    return fields_of(to(**changed), make.organisation())


def shown(response):
    main = response.text.split('id="main"')[1].split("</main>")[0]
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", main))


def test_a_text_is_filled_in_for_one_person_in_any_width():
    text = merged("{氏名}様、｛会社名｝の皆さま。{ 団体名 }", fields(firm="みどり精機"))

    assert text == "山田 誠一様、みどり精機の皆さま。あかり産業支援の会"


def test_an_unknown_field_is_named_with_those_that_are_known():
    with pytest.raises(Refused, match=r"「{氏めい}」という差し込みはありません。使えるのは {氏名}"):
        merged("{氏めい}様", fields())


def test_formulas_line_breaks_and_braces_in_a_name_stay_text():
    odd = fields(name='=HYPERLINK("x")\r\nBcc: all@example.jp {会社名}', firm="秘密")

    assert merged("{氏名}", odd) == '=HYPERLINK("x") Bcc: all@example.jp {会社名}'


def test_everybody_gets_a_letter_of_his_own_but_whoever_gets_none_any_more(okamoto):
    one, two = make.expert(email="one@example.jp"), make.expert(given_name="次郎")
    gone = make.expert(given_name="三郎")
    given = {"reason": StopReason.DECEASED, "within": make.organisation(), "by": okamoto}
    stop_letters_to(gone.public_id, **given)

    draft_letters(make.organisation(), to=everybody(okamoto), texts=TEXTS, by=okamoto)

    made = {letter.about: (letter.subject, letter.manner) for letter in Letter.objects.all()}
    assert made == {
        one.public_id: ("山田 誠一様へ", "mail"),
        two.public_id: ("山田 次郎様へ", "post"),
    }


def test_more_than_two_hundred_are_asked_for_in_parts(okamoto):
    make.expert()
    [found] = everybody(okamoto)

    with pytest.raises(Refused, match="200通まで"):
        draft_letters(make.organisation(), to=[found] * 201, texts=TEXTS, by=okamoto)


def test_the_first_letter_is_shown_before_any_is_made(client, okamoto):
    expert = make.expert()
    typed = TEXTS | {"people": [str(expert.public_id)]}

    seen = client.post("/letters/merge/?kind=experts", typed)
    assert "はじめの1通は、こうなります山田誠一様へあかり産業支援の会から。" in shown(seen)
    assert Letter.objects.count() == 0

    client.post("/letters/merge/?kind=experts", typed | {"make": "1"})
    assert [one.subject for one in Letter.objects.all()] == ["山田 誠一様へ"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"body": "{なまえ}様"}, "「{なまえ}」という差し込みはありません。"),
        ({"people": []}, "どなたへ："),
        ({"people": ["7"]}, "選べるものの中にありません。"),
        ({"subject_line": ""}, "件名："),
    ],
)
def test_what_cannot_be_made_is_said_and_nothing_is_lost(client, okamoto, typed, sentence):
    expert = make.expert()

    answer = client.post(
        "/letters/merge/", TEXTS | {"people": [str(expert.public_id)], "make": "1"} | typed
    )

    assert answer.status_code == 422
    assert sentence in shown(answer)
    assert Letter.objects.count() == 0


def test_another_bodys_people_are_not_written_to(client, okamoto):
    theirs = make.expert(of=make.other_organisation())

    answer = client.post(
        "/letters/merge/", TEXTS | {"people": [str(theirs.public_id)], "make": "1"}
    )

    assert (answer.status_code, Letter.objects.count()) == (422, 0)


def test_several_drafts_are_sent_at_once_and_what_cannot_go_is_named(client, okamoto):
    good, bad = letter(by=okamoto), letter(by=okamoto, recipient=to(email=""), manner="mail")
    chosen = {"letters": [str(good.public_id), str(bad.public_id)]}

    page = client.post("/letters/released/", chosen, follow=True)

    assert "1通を、10分たったら送ります。" in shown(page)
    assert "山田誠一:メールアドレスが入っていません。" in shown(page)
    assert Letter.objects.filter(released_at__isnull=False).get() == good
    assert "手紙がまだ選ばれていません。" in shown(
        client.post("/letters/released/", {"letters": ["x"]}, follow=True)
    )
