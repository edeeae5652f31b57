from datetime import date

import pytest
from django.db import IntegrityError, transaction

from enishi.logbook.refused import Conflict, NotYours, Refused
from enishi.network.models import CommitteeMeeting, PartPlayed
from enishi.network.transitions import (
    amend_minutes,
    assign_part,
    call_committee,
    change_call,
    confirm_minutes,
    undo_call,
    write_minutes,
)
from tests import make
from tests.network import given
from tests.network.given import office

pytestmark = pytest.mark.django_db
FIRST = date(2008, 11, 27)


@pytest.fixture
def mizuno():
    return given.mizuno()


@pytest.fixture
def meeting(mizuno):
    return call_committee(
        office(),
        number=1,
        on=FIRST,
        place="新現役ひろば 会議室",
        agenda=["約束ごと", "活動地域"],
        by=mizuno,
    )


def written(meeting, by, minutes="話しあった。", read_at=None):
    return write_minutes(
        meeting,
        minutes=minutes,
        decisions=["賛同書を交わす", ""],
        present=[make.organisation()],
        invited=[make.organisation(), make.other_organisation()],
        read_at=read_at or meeting.version,
        by=by,
    )


def test_a_meeting_belongs_to_the_fiscal_year_of_its_day(meeting):
    assert (meeting.fiscal_year, [item.title for item in meeting.agenda.all()]) == (
        2008,
        ["約束ごと", "活動地域"],
    )


def test_only_the_office_calls_the_committee(mizuno):
    with pytest.raises(NotYours):
        call_committee(
            office(), number=1, on=FIRST, place="会議室", agenda=["一"], by=make.coordinator()
        )


def test_a_meeting_without_a_point_is_refused(mizuno):
    with pytest.raises(Refused, match="議題を、ひとつ以上"):
        call_committee(office(), number=1, on=FIRST, place="会議室", agenda=[], by=mizuno)


def test_minutes_are_written_as_often_as_needed_until_confirmed(meeting, mizuno):
    written(meeting, mizuno)
    written(meeting, mizuno, "よく話しあった。")

    meeting.refresh_from_db()
    assert meeting.minutes == "よく話しあった。"
    assert [a.present for a in meeting.attendances.order_by("body__code")] == [True, False]
    assert [item.decision for item in meeting.agenda.all()] == ["賛同書を交わす", ""]


def test_of_two_who_write_the_minutes_the_second_is_told(meeting, mizuno):
    written(meeting, mizuno)

    with pytest.raises(Conflict):
        written(meeting, mizuno, read_at=1)


def test_confirmed_minutes_are_amended_and_never_written_again(meeting, mizuno):
    written(meeting, mizuno)
    meeting = confirm_minutes(meeting, at=make.now(), by=mizuno)

    with pytest.raises(Refused, match="議事録は確定しています"):
        written(meeting, mizuno, "ちがうこと")
    with pytest.raises(Refused, match="議事録は確定しています"):
        confirm_minutes(meeting, at=make.now(), by=mizuno)
    amended = amend_minutes(meeting, text="出席は18団体。", at=make.now(), by=mizuno)

    meeting.refresh_from_db()
    assert meeting.minutes == "話しあった。"
    assert list(meeting.amendments.all()) == [amended]


def test_a_draft_is_not_amended_and_empty_minutes_are_not_confirmed(meeting, mizuno):
    with pytest.raises(Refused, match="まだ確定していません"):
        amend_minutes(meeting, text="訂正", at=make.now(), by=mizuno)
    with pytest.raises(Refused, match="まだ書かれていません"):
        confirm_minutes(meeting, at=make.now(), by=mizuno)


def test_the_database_confirms_no_empty_minutes(meeting, mizuno):
    with pytest.raises(IntegrityError), transaction.atomic():
        CommitteeMeeting.objects.update(confirmed_at=make.now(), confirmed_by=mizuno)


def test_a_meeting_is_called_minuted_and_confirmed_on_its_pages(client, mizuno):
    assign_part(make.organisation(), part=PartPlayed.PARTNER, on=FIRST, within=office(), by=mizuno)
    client.force_login(mizuno)
    client.post(
        "/network/committee/new/",
        {
            "number": "1",
            "held_on": "平成20年11月27日",
            "place": "会議室",
            "agenda": "一つ目\n二つ目",
        },
    )
    meeting = CommitteeMeeting.objects.get()
    page = f"/network/committee/{meeting.public_id}/"
    client.post(
        f"{page}minutes/",
        {
            "minutes": "話しあった。",
            "decision-1": "決めた。",
            "present": [make.organisation().public_id],
            "read_at": meeting.version,
        },
    )
    client.post(f"{page}confirmations/")
    client.post(f"{page}amendments/", {"text": "正しくは二時間。"})
    late = client.post(f"{page}minutes/", {"minutes": "別の話", "read_at": 3})

    shown = client.get(page).text
    assert late.status_code == 409
    assert "議事録は確定しています" in late.text
    for sentence in ("話しあった。", "決めた。", "正しくは二時間。", "1団体のうち1団体が出席"):
        assert sentence in shown
    assert "別の話" not in shown


def test_the_sheet_bears_the_seal_of_the_bodys_own_log(client, meeting, mizuno):
    client.force_login(make.coordinator())

    shown = client.get(f"/network/committee/{meeting.public_id}/").text

    assert "操作の記録の封" not in shown or "新現役ひろば　" not in shown
    client.force_login(mizuno)
    assert "操作の記録の封" in client.get(f"/network/committee/{meeting.public_id}/").text


def test_a_body_reads_the_minutes_but_does_not_keep_them(client, meeting):
    client.force_login(make.coordinator())
    page = f"/network/committee/{meeting.public_id}/"

    answers = [client.post(f"{page}{rest}/") for rest in ("minutes", "confirmations", "amendments")]

    assert client.get(page).status_code == 200
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert client.get("/network/committee/new/").status_code == 404


def test_the_sheet_is_printed_with_the_seals_of_the_log(client, meeting, mizuno):
    client.force_login(mizuno)

    answer = client.get(f"/network/committee/{meeting.public_id}.pdf")

    assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")


def test_a_meeting_that_is_called_moves_and_gets_other_points(client, meeting, mizuno):
    client.force_login(mizuno)
    page = f"/network/committee/{meeting.public_id}/"
    assert "一つ目" not in client.get(f"{page}edit/").text
    typed = {"number": "1", "held_on": "平成20年12月4日", "place": "みなと会館"}

    client.post(f"{page}edit/", typed | {"agenda": "約束ごと", "read_at": meeting.version})

    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.place) == (date(2008, 12, 4), "みなと会館")
    assert [item.title for item in meeting.agenda.all()] == ["約束ごと"]
    client.post(f"{page}edit/", typed | {"agenda": "一\n二\n三", "read_at": meeting.version})
    assert [item.title for item in meeting.agenda.all()] == ["一", "二", "三"]


def changed(meeting, by, **values):
    called = {"number": 1, "on": FIRST, "place": "別館", "agenda": ["一"]}
    return change_call(meeting, **called | values, read_at=meeting.version, by=by)


def test_a_call_is_mended_until_its_minutes_are_confirmed(client, meeting, mizuno):
    written(meeting, mizuno)

    changed(meeting, mizuno, on=date(2008, 11, 20), agenda=["約束", "名簿", "活動地域"])

    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.minutes) == (date(2008, 11, 20), "話しあった。")
    assert [point.decision for point in meeting.agenda.all()] == ["賛同書を交わす", "", ""]
    confirm_minutes(meeting, at=make.now(), by=mizuno)
    with pytest.raises(Refused, match="議事録は確定しています"):
        changed(meeting, mizuno)
    client.force_login(mizuno)
    page = f"/network/committee/{meeting.public_id}/"
    assert "議題を直す" not in client.get(page).text
    assert [client.get(f"{page}{form}/").status_code for form in ("edit", "minutes")] == [409, 409]


def test_a_point_on_which_something_was_decided_does_not_vanish(meeting, mizuno):
    written(meeting, mizuno)

    with pytest.raises(Refused, match="議題「約束ごと」には、決まったことが書いてあります"):
        changed(meeting, mizuno, agenda=["活動地域"])

    assert [point.title for point in meeting.agenda.all()] == ["約束ごと", "活動地域"]


def test_a_call_is_taken_back_with_a_reason_and_its_number_is_free_again(client, meeting, mizuno):
    written(meeting, mizuno)
    client.force_login(mizuno)
    page = f"/network/committee/{meeting.public_id}/"

    lacking = client.post(f"{page}undoings/", {"reason": " "})
    asked = client.post(f"{page}undoings/", {"reason": "日のまちがい"})
    meeting.refresh_from_db()
    before = meeting.undone_at
    client.post(f"{page}undoings/", {"reason": "日のまちがい", "confirmed": "yes"})

    meeting.refresh_from_db()
    assert (lacking.status_code, before, meeting.undone_reason) == (422, None, "日のまちがい")
    assert "2008年度 第1回 推進委員会を取り消しますか" in asked.text
    assert "理由（日のまちがい）" in asked.text
    assert client.get(page).status_code == 404
    assert "2008年度 第1回" not in client.get("/network/committee/").text
    with pytest.raises(Refused, match="取り消してあります"):
        written(meeting, mizuno)
    again = call_committee(office(), number=1, on=FIRST, place="会議室", agenda=["一"], by=mizuno)
    assert again.number == 1


def test_only_the_office_takes_a_call_back_and_not_once_its_minutes_are_confirmed(meeting, mizuno):
    with pytest.raises(NotYours):
        undo_call(meeting, reason="まちがい", by=make.coordinator())
    with pytest.raises(Refused, match="取り消す理由"):
        undo_call(meeting, reason=" ", by=mizuno)
    written(meeting, mizuno)
    confirmed = confirm_minutes(meeting, at=make.now(), by=mizuno)
    with pytest.raises(Refused, match="議事録は確定しています"):
        undo_call(confirmed, reason="まちがい", by=mizuno)


def test_the_database_undoes_no_call_without_a_reason(meeting):
    with pytest.raises(IntegrityError), transaction.atomic():
        CommitteeMeeting.objects.update(undone_at=make.now())


def test_a_meeting_keeps_a_point_and_is_changed_by_its_office_alone(meeting, mizuno):
    with pytest.raises(Refused, match="議題を、ひとつ以上"):
        changed(meeting, mizuno, agenda=[])
    with pytest.raises(NotYours):
        changed(meeting, make.coordinator())
    with pytest.raises(Conflict):
        changed(meeting, mizuno) and change_call(
            meeting, number=1, on=FIRST, place="本館", agenda=["一"], read_at=1, by=mizuno
        )


def test_confirming_asks_first_and_names_what_is_empty(client, meeting, mizuno):
    written(meeting, mizuno)
    client.force_login(mizuno)

    asked = client.get(f"/network/committee/{meeting.public_id}/confirmations/").text

    assert "議題2「活動地域」で決まったこと" in asked
    assert "議題1「約束ごと」で決まったこと" not in asked
    assert "もう書きかえられません" in asked
    meeting.refresh_from_db()
    assert meeting.confirmed_at is None


def test_minutes_of_a_meeting_that_is_still_to_come_are_not_confirmed(meeting, mizuno):
    CommitteeMeeting.objects.update(held_on=date(2027, 4, 8), fiscal_year=2027)
    written(meeting, mizuno)

    with pytest.raises(Refused, match="まだ開かれていません"):
        confirm_minutes(meeting, at=make.now(), by=mizuno)


def test_of_a_meeting_that_is_still_to_come_the_page_offers_no_confirming(client, meeting, mizuno):
    CommitteeMeeting.objects.update(held_on=date(2099, 4, 8), fiscal_year=2099)
    written(meeting, mizuno)
    client.force_login(mizuno)
    page = f"/network/committee/{meeting.public_id}/"

    told = client.get(page).text

    assert "確定は、開いたあとでできます" in told
    assert "confirmations" not in told
    assert client.get(f"{page}confirmations/").status_code == 409
