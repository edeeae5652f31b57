"""What somebody without an account can do with the address in his letter, and what nobody can."""

from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.cycle.models import (
    Answer,
    AnswerLink,
    Interview,
    IntroductionOutcome,
    Side,
    Sounding,
)
from enishi.cycle.passage import link_for
from enishi.cycle.transitions import (
    answer_by_link,
    arrange_interview,
    end_introduction,
    issue_link,
    match,
    withdraw_sounding,
)
from enishi.logbook.refused import Refused
from tests import make

pytestmark = pytest.mark.django_db


def address(introduction, side=Side.COMPANY):
    return issue_link(introduction, side=side, by=introduction.introduced_by)


def test_only_a_fingerprint_of_the_address_is_kept():
    token = address(make.introduction())

    kept = AnswerLink.objects.get()

    assert token not in str(vars(kept))
    assert link_for(token) == kept
    assert link_for(token + "x") is None


def test_a_mail_scanner_that_reads_the_page_uses_nothing_up(client):
    introduction = make.introduction()
    page = f"/replies/{address(introduction)}/"

    for _ in range(3):
        assert client.get(page).status_code == 200
        assert client.head(page).status_code == 200

    assert AnswerLink.objects.get().used_at is None
    assert Answer.objects.count() == 0


def test_an_answer_is_taken_once_and_the_second_is_told_so(client):
    introduction = make.introduction()
    make.met(introduction)
    page = f"/replies/{address(introduction)}/"
    told = {"reply": "yes", "impression": "good", "words": "ぜひ。"}

    first, second = client.post(page, told), client.post(page, told | {"reply": "no"})

    assert (first.status_code, second.status_code) == (200, 409)
    assert "もういただいています" in second.content.decode()
    assert [(a.reply, a.manner, a.noted_by) for a in Answer.objects.all()] == [
        ("yes", "link", None)
    ]


def test_an_address_of_an_introduction_that_has_ended_takes_no_answer(client):
    introduction = make.introduction()
    page = f"/replies/{address(introduction)}/"
    end_introduction(
        introduction,
        outcome=IntroductionOutcome.STOPPED,
        why="ご逝去のため。",
        by=introduction.introduced_by,
    )

    for answered in (client.get(page), client.post(page, {"reply": "yes"})):
        assert answered.status_code == 409
        assert "取り下げられました" in answered.content.decode()
    assert Answer.objects.count() == 0


def test_an_unknown_address_says_what_to_do(client):
    answered = client.get("/replies/no-such-address/")

    assert answered.status_code == 404
    assert "はじめから終わりまで写してください" in answered.content.decode()


def test_an_answer_without_a_choice_is_asked_for_again_and_nothing_is_lost(client):
    introduction = make.introduction()
    page = f"/replies/{address(introduction)}/"

    answered = client.post(page, {"words": "もう少し考えたい<b>"})

    assert answered.status_code == 422
    assert "もう少し考えたい&lt;b&gt;" in answered.content.decode()
    assert AnswerLink.objects.get().used_at is None


def test_a_letter_written_anew_ends_the_address_in_the_first():
    introduction = make.introduction()
    first, second = address(introduction), address(introduction)

    with pytest.raises(Refused, match="取り下げられました"):
        answer_by_link(link_for(first), reply="yes")

    assert answer_by_link(link_for(second), reply="yes").used_at is not None


def test_an_address_is_open_for_sixty_days():
    link = link_for(address(make.introduction()))
    link.expires_at = timezone.now() - timedelta(seconds=1)
    link.save()

    with pytest.raises(Refused, match="期限が過ぎました"):
        answer_by_link(link, reply="yes")


def test_an_expert_answers_a_sounding_by_his_address(client):
    sounding = make.sounding()
    page = f"/replies/{issue_link(sounding, side=Side.EXPERT, by=sounding.asked_by)}/"
    shown = client.get(page).content.decode()
    assert "大田区の精密部品の会社です。" in shown
    assert "みどり精機" not in shown

    client.post(page, {"reply": "yes", "words": "月2回まで。"})

    sounding.refresh_from_db()
    assert (sounding.interested_words, sounding.acceptances.count()) == ("月2回まで。", 0)
    assert list(Sounding.objects.waiting()) == [sounding]
    assert client.post(page, {"reply": "no"}).status_code == 409


def test_a_company_is_told_courteously_that_somebody_cannot_come_any_more(client):
    introduction = make.introduction()
    page = f"/replies/{address(introduction)}/"
    make.gone(introduction.expert)

    for answered in (client.get(page), client.post(page, {"reply": "yes"})):
        assert answered.status_code == 409
        assert "ご事情により、ご一緒できなくなりました" in answered.content.decode()
        assert "登録" not in answered.content.decode().split("<main")[1].split("</main>")[0]
    assert Answer.objects.count() == 0


def test_a_sounding_that_was_taken_back_takes_no_answer(client):
    sounding = make.sounding()
    page = f"/replies/{issue_link(sounding, side=Side.EXPERT, by=sounding.asked_by)}/"
    withdraw_sounding(sounding, by=sounding.asked_by)

    assert client.post(page, {"reply": "yes"}).status_code == 409
    assert sounding.acceptances.count() == 0


def test_before_the_two_have_met_only_the_day_is_asked_and_the_address_stays_good(client):
    introduction = make.introduction()
    page = f"/replies/{address(introduction)}/"
    interview = arrange_interview(
        introduction,
        starts_at=timezone.now() + timedelta(days=3),
        place="貴社 会議室",
        by=introduction.introduced_by,
    )
    shown = client.get(page).content.decode()
    assert "面談の日のご都合はいかがですか" in shown
    assert "面談はいかがでしたか" not in shown
    assert client.post(page, {"reply": "yes"}).status_code == 422

    client.post(page, {"reply": "suits"})
    client.post(page, {"reply": "day", "wished_days": "12月の火曜の午後"})

    standing = introduction.answers.live()
    assert [(a.reply, a.wished_days) for a in standing] == [("day", "12月の火曜の午後")]
    with pytest.raises(Refused, match="企業から"):
        match(introduction, engagement_type="advice", on=make.TODAY, by=introduction.introduced_by)
    Interview.objects.filter(pk=interview.pk).update(starts_at=timezone.now() - timedelta(hours=2))
    assert "面談はいかがでしたか" in client.get(page).content.decode()
    client.post(page, {"reply": "yes"})
    assert [a.reply for a in introduction.answers.live().deciding()] == ["yes"]
    assert client.post(page, {"reply": "no"}).status_code == 409


def test_without_a_day_the_days_that_suit_are_asked(client):
    introduction = make.introduction()
    page = f"/replies/{address(introduction)}/"

    assert "その日でお会いします" not in client.get(page).content.decode()
    assert client.post(page, {"reply": "suits"}).status_code == 409
    assert Answer.objects.count() == 0
