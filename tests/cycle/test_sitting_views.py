"""討議会: its pages, the paper before everybody, and minutes that stay as they were confirmed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.cycle.models import AgendaItem, Decision, DeliberationMeeting, Minute
from enishi.cycle.transitions import (
    add_to_minutes,
    close_minutes,
    draw_up_minutes,
    give_opinion,
    put_on_agenda,
    revise_minute,
    step_aside,
    take_minute,
)
from enishi.logbook.refused import Refused
from tests import make
from tests.paper.looking import pages, rasterised, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def okamoto(client):
    user = make.coordinator("writer-AK", of=make.organisation())
    client.force_login(user)
    return user


def with_agenda(*needs):
    meeting = make.meeting()
    for need in needs:
        put_on_agenda(meeting, need=need, by=meeting.chair)
    return meeting


def shown(client, address, status=200):
    answered = client.get(address)
    assert answered.status_code == status
    return answered.content.decode()


def test_a_sitting_is_convened_by_form_and_gets_the_next_number(client, okamoto):
    group = make.meeting().group

    answered = client.post(
        "/sittings/new/",
        {
            "group": group.public_id,
            "day": "令和8年10月1日",
            "hour": "午後2時",
            "place": "あかり会館",
            "chair": okamoto.public_id,
        },
    )

    made = DeliberationMeeting.objects.get(number=2)
    assert answered.headers["Location"] == f"/sittings/{made.public_id}/"
    assert f"{timezone.localtime(made.starts_at):%Y-%m-%d %H:%M}" == "2026-10-01 14:00"
    assert "第2回" in shown(client, "/sittings/")


def test_an_hour_that_cannot_be_read_is_said_at_its_box_and_the_place_stays(client, okamoto):
    make.meeting()

    answered = client.post("/sittings/new/", {"hour": "25時", "place": "<b>会館</b>"})

    assert answered.status_code == 422
    assert "&lt;b&gt;会館&lt;/b&gt;" in answered.content.decode()
    assert DeliberationMeeting.objects.count() == 1


def test_needs_come_on_the_agenda_and_off_it_by_one_press(client, okamoto):
    need, meeting = make.need(), make.meeting()
    client.post(f"/sittings/{meeting.public_id}/agenda/", {"need": need.public_id})
    item = AgendaItem.objects.get()
    assert item.need == need

    client.post(f"/sittings/items/{item.public_id}/removals/")

    assert list(AgendaItem.objects.live()) == []


def test_who_came_is_one_of_ours_or_a_guest_and_never_both(client, okamoto):
    meeting = make.meeting()
    address = f"/sittings/{meeting.public_id}/attendances/"
    both = {"person": okamoto.public_id, "guest": "信用組合 森さん"}

    assert client.post(address, both).status_code == 422
    client.post(address, {"guest": "=信用組合 <森>さん"})

    assert [str(one) for one in meeting.attendances.live()] == ["=信用組合 <森>さん"]


def test_the_screen_shows_one_need_with_its_candidates_and_no_opinion_or_point(client, okamoto):
    table = make.deliberation()
    meeting = with_agenda(table.need, make.need())

    page = shown(client, f"/sittings/{meeting.public_id}/screen/1/")

    assert table.need.title in page
    assert "山田" in page
    assert ("点数" in page, "あなたの意見" in page) == (False, False)
    shown(client, f"/sittings/{meeting.public_id}/screen/3/", status=409)


def test_the_dossier_has_a_page_for_the_agenda_and_one_for_each_need(client, okamoto):
    table = make.deliberation()
    meeting = with_agenda(table.need, make.need())

    printed = client.get(f"/sittings/{meeting.public_id}/dossier.pdf").content

    first, second = words(printed), words(printed, page=1)
    assert pages(printed) == 3
    assert "討議会資料" in first
    assert ["山田" in first, "山田" in second, "足りない点" in second] == [False, True, True]
    assert 0.005 < (rasterised(printed, page=1) < 128).mean() < 0.2


def test_the_minutes_begin_with_what_was_decided_and_leave_a_written_line_alone(client, okamoto):
    decision = make.decision()
    meeting = with_agenda(decision.deliberation.need, make.need())
    DeliberationMeeting.objects.update(starts_at=decision.decided_at)
    client.post(f"/sittings/{meeting.public_id}/minutes/drafts/")

    told = list(Minute.objects.values_list("text", flat=True))

    assert told[0].startswith("山田 誠一さんに打診する。理由：")
    assert told[1:] == ["決定にはいたらず、次回に持ちこす。"]
    with pytest.raises(Refused, match="もう議事録があります"):
        draw_up_minutes(meeting, by=okamoto)


def test_confirmed_minutes_are_only_added_to(client, okamoto):
    meeting = make.meeting()
    with pytest.raises(Refused, match="まだ確定していません"):
        add_to_minutes(meeting, text="早すぎる書き足し", by=okamoto)
    line = take_minute(meeting, text="資料を読む。", by=okamoto)
    close_minutes(meeting, by=okamoto)
    meeting.refresh_from_db()

    client.post(f"/sittings/{meeting.public_id}/minutes/", {"text": "日付の誤りを訂正する。"})

    with pytest.raises(Refused, match="もう閉じられて"):
        revise_minute(line, text="書きかえ", read_at=line.version, by=okamoto)
    page = shown(client, f"/sittings/{meeting.public_id}/")
    assert "確定のあとの書き足し" in page
    assert Minute.objects.count() == 2


def test_of_two_who_write_a_line_anew_the_second_sees_both_texts(client, okamoto):
    line = take_minute(make.meeting(), text="決定。", by=okamoto)
    revise_minute(line, text="山田さんに打診する。", read_at=1, by=okamoto)

    answered = client.post(
        f"/sittings/minutes/{line.public_id}/edit/", {"text": "持ちこす。", "read_at": 1}
    )

    page = answered.content.decode()
    assert answered.status_code == 409
    assert ["山田さんに打診する。" in page, "持ちこす。" in page] == [True, True]


def test_whoever_stepped_aside_finds_the_need_neither_on_the_agenda_nor_on_paper(client, okamoto):
    table = make.deliberation()
    meeting = with_agenda(table.need)
    step_aside(table, person=okamoto, reason="社長の親戚のため。", by=okamoto)

    page = shown(client, f"/sittings/{meeting.public_id}/")

    assert table.need.title not in page
    assert table.need.title not in words(
        client.get(f"/sittings/{meeting.public_id}/dossier.pdf").content
    )


def test_another_bodys_sitting_does_not_exist(client):
    meeting = make.meeting()
    client.force_login(make.member(of=make.other_organisation()))

    for path in ("", "screen/1/", "dossier.pdf"):
        shown(client, f"/sittings/{meeting.public_id}/{path}", status=404)


def test_the_minutes_say_what_was_decided_before_the_sitting(okamoto):
    table = make.deliberation()
    meeting = with_agenda(table.need)
    decision = make.decision(table)
    earlier = meeting.starts_at - timedelta(days=6)
    Decision.objects.filter(pk=decision.pk).update(decided_at=earlier)

    lines = draw_up_minutes(meeting, by=okamoto)

    assert [line.text.endswith("に、山田 誠一さんに打診すると決めている。") for line in lines] == [
        True
    ]


def test_nobody_writes_minutes_of_a_sitting_that_has_not_been_held(client, okamoto):
    meeting = with_agenda(make.need())
    meeting.starts_at = timezone.now() + timedelta(days=14)
    meeting.save()

    for transition in (draw_up_minutes, close_minutes):
        with pytest.raises(Refused, match="まだひらかれていません"):
            transition(meeting, by=okamoto)

    assert "議事録は、討議会の当日から作れます。" in shown(
        client, f"/sittings/{meeting.public_id}/"
    )


def test_who_has_written_an_opinion_is_counted_once_a_person(client, okamoto):
    table = make.deliberation(make.expert(), make.expert(given_name="文子"))
    meeting = with_agenda(table.need)
    for candidate in table.need.candidates.all():
        for by in (okamoto, make.member(f"sato-{candidate.pk}")):
            give_opinion(table, candidate=candidate, stance="push", reason="推す。", by=by)

    assert "意見を書いた方 3名" in shown(client, f"/sittings/{meeting.public_id}/")


def test_a_sitting_is_put_on_another_day(client, okamoto):
    meeting = make.meeting()
    page = f"/sittings/{meeting.public_id}/edit/"
    told = {"hour": "午後3時", "place": "みなと会館", "chair": okamoto.public_id, "read_at": 1}
    assert "あかり会館" in shown(client, page)

    refused = client.post(page, told | {"day": "いつか"})
    moved = client.post(page, told | {"day": "2026/12/10"})

    assert (refused.status_code, moved.status_code) == (422, 302)
    meeting.refresh_from_db()
    assert f"{timezone.localtime(meeting.starts_at):%Y-%m-%d %H:%M}" == "2026-12-10 15:00"
    assert (meeting.place, meeting.number) == ("みなと会館", 1)
