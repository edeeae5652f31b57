"""People of another body at a sitting: they see what was agreed to, speak of it, and no more."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from enishi.companies.transitions import note_company_consent
from enishi.cycle.guests import invitations_of, points_for
from enishi.cycle.models import Attendance, DeliberationMeeting, GuestBody, Opinion, Stance
from enishi.cycle.table import table_of
from enishi.cycle.transitions import (
    close_minutes,
    come_as_guest,
    give_opinion,
    give_opinion_as_guest,
    invite_body,
    put_on_agenda,
    take_back_invitation,
    take_minute,
)
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Role
from tests import make

pytestmark = pytest.mark.django_db
GIVEN = {"given_by": "緑川社長", "manner": "meeting", "given_on": make.TODAY, "terms": ""}


def shares(need):
    note_company_consent(need.company, values=GIVEN | {"kind": "sharing"}, by=need.owner)
    return need


@pytest.fixture
def kudo():
    return make.coordinator("kudo", of=make.other_organisation())


@pytest.fixture
def seat(kudo):
    """Yamada is shared with the guest's body, Sato is not; the company lets its need be told."""
    yamada, sato = make.expert(), make.expert(family_name="佐藤", given_name="文子")
    make.shared(yamada)
    need = shares(make.need())
    make.deliberation(yamada, sato, on=need)
    meeting = make.meeting()
    put_on_agenda(meeting, need=need, by=meeting.chair)
    return invite_body(meeting, body=make.other_organisation(), by=meeting.chair)


def seen(seat, user):
    return [
        (point.item.need.title, [one.candidate.access.expert.family_name for one in point.seats])
        for point in points_for(seat, user=user)
    ]


def about(seat, user):
    point = points_for(seat, user=user)[0]
    return {"candidate": point.seats[0].candidate, "stance": Stance.PUSH, "reason": "合う方です。"}


def test_a_guest_sees_the_need_and_only_those_whom_his_own_body_may_work_with(seat, kudo):
    assert invitations_of(kudo) == [seat]
    assert seen(seat, kudo) == [("海外向け販路の立て直し", ["山田"])]


def test_a_need_whose_company_does_not_let_it_be_told_is_not_shown(seat, kudo):
    seat.meeting.items.get().need.company.consents.update(ended_on=make.TODAY)

    assert seen(seat, kudo) == []


def test_when_the_right_to_a_card_ends_the_guest_sees_him_no_more(seat, kudo):
    expert = points_for(seat, user=kudo)[0].seats[0].candidate.access.expert
    expert.accesses.filter(organisation=kudo.memberships.get().organisation).update(
        ended_at=make.now()
    )

    assert seen(seat, kudo) == [("海外向け販路の立て直し", [])]


def test_a_guest_who_is_considered_himself_sees_nothing_of_it(seat, kudo):
    expert = points_for(seat, user=kudo)[0].seats[0].candidate.access.expert
    expert.account = kudo
    expert.save()
    table = seat.meeting.items.get().need.deliberations.get()

    assert seen(seat, kudo) == []
    with pytest.raises(NotYours):
        give_opinion(
            table, candidate=expert.accesses.first().candidacies.get(), stance=Stance.PUSH,
            reason="私です。", by=kudo,
        )  # fmt: skip


def test_nobody_who_is_not_invited_finds_anything(seat):
    stranger = make.coordinator("mori", of=make.organisation("ほかの会", code="HK"))

    assert invitations_of(stranger) == []
    assert list(GuestBody.objects.visible_to(stranger)) == []
    with pytest.raises(NotYours):
        come_as_guest(seat, by=stranger)


def test_a_guest_gives_his_own_opinion_and_then_reads_the_others(seat, kudo):
    table = seat.meeting.items.get().need.deliberations.get()
    host = table.need.owner
    give_opinion(table, by=host, **about(seat, kudo) | {"reason": "主催の意見。"})
    assert [(one.given, one.others) for one in points_for(seat, user=kudo)[0].seats] == [(1, [])]

    give_opinion(table, by=kudo, **about(seat, kudo))

    shown = points_for(seat, user=kudo)[0].seats[0]
    assert (shown.mine.reason, [one.reason for one in shown.others]) == (
        "合う方です。",
        ["主催の意見。"],
    )
    told = {s.candidate: [o.author for o in s.others] for s in table_of(table, user=host).seats}
    assert told[shown.candidate] == [kudo]


def test_a_guest_does_not_speak_of_whom_he_may_not_see_nor_for_somebody_else(seat, kudo):
    table = seat.meeting.items.get().need.deliberations.get()
    sato = table.need.candidates.get(access__expert__family_name="佐藤")

    with pytest.raises(NotYours):
        give_opinion(table, candidate=sato, stance=Stance.PUSH, reason="合う。", by=kudo)
    with pytest.raises(NotYours):
        give_opinion(table, by=kudo, author=table.need.owner, **about(seat, kudo))
    assert list(Opinion.objects.all()) == []


def test_a_guest_of_a_need_without_an_open_table_is_told_so(seat, kudo):
    told = about(seat, kudo)
    seat.meeting.items.get().need.deliberations.update(ended_at=make.now())

    with pytest.raises(Refused, match="まだ討議に出ていないか、討議が終わっています"):
        give_opinion_as_guest(by=kudo, **told)
    assert list(Opinion.objects.all()) == []


def test_an_invitation_taken_back_or_minutes_closed_end_it_at_once(seat, kudo):
    table, meeting = seat.meeting.items.get().need.deliberations.get(), seat.meeting
    told = about(seat, kudo)
    again = make.meeting()
    other = invite_body(again, body=seat.body, by=again.chair)
    assert len(invitations_of(kudo)) == 2

    take_back_invitation(seat, by=meeting.chair)
    take_minute(again, text="終わり。", by=again.chair)
    close_minutes(again, by=again.chair)

    assert invitations_of(kudo) == []
    assert points_for(other, user=kudo) == []
    with pytest.raises(NotYours):
        give_opinion(table, by=kudo, **told)
    with pytest.raises(Refused, match="もう取りやめ"):
        take_back_invitation(seat, by=meeting.chair)


def test_a_guest_notes_once_that_he_is_there(seat, kudo):
    come_as_guest(seat, by=kudo)

    assert Attendance.objects.get().person == kudo
    with pytest.raises(Refused, match="もう書きとめて"):
        come_as_guest(seat, by=kudo)


def test_a_body_is_invited_once_and_never_the_one_that_sits_nor_the_funder(seat):
    meeting, funder = seat.meeting, make.organisation("委託元", code="FU")
    funder.kind = "funder"
    funder.save()

    with pytest.raises(Refused, match="もうお招きしています"):
        invite_body(meeting, body=seat.body, by=meeting.chair)
    for body in (meeting.organisation, funder):
        with pytest.raises(Refused, match="ほかの団体"):
            invite_body(meeting, body=body, by=meeting.chair)


def test_from_the_invitation_to_the_opinion_by_the_pages_alone(client, kudo):
    yamada = make.expert("直接輸出を立ち上げた。")
    sato = make.expert("CANARYの販路を開いた。", family_name="佐藤", given_name="文子")
    make.shared(yamada)
    need = shares(make.need())
    make.deliberation(yamada, sato, on=need)
    meeting = make.meeting()
    put_on_agenda(meeting, need=need, by=meeting.chair)
    client.force_login(meeting.chair)
    client.post(
        f"/sittings/{meeting.public_id}/guests/", {"body": make.other_organisation().public_id}
    )
    seat = GuestBody.objects.get()
    host_page = client.get(f"/sittings/{meeting.public_id}/").content.decode()
    assert "見える議題 1件" in host_page

    client.force_login(kudo)
    here = f"/sittings/guests/{seat.public_id}/"
    assert here in client.get("/sittings/").content.decode()
    page = client.get(here).content.decode()
    assert ["山田" in page, "佐藤" in page, "CANARY" in page] == [True, False, False]
    client.post(f"{here}attendances/")
    candidate = need.candidates.get(access__expert=yamada).public_id
    told = {"candidate": candidate, "stance": "push"}
    answered = client.post(f"{here}opinions/", told | {"reason": ""})
    assert answered.status_code == 422
    client.post(f"{here}opinions/", told | {"reason": "合う。"})

    assert Opinion.objects.get().author == kudo
    assert "ご出席を書きとめてあります" in client.get(here).content.decode()
    hidden = need.candidates.get(access__expert=sato).public_id
    answered = client.post(
        f"{here}opinions/", {"candidate": hidden, "stance": "push", "reason": "合う。"}
    )
    assert answered.status_code == 422


def test_for_others_a_guests_page_does_not_exist(seat):
    client = Client()
    client.force_login(make.member("office", role=Role.HEAD, of=make.organisation("x", code="XX")))

    assert client.get(f"/sittings/guests/{seat.public_id}/").status_code == 404
    client.force_login(seat.meeting.chair)
    assert client.get(f"/sittings/guests/{seat.public_id}/").status_code == 404


def test_an_invitation_stands_on_the_guests_start_page_until_the_day(client, seat, kudo):
    client.force_login(kudo)
    words = "あかり産業支援の会の討議会に出る"
    assert words not in client.get("/today/").content.decode()

    DeliberationMeeting.objects.update(starts_at=timezone.now() + timedelta(days=3))

    assert words in client.get("/today/").content.decode()
