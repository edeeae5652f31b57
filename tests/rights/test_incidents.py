from datetime import date, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from enishi.logbook.models import Reading
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Role
from enishi.rights.models import AffectedList, Incident
from enishi.rights.transitions import (
    add_affected,
    close_incident,
    correct_incident,
    erase_person,
    hand_over_incidents,
    list_affected,
    note_incident,
    note_step,
)
from tests import make
from tests.network.given import mizuno

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]
DAY = timedelta(days=1)


def noted(**changed):
    okamoto = make.coordinator()
    values = {
        "kind": "complaint",
        "title": "お約束に遅れた",
        "happened_on": make.TODAY,
        "told_by": "社長からお電話",
        "what": "30分お待たせした。",
        "owner": okamoto,
        "due_on": make.TODAY + 7 * DAY,
    }
    return note_incident(make.organisation(), values=values | changed, today=make.TODAY, by=okamoto)


def stranger():
    return make.coordinator("kitamura", of=make.other_organisation())


def head():
    return make.member(role=Role.HEAD)


def test_what_happened_is_seen_to_until_it_ends_with_an_outcome():
    incident, okamoto = noted(), make.coordinator()
    note_step(incident, text="おわびに伺った。", on=make.TODAY, by=okamoto)

    close_incident(incident, outcome="お許しをいただいた。", on=make.TODAY + DAY, by=okamoto)

    incident.refresh_from_db()
    assert (incident.closed_on, incident.steps.count()) == (make.TODAY + DAY, 1)
    with pytest.raises(Refused, match="もう終えた"):
        note_step(incident, text="電話した。", on=make.TODAY + DAY, by=okamoto)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"happened_on": make.TODAY + DAY}, "きょうより先"),
        ({"due_on": make.TODAY - DAY}, "起きた日より前"),
    ],
)
def test_days_that_cannot_be_are_refused(changed, sentence):
    with pytest.raises(Refused, match=sentence):
        noted(**changed)


def test_only_somebody_of_the_body_sees_to_it():
    with pytest.raises(Refused, match="所属している方"):
        noted(owner=stranger())


def test_it_does_not_end_without_an_outcome_nor_before_it_happened():
    incident, okamoto = noted(), make.coordinator()
    with pytest.raises(Refused, match="どう終わったか"):
        close_incident(incident, outcome=" ", on=make.TODAY, by=okamoto)
    with pytest.raises(Refused, match="より前"):
        close_incident(incident, outcome="済", on=make.TODAY - DAY, by=okamoto)


def test_another_body_reads_nothing_of_it_and_the_office_reads_and_writes_nothing():
    incident = noted()

    assert list(Incident.objects.visible_to(stranger())) == []
    assert list(Incident.objects.visible_to(mizuno())) == [incident]
    with pytest.raises(NotYours):
        note_step(incident, text="電話した。", on=make.TODAY, by=mizuno())


def shown(person, account):
    Reading.objects.create(
        at=timezone.now(),
        account=account.public_id,
        organisation=make.organisation().public_id,
        where="expert",
        kind="experts.expert",
        persons=[str(person.public_id)],
    )


def drill(**changed):
    now = timezone.now()
    asked = {"account": make.coordinator(), "since": now - DAY, "until": now + DAY}
    return list_affected(noted(kind="drill"), at=now, **{"by": head()} | asked | changed)


def test_whose_data_an_account_saw_is_kept_with_the_drill_without_names():
    yamada = make.expert()
    shown(yamada, make.coordinator())

    made = drill()

    assert (made.people, made.rows[0][:2]) == (1, ["experts.expert", str(yamada.public_id)])
    assert "山田" not in str(made.rows)


def test_only_who_answers_for_the_body_has_the_list_made_and_only_of_its_people():
    with pytest.raises(NotYours, match="団体責任者と推進室"):
        drill(by=make.coordinator())
    with pytest.raises(Refused, match="この団体の人"):
        drill(account=stranger())
    with pytest.raises(Refused, match="始まりより前"):
        drill(until=timezone.now() - 2 * DAY)
    assert list(AffectedList.objects.all()) == []


def test_the_list_names_whoever_is_not_erased(client, tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "VAR", tmp_path)
    yamada, mori = make.expert(), make.expert(family_name="=森", given_name="一")
    for person in (yamada, mori):
        shown(person, make.coordinator())
    made = drill()
    erase_person(yamada, reason="ご本人の申し出", at=make.now(), by=make.coordinator())
    client.force_login(make.coordinator())

    told = client.get(f"/incidents/lists/{made.public_id}/").content.decode("utf-8-sig")

    assert "山田" not in told
    assert "'=森 一" in told


def test_an_erasure_blanks_what_was_written_about_the_person(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "VAR", tmp_path)
    yamada = make.expert()
    incident = noted(expert=yamada, what="山田さんが遅れた。")
    note_step(incident, text="山田さんに電話した。", on=make.TODAY, by=make.coordinator())

    erase_person(yamada, reason="ご本人の申し出", at=make.now(), by=make.coordinator())

    incident.refresh_from_db()
    assert (incident.what, incident.steps.get().text) == ("—", "—")


def test_the_register_is_written_on_its_pages(client):
    okamoto = head()
    client.force_login(okamoto)
    day = timezone.localdate().isoformat()
    posted = {
        "kind": "drill",
        "title": "漏えいの訓練",
        "happened_on": day,
        "what": "年に一度の訓練。",
        "owner": str(okamoto.public_id),
        "due_on": day,
    }

    page = client.post("/incidents/new/", posted, follow=True)
    incident = Incident.objects.get()
    address = f"/incidents/{incident.public_id}/"
    asked = {"account": str(okamoto.public_id), "since": day, "until": day}
    client.post(f"{address}lists/", asked)
    client.post(f"{address}steps/", {"on": day, "text": "5分で一覧を作れた。"})
    client.post(f"{address}endings/", {"outcome": "手順どおりにできた。"})

    assert "漏えいの訓練" in page.content.decode()
    told = client.get(address).content.decode()
    assert "5分で一覧を作れた。" in told
    assert "手順どおりにできた。" in told
    assert AffectedList.objects.get().people == 0
    assert "漏えいの訓練" in client.get("/incidents/").content.decode()


def test_what_somebody_sees_to_goes_on_in_anothers_hands():
    incident, sato = noted(), make.member()
    given = {"person": make.coordinator(), "to": sato, "by": make.coordinator()}

    assert hand_over_incidents(make.organisation(), **given) == {"incidents": 1}

    incident.refresh_from_db()
    assert incident.owner == sato


def test_who_has_nobody_to_choose_is_told_who_writes_of_an_expert(client):
    make.expert()
    client.force_login(mizuno())

    page = client.get("/incidents/new/").text

    assert 'name="expert"' not in page
    assert "その方の登録団体にお電話して" in page
    client.force_login(make.coordinator())
    assert 'name="expert"' in client.get("/incidents/new/").text


def test_what_was_done_is_kept_in_its_box_when_its_day_cannot_be(client):
    incident = noted()
    client.force_login(make.coordinator())
    address = f"/incidents/{incident.public_id}/"
    typed = {"on": (make.TODAY - DAY).isoformat(), "text": "おわびのお電話をした。"}

    answer = client.post(f"{address}steps/", typed)

    assert answer.status_code == 409
    assert "より前の日付です" in answer.text
    assert "おわびのお電話をした。</textarea>" in answer.text
    assert "おわびのお電話をした。</textarea>" in client.get(address).text
    assert incident.steps.count() == 0


def test_the_boxes_of_an_ending_and_of_a_list_say_what_is_lacking(client):
    incident, kanda = noted(), head()
    client.force_login(kanda)
    address = f"/incidents/{incident.public_id}/"

    ended = client.post(f"{address}endings/", {"outcome": ""})
    listed = client.post(f"{address}lists/", {"account": str(kanda.public_id), "since": "13/40"})

    assert (ended.status_code, listed.status_code) == (422, 422)
    assert "13月という月はありません" in listed.text


def test_a_step_of_tomorrow_is_refused():
    with pytest.raises(Refused, match="したあとで"):
        note_step(noted(), text="電話する。", on=timezone.localdate() + DAY, by=make.coordinator())


def values_of(incident, **changed):
    names = ("kind", "title", "happened_on", "known_on", "told_by", "what", "owner", "due_on")
    return {name: getattr(incident, name) for name in names} | changed


def corrected(incident, by=None, **changed):
    return correct_incident(
        incident,
        values=values_of(incident, **changed),
        read_at=incident.version,
        today=make.TODAY,
        by=by or make.coordinator(),
    )


def test_what_was_written_is_put_right_and_how_it_stood_stays(client):
    incident = noted()

    corrected(incident, title="お約束に40分遅れた", what="40分お待たせした。")

    incident.refresh_from_db()
    kept = [one.values["title"] for one in incident.revisions.order_by("version")]
    assert kept == ["お約束に遅れた", "お約束に40分遅れた"]
    client.force_login(make.coordinator())
    told = client.get(f"/incidents/{incident.public_id}/versions/").text
    assert ("お約束に遅れた" in told, "お約束に40分遅れた" in told) == (True, True)


def test_a_correction_keeps_to_the_days_to_its_body_and_to_what_is_open():
    incident = noted()
    note_step(incident, text="おわびに伺った。", on=make.TODAY, by=make.coordinator())

    with pytest.raises(NotYours):
        corrected(incident, by=stranger())
    with pytest.raises(Refused, match="知った日は"):
        corrected(incident, known_on=make.TODAY - DAY)
    with pytest.raises(Refused, match="所属している方"):
        corrected(incident, owner=stranger())
    close_incident(incident, outcome="済", on=make.TODAY, by=make.coordinator())
    with pytest.raises(Refused, match="もう終えた"):
        corrected(incident, title="別の件名")


def test_it_did_not_happen_after_what_was_done_about_it():
    incident = noted(happened_on=make.TODAY - DAY)
    note_step(incident, text="おわびに伺った。", on=make.TODAY - DAY, by=make.coordinator())

    with pytest.raises(Refused, match="したこと"):
        corrected(incident, happened_on=make.TODAY)


def test_it_is_put_right_on_its_page(client):
    incident, okamoto = noted(), make.coordinator()
    client.force_login(okamoto)
    address = f"/incidents/{incident.public_id}/edit/"
    typed = {
        "kind": "breach",
        "title": "FAXの送りまちがい",
        "happened_on": "2026/9/18",
        "what": "名簿を別の会社へ送った。",
        "owner": str(okamoto.public_id),
        "due_on": "2026/9/25",
        "read_at": incident.version,
    }

    assert "お約束に遅れた" in client.get(address).text
    client.post(address, typed)

    incident.refresh_from_db()
    assert (incident.kind, incident.title) == ("breach", "FAXの送りまちがい")


def test_its_page_asks_who_goes_on_with_it_when_somebody_has_left(client):
    kitano = make.coordinator("kitano")
    incident = noted(owner=kitano)
    client.force_login(make.coordinator())
    address, said = f"/incidents/{incident.public_id}/edit/", "いまこの団体に所属していません"

    assert said not in client.get(address).text
    kitano.memberships.update(ended_at=timezone.now())

    assert said in client.get(address).text


def test_of_a_breach_the_page_tells_what_the_law_asks_and_by_which_day(client):
    incident = noted(kind="breach", known_on=date(2026, 9, 18))
    client.force_login(make.coordinator())

    told = " ".join(client.get(f"/incidents/{incident.public_id}/").text.split())

    for sentence in (
        "速報（はじめの知らせ）：令和8年9月20日",
        "から令和8年9月22日",
        "確報（くわしい報告）：令和8年10月17日",
        "令和8年11月16日",
        "を1日目として数えています",
    ):
        assert sentence in told
    Incident.objects.update(kind="complaint")
    assert "速報" not in client.get(f"/incidents/{incident.public_id}/").text


def test_whoever_is_touched_is_put_on_the_list_by_hand(client):
    incident, yamada = noted(kind="breach"), make.expert()
    client.force_login(make.coordinator())
    address = f"/incidents/{incident.public_id}/"

    client.post(f"{address}additions/", {"person": str(yamada.public_id)})
    again = client.post(f"{address}additions/", {"person": str(yamada.public_id)})

    made = AffectedList.objects.get()
    assert (made.account, made.people) == (None, 1)
    assert (again.status_code, "もう一覧に入っています" in again.text) == (409, True)
    assert "手で加えた 1名" in client.get(address).text
    assert "山田 誠一" in client.get(f"/incidents/lists/{made.public_id}/").content.decode()


def test_nobody_of_another_body_is_put_on_the_list_nor_by_one():
    incident = noted()
    away = make.expert(of=make.other_organisation())

    with pytest.raises(Refused, match="この団体の新現役"):
        add_affected(incident, expert=away, at=make.now(), by=make.coordinator())
    with pytest.raises(NotYours):
        add_affected(incident, expert=make.expert(), at=make.now(), by=stranger())


def test_an_erasure_empties_the_versions_too(tmp_path, monkeypatch, client):
    monkeypatch.setattr(settings, "VAR", tmp_path)
    yamada = make.expert()
    incident = noted(expert=yamada, what="山田さんが遅れた。")

    erase_person(yamada, reason="ご本人の申し出", at=make.now(), by=make.coordinator())

    assert set(incident.revisions.get().values.values()) == {""}
    client.force_login(make.coordinator())
    assert client.get(f"/incidents/{incident.public_id}/versions/").status_code == 200
