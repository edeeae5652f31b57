import pytest

from enishi.experts.models import ExpertAccess, ExpertMerging
from enishi.experts.queries import expert_list
from enishi.experts.transitions import (
    block_company,
    merge_expert,
    part_experts,
    revise_expert,
    take_up_again,
)
from enishi.experts.transitions.card import card_of
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    kept = make.expert("代理店を12社開拓した。", email="yamada@example.jp")
    away = make.expert("原価の計算を担当した。", telephone="+819012345678", capacity=3)
    return kept, away


def merged(pair) -> ExpertMerging:
    kept, away = pair
    both = card_of(kept).career + card_of(away).career
    chosen = make.card(email=kept.email, telephone=away.telephone, capacity=3)
    card = type(chosen)(person=chosen.person, career=both)
    return merge_expert(away, into=kept, card=card, at=make.now(), by=make.coordinator())


def state(expert):
    expert.refresh_from_db()
    names = [f.name for f in expert._meta.fields if f.name != "version"]
    return {name: getattr(expert, name) for name in names}, card_of(expert)


def test_one_card_stays_with_both_careers(pair):
    merged(pair)

    kept, away = pair
    assert [entry["duties"] for entry in state(kept)[1].career] == [
        "代理店を12社開拓した。",
        "原価の計算を担当した。",
    ]
    assert (kept.telephone, kept.email) == ("+819012345678", "yamada@example.jp")
    state(away)
    assert (away.state, away.ended_because, away.merged_into) == ("withdrawn", "merged", kept)
    assert expert_list(make.coordinator()) == [kept.pk]


def test_a_short_list_that_names_the_other_card_stays_valid_and_leads_on(pair, client):
    kept, away = pair
    listed = make.candidate(away)

    merged(pair)

    listed.refresh_from_db()
    assert listed.access.expert == away
    client.force_login(make.coordinator())
    page = client.get(f"/experts/{away.public_id}/")
    assert f'/experts/{kept.public_id}/">{kept.full_name}</a>' in page.text


def test_what_the_person_did_not_want_through_one_card_he_does_not_want_through_both(pair):
    kept, away = pair
    shared, own = make.company("株式会社みどり精機"), make.company("架空板金工業")
    for expert, company in ((kept, shared), (away, shared), (away, own)):
        block_company(expert, company=company, by=make.coordinator())

    merging = merged(pair)
    unwanted = kept.blocked.filter(ended_at=None).values_list("company", flat=True)
    assert set(unwanted) == {shared.pk, own.pk}

    part_experts(ExpertMerging.objects.get(pk=merging.pk), at=make.now(), by=make.coordinator())
    assert list(unwanted.all()) == [shared.pk]
    assert away.blocked.filter(ended_at=None).count() == 2


def test_undoing_puts_both_back_as_they_stood(pair):
    pair[1].account = make.member("yamada", role="expert")
    pair[1].save()
    before = [state(expert) for expert in pair]
    merging = merged(pair)
    assert state(pair[0])[0]["account"] == before[1][0]["account"]

    part_experts(ExpertMerging.objects.get(pk=merging.pk), at=make.now(), by=make.coordinator())

    assert [state(expert) for expert in pair] == before


def test_what_was_written_since_is_not_thrown_away_when_undoing(pair):
    kept, away = pair
    merging = merged(pair)
    state(kept)
    newer = make.card("海外の工場を立ち上げた。")
    revise_expert(kept, card=newer, read_at=kept.version, on=make.TODAY, by=make.coordinator())

    part_experts(ExpertMerging.objects.get(pk=merging.pk), at=make.now(), by=make.coordinator())

    assert [e["duties"] for e in state(kept)[1].career] == ["海外の工場を立ち上げた。"]
    assert state(away)[0]["state"] == "registered"


def test_whoever_could_work_with_the_person_still_can_until_it_is_undone(pair):
    kept, away = pair
    naniwa = make.other_organisation()
    make.shared(away, to=naniwa)
    live = ExpertAccess.objects.live().filter(expert=kept, organisation=naniwa)

    merging = merged(pair)
    assert live.count() == 1
    part_experts(merging, at=make.now(), by=make.coordinator())

    assert live.count() == 0


def test_two_cards_with_a_sign_in_each_are_not_merged(pair):
    for n, expert in enumerate(pair):
        expert.account = make.member(f"yamada-{n}", role="expert")
        expert.save()

    with pytest.raises(Refused, match="どちらにもログインがあります"):
        merged(pair)


def test_a_merged_card_is_not_taken_up_by_itself_nor_parted_twice(pair):
    merging = merged(pair)
    with pytest.raises(Refused, match="まとめられています"):
        take_up_again(pair[1], on=make.TODAY, by=make.coordinator())
    part_experts(merging, at=make.now(), by=make.coordinator())

    with pytest.raises(Refused, match="もうもどしてあります"):
        part_experts(merging, at=make.now(), by=make.coordinator())


def test_a_card_is_merged_neither_with_itself_nor_with_another_bodys(pair):
    kept, _away = pair
    with pytest.raises(Refused, match="別々の2枚"):
        merged((kept, kept))
    with pytest.raises(NotYours):
        merged((kept, make.expert(of=make.other_organisation())))
    merging = merged(pair)
    with pytest.raises(NotYours):
        part_experts(merging, at=make.now(), by=make.member(of=make.other_organisation()))
