import pytest

from enishi.cycle.passage import profile_of
from enishi.experts.models import BlindProfile, ConsentManner
from enishi.experts.transitions import approve_blind_profile, write_blind_profile
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Role
from tests import make

pytestmark = pytest.mark.django_db
TEXT = "元 電機メーカーの海外営業部長。代理店を12社立ち上げた。"


def yamada(**card):
    person = make.expert(telephone="+81312345678", **card)
    person.account = make.member(f"expert-{person.pk}", role=Role.EXPERT)
    person.save()
    return person


def written(person, text=TEXT, by=None):
    return write_blind_profile(person, text=text, at=make.now(), by=by or make.coordinator())


def heard(profile, **changed):
    asked = {"manner": ConsentManner.TELEPHONE, "note": "全文を読みあげた。", "on": make.TODAY}
    return approve_blind_profile(profile, **asked | {"by": make.coordinator()} | changed)


def test_what_a_coordinator_writes_is_told_nobody_before_the_person_approves():
    person = yamada()
    profile = written(person)
    assert list(BlindProfile.objects.approved()) == []
    assert profile_of(person) != TEXT

    heard(profile)

    assert profile_of(person) == TEXT
    with pytest.raises(Refused, match="もう確かめて"):
        heard(profile)


def test_what_the_person_writes_himself_is_approved():
    person = yamada()
    written(person, by=person.account)

    assert [one.approved_on for one in BlindProfile.objects.approved()] == [make.TODAY]


def test_a_new_text_waits_for_a_new_yes():
    person = yamada()
    before = written(person)
    heard(before)
    written(person, text="元 電機メーカー。")

    assert list(BlindProfile.objects.approved()) == []
    with pytest.raises(Refused, match="書きかえられました"):
        heard(before)


@pytest.mark.parametrize("trace", ["山田です。", "電話 03-1234-5678", "ＹＡＭＡＤＡ＠example.jp"])
def test_it_bears_neither_name_nor_way_to_reach_him(trace):
    with pytest.raises(Refused, match="伏せて書いて"):
        written(yamada(email="yamada@example.jp"), text=f"{TEXT}{trace}")


@pytest.mark.parametrize("named", ["村瀬恒夫の後任。", "村瀬さんの後任。", "むらせ様の後任。"])
def test_it_names_nobody_else_either(named):
    make.expert(family_name="村瀬", given_name="恒夫", family_kana="ムラセ", given_kana="ツネオ")

    with pytest.raises(Refused, match="伏せて書いて"):
        written(yamada(), text=f"{TEXT}{named}")


def test_a_person_called_like_a_place_may_tell_where_he_worked():
    chiba = yamada(family_name="千葉", given_name="健", family_kana="チバ", given_kana="ケン")

    assert written(chiba, text="千葉県の工場で、たくさんの型を切った。").version == 1
    with pytest.raises(Refused, match="「千葉さん」"):
        written(chiba, text="千葉さんは工場長だった。")


def test_nobody_learns_at_his_own_page_who_else_is_registered():
    make.expert(family_name="村瀬", given_name="恒夫")
    person = yamada()

    assert written(person, text=f"{TEXT}村瀬恒夫の後任。", by=person.account).version == 1


def test_nobody_approves_for_the_person_without_having_heard_him():
    person = yamada()
    profile = written(person)
    with pytest.raises(Refused, match="どのようにうかがったか"):
        heard(profile, manner=ConsentManner.ONLINE)
    with pytest.raises(Refused, match="うかがったようす"):
        heard(profile, note=" ")
    with pytest.raises(NotYours):
        heard(profile, by=make.coordinator("kitamura", of=make.other_organisation()))


def test_the_person_approves_on_his_own_page(client):
    person = yamada()
    profile = written(person)
    client.force_login(person.account)
    page = client.get(f"/experts/{person.public_id}/consents/").content.decode()
    assert "まだ確かめていません" in page

    client.post(f"/experts/profiles/{profile.public_id}/approvals/")

    profile.refresh_from_db()
    assert (profile.approved_on is not None, profile.approved_manner) == (True, "online")


def test_it_is_written_on_its_page(client):
    person = yamada()
    client.force_login(make.coordinator())

    client.post(f"/experts/{person.public_id}/profile/", {"text": TEXT})

    assert BlindProfile.objects.get().text == TEXT
