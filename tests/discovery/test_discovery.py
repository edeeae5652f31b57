"""発掘: what each channel yields, how people are traced, and whom a need waits for."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from enishi.cycle.models import Need
from enishi.discovery.models import Channel, Finding, Search, SearchOutcome
from enishi.discovery.queries import needs_without_anybody, suggested, untraced, yields_of
from enishi.discovery.transitions import (
    begin_search,
    close_channel,
    close_search,
    end_campaign,
    hand_over_searches,
    note_campaign,
    open_channel,
    revise_channel,
    trace,
)
from enishi.logbook.refused import NotYours, Refused
from tests import make
from tests.companies.test_views import shown

pytestmark = pytest.mark.django_db


def channel(name: str = "東都電器 人事部", kind: str = "former_employer", **options) -> Channel:
    options = {"within": make.organisation(), "by": make.coordinator()} | options
    return open_channel(options["within"], values={"name": name, "kind": kind}, by=options["by"])


def came(expert, through: Channel, **options) -> Finding:
    return trace(expert, channel=through, at=make.now(), **{"by": make.coordinator()} | options)


def search(need: Need, **values) -> Search:
    wanted = {"wanted": "治具の設計を教えられる方", "owner": need.owner, "channel": None}
    wanted |= {"due_on": make.TODAY + timedelta(days=30)} | values
    return begin_search(need, values=wanted, on=make.TODAY, by=need.owner)


def test_a_channel_yields_people_stage_by_stage_up_to_the_short_list():
    personnel, paper = channel(), channel("区の広報紙", "press")
    campaign = note_campaign(
        personnel,
        values={"title": "退職前の説明会", "begun_on": date(2026, 9, 1)},
        by=make.coordinator(),
    )
    end_campaign(campaign, on=date(2026, 9, 2), reached=30, by=make.coordinator())
    first, second = make.expert(), make.expert(family_name="佐藤")
    came(first, personnel)
    came(second, personnel)
    make.candidate(first)

    counted = [
        (y.channel, y.reached, y.registered, y.active, y.listed, y.introduced, y.matched)
        for y in yields_of(make.organisation())
    ]

    assert counted == [(personnel, 30, 2, 2, 1, 0, 0), (paper, 0, 0, 0, 0, 0, 0)]


def test_another_bodys_yields_are_not_counted():
    naniwa = make.other_organisation()
    there = make.coordinator("naniwa", of=naniwa)
    theirs = channel("大阪の人事", within=naniwa, by=there)
    came(make.expert(of=naniwa), theirs, by=there)

    assert [(y.channel, y.registered) for y in yields_of(naniwa)] == [(theirs, 1)]
    assert yields_of(make.organisation()) == []


def test_where_somebody_came_from_can_be_put_right_and_is_noted_once():
    yamada, personnel, paper = make.expert(), channel(), channel("区の広報紙", "press")

    came(yamada, personnel)
    came(yamada, paper)
    came(yamada, paper)

    live = Finding.objects.live().filter(expert=yamada)
    assert [finding.channel for finding in live] == [paper]
    assert Finding.objects.count() == 2


def test_a_campaign_of_another_channel_is_refused():
    personnel, paper = channel(), channel("区の広報紙", "press")
    values = {"title": "9月号", "begun_on": make.TODAY}
    notice = note_campaign(paper, values=values, by=make.coordinator())

    with pytest.raises(Refused, match="選んだ経路のものではありません"):
        came(make.expert(), personnel, campaign=notice)


def test_their_own_words_suggest_the_channel_that_they_name_or_the_only_one_of_its_kind():
    personnel, paper = channel(), channel("区の広報紙", "press")
    both = [personnel, paper]

    assert suggested("区の広報紙を見て", both) == paper
    assert suggested("元の勤め先やOB会", both) == personnel
    assert suggested("インターネット", both) == paper
    assert suggested("インターネット", [*both, channel("ホームページ", "press")]) is None
    assert suggested("", both) is None


def test_who_is_not_traced_yet_is_listed_until_he_is():
    yamada, paper = make.expert(discovery_channel="区の広報紙"), channel("区の広報紙", "press")
    make.expert(of=make.other_organisation())

    waiting = untraced(make.organisation())
    assert [(one.expert, one.suggested) for one in waiting] == [(yamada, paper)]
    came(yamada, paper)

    assert untraced(make.organisation()) == []


def test_a_need_without_anybody_becomes_a_search_with_an_owner_and_a_day():
    need = make.need()
    assert list(needs_without_anybody(make.organisation())) == [need]

    looked_for = search(need)

    assert list(needs_without_anybody(make.organisation())) == []
    closed = close_search(
        looked_for, outcome=SearchOutcome.FOUND, note="", on=make.TODAY, by=need.owner
    )
    assert (closed.closed_on, closed.outcome) == (make.TODAY, "found")
    with pytest.raises(Refused, match="もう終わっています"):
        close_search(closed, outcome=SearchOutcome.FOUND, note="", on=make.TODAY, by=need.owner)


def test_a_search_wants_an_owner_of_the_body_a_day_to_come_and_an_open_need():
    need = make.need()
    stranger = make.member(of=make.other_organisation())

    with pytest.raises(Refused, match="この団体の方から"):
        search(need, owner=stranger)
    with pytest.raises(Refused, match="きょうより前"):
        search(need, due_on=make.TODAY - timedelta(days=1))
    search(need)
    with pytest.raises(Refused, match="もう人をさがしています"):
        search(need)


def test_a_channel_that_is_used_no_more_takes_no_new_campaign():
    personnel = close_channel(channel(), by=make.coordinator())

    with pytest.raises(Refused, match="もう使っていません"):
        note_campaign(
            personnel, values={"title": "x", "begun_on": make.TODAY}, by=make.coordinator()
        )


def test_strangers_write_nothing_about_how_a_body_finds_people():
    mine, stranger = channel(), make.member(of=make.other_organisation())
    need = make.need()
    begun = search(need)
    values = {"title": "x", "begun_on": make.TODAY}
    campaign = note_campaign(mine, values=values, by=make.coordinator())
    for forbidden in (
        lambda: channel("y", by=stranger),
        lambda: revise_channel(mine, values={}, read_at=1, by=stranger),
        lambda: close_channel(mine, by=stranger),
        lambda: note_campaign(mine, values=values, by=stranger),
        lambda: end_campaign(campaign, on=make.TODAY, reached=1, by=stranger),
        lambda: came(make.expert(), mine, by=stranger),
        lambda: close_search(
            begun, outcome=SearchOutcome.FOUND, note="", on=make.TODAY, by=stranger
        ),
    ):
        with pytest.raises(NotYours):
            forbidden()


def test_the_pages_from_a_channel_to_a_person_who_came_through_it(client):
    okamoto, yamada = make.coordinator(), make.expert()
    client.force_login(okamoto)

    client.post("/discovery/channels/new/", {"channel_name": "東都電器 人事部", "kind": "press"})
    made = Channel.objects.get()
    page = f"/discovery/channels/{made.public_id}/"
    wrong = client.post(page, {"title": "", "begun_on": "きょう"})
    client.post(page, {"title": "説明会", "begun_on": "2026/9/1", "reached": "３０名"})
    client.post(f"/discovery/experts/{yamada.public_id}/traces/", {"channel": str(made.public_id)})

    assert wrong.status_code == 422
    assert made.campaigns.get().reached == 30
    shown_page = shown(client.get(page))
    assert "30名に声をかけた" in shown_page
    assert yamada.full_name.replace(" ", "") in shown_page
    edited = client.post(
        page + "edit/", {"channel_name": "人事部", "kind": "press", "read_at": "1"}
    )
    assert edited.status_code == 302
    client.post(page + "endings/")
    made.refresh_from_db()
    assert (made.name, made.ended_at is None) == ("人事部", False)


def test_the_pages_from_a_need_without_anybody_to_the_end_of_the_search(client):
    need = make.need()
    client.force_login(need.owner)
    page = f"/discovery/needs/{need.public_id}/searches/"
    assert need.title in client.get("/discovery/").text
    typed = {"wanted": "治具の設計", "owner": str(need.owner.public_id), "channel": ""}

    missing = client.post(page, typed | {"due_on": ""})
    begun = client.post(page, typed | {"due_on": f"{localdate() + timedelta(days=9)}"})

    assert (missing.status_code, begun.status_code) == (422, 302)
    looked_for = Search.objects.get()
    assert "治具の設計" in shown(client.get("/today/"))
    closing = f"/discovery/searches/{looked_for.public_id}/closings/"
    assert client.post(closing, {}).status_code == 422
    client.post(closing, {"outcome": "given_up", "note": "来期にもう一度"})
    assert "来期にもう一度" in shown(client.get("/discovery/"))


def test_another_bodys_channels_and_searches_answer_as_if_they_did_not_exist(client):
    mine, need = channel(), make.need()
    begun = search(need)
    client.force_login(make.member(of=make.other_organisation()))

    pages = [
        f"/discovery/channels/{mine.public_id}/",
        f"/discovery/channels/{mine.public_id}/edit/",
        f"/discovery/searches/{begun.public_id}/closings/",
        f"/discovery/needs/{need.public_id}/searches/",
    ]

    assert [client.get(page).status_code for page in pages] == [404, 404, 404, 404]


def test_a_search_goes_on_in_anothers_hands():
    going, sato = search(make.need()), make.member()
    given = {"person": going.owner, "to": sato, "by": going.owner}

    assert hand_over_searches(make.organisation(), **given) == {"searches": 1}

    going.refresh_from_db()
    assert going.owner == sato
