from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from enishi.experts.models import Acquisition, Basis, Expert, ExpertAccess, Provision, Visibility
from enishi.experts.sharing.queries import sees_contacts
from enishi.experts.transitions import provide_to_company, share_expert
from enishi.logbook.refused import NotYours, Refused
from enishi.network.transitions import entrust, publish_joint_use
from tests import make

pytestmark = pytest.mark.django_db
FIVE_ITEMS = {
    "items": "氏名、職務経歴",
    "range": "あかり産業支援の会となにわ技術の輪",
    "purpose": "交流会での面談の組み合わせ",
    "responsible": "あかり産業支援の会",
    "address": "東京都大田区（架空）",
    "representative": "山本 浩二",
}


def shared(expert, basis=Basis.CONSENT, by=None):
    return share_expert(
        expert,
        to=[make.other_organisation()],
        basis=basis,
        on=make.TODAY,
        by=by or make.coordinator(),
    )


def test_another_body_sees_an_expert_only_once_he_is_shared():
    yamada, neighbour = make.expert(), make.member(of=make.other_organisation())
    make.agreed(yamada)
    assert list(Expert.objects.visible_to(neighbour)) == []

    shared(yamada)

    assert list(Expert.objects.visible_to(neighbour)) == [yamada]


def test_when_the_right_ends_the_expert_is_gone_for_the_other_body():
    yamada, neighbour = make.expert(), make.member(of=make.other_organisation())
    access = make.shared(yamada)
    access.ended_at = make.now()
    access.save()

    assert list(Expert.objects.visible_to(neighbour)) == []


def test_when_the_consents_period_is_over_so_is_the_right():
    yamada, neighbour = make.expert(), make.member(of=make.other_organisation())
    access = make.shared(yamada)
    access.until_on = date(2026, 9, 30)
    access.save()

    assert list(Expert.objects.visible_to(neighbour)) == []


def test_nobody_is_shared_twice_with_the_same_body():
    yamada = make.expert()
    make.shared(yamada)

    with pytest.raises(Refused, match="すでに"):
        shared(yamada)


def test_a_right_that_ran_out_makes_room_for_a_new_one():
    yamada = make.expert()
    old = make.shared(yamada)
    ExpertAccess.objects.filter(pk=old.pk).update(until_on=date(2026, 9, 1))

    (new,) = shared(yamada)

    assert list(yamada.accesses.live().exclude(basis=Basis.HOME)) == [new]


def test_only_the_home_body_shares():
    with pytest.raises(NotYours):
        shared(make.expert(), by=make.member(of=make.other_organisation()))


@pytest.mark.parametrize(
    ("basis", "sentence"),
    [
        (Basis.CONSENT, "同意がまだありません"),
        (Basis.ENTRUSTED, "委託契約が、書かれていません"),
        (Basis.JOINT_USE, "公表されていません"),
        (Basis.HOME, "登録のときに始まります"),
    ],
)
def test_without_a_basis_nobody_is_shared(basis, sentence):
    with pytest.raises(Refused, match=sentence):
        shared(make.expert(), basis)


def test_a_consent_that_names_one_body_does_not_reach_another():
    yamada = make.expert()
    make.agreed(yamada, "named", bodies=[make.organisation("みなと経営相談会", code="MN")])

    with pytest.raises(Refused, match="同意がまだありません"):
        shared(yamada)


def test_what_is_given_by_consent_is_written_down_by_both_bodies():
    yamada = make.expert()
    make.shared(yamada)

    given, received = Provision.objects.get(), Acquisition.objects.get()
    assert (given.organisation, given.body) == (make.organisation(), make.other_organisation())
    assert (received.organisation, received.giver) == (given.body, given.organisation)
    assert given.keep_until == received.keep_until == date(2029, 9, 18)


def test_entrusting_and_joint_use_need_no_such_record():
    yamada, kimura, okamoto = make.expert(), make.expert(), make.coordinator()
    neighbour = make.other_organisation()
    contract = entrust(
        make.organisation(),
        to=neighbour,
        work="近畿圏の面談の手配",
        signed_on=make.TODAY,
        from_on=make.TODAY,
        by=okamoto,
    )
    published = publish_joint_use(
        make.organisation(), bodies=[neighbour], items=FIVE_ITEMS, on=make.TODAY, by=okamoto
    )

    (first,) = shared(yamada, Basis.ENTRUSTED)
    (second,) = shared(kimura, Basis.JOINT_USE)

    assert (first.entrustment, second.joint_use) == (contract, published)
    assert [*Provision.objects.all(), *Acquisition.objects.all()] == []


def on_both_grounds(visibility):
    level = {} if visibility is None else {"visibility": visibility}
    items = FIVE_ITEMS | {"items": "氏名、生年月日、連絡先、職務経歴"}
    body, kita, okamoto = make.organisation(), make.other_organisation(), make.coordinator()
    days = {"signed_on": make.TODAY, "from_on": make.TODAY}
    entrust(body, to=kita, work="面談の手配", **days, **level, by=okamoto)
    publish_joint_use(body, bodies=[kita], items=items, on=make.TODAY, **level, by=okamoto)


@pytest.mark.parametrize(
    ("written", "seen"), [(None, "without_contact"), (Visibility.FULL, "full")]
)
def test_a_contract_and_a_joint_use_show_no_more_than_was_written(written, seen):
    on_both_grounds(written)

    rights = [*shared(make.expert(), Basis.ENTRUSTED), *shared(make.expert(), Basis.JOINT_USE)]

    assert [one.visibility for one in rights] == [seen, seen]
    neighbour = make.member(of=make.other_organisation())
    assert [sees_contacts(neighbour, one.expert) for one in rights] == [seen == "full"] * 2


def test_a_right_of_before_the_level_was_written_shows_no_contacts_any_more():
    on_both_grounds(Visibility.FULL)
    make.shared(make.expert())
    shared(make.expert(), Basis.ENTRUSTED)
    shared(make.expert(), Basis.JOINT_USE)

    import_module("enishi.experts.migrations.0006_no_more_than_was_written").show_what_was_written(
        apps, None
    )

    rights = ExpertAccess.objects.exclude(basis="home").order_by("basis")
    assert [(one.basis, one.visibility) for one in rights] == [
        ("consent", "full"),
        ("entrusted", "without_contact"),
        ("joint_use", "without_contact"),
    ]


@pytest.mark.parametrize("basis", [Basis.CONSENT, Basis.ENTRUSTED, Basis.JOINT_USE])
def test_the_database_keeps_no_right_without_what_it_rests_on(basis):
    with pytest.raises(IntegrityError), transaction.atomic():
        ExpertAccess.objects.create(
            expert=make.expert(),
            organisation=make.other_organisation(),
            basis=basis,
            from_on=make.TODAY,
        )


def handed(expert, company, by=None):
    return provide_to_company(
        expert,
        company=company,
        within=make.organisation(),
        items="氏名を伏せた略歴",
        on=make.TODAY,
        by=by or make.coordinator(),
    )


def test_a_profile_goes_to_a_company_only_with_the_persons_consent():
    yamada, midori = make.expert(), make.company()
    with pytest.raises(Refused, match="同意がありません"):
        handed(yamada, midori)

    consent = make.agreed(yamada, "company", company=midori)

    assert handed(yamada, midori).consent == consent


def test_a_consent_to_one_company_says_nothing_of_another():
    yamada = make.expert()
    make.agreed(yamada, "company", company=make.company())

    with pytest.raises(Refused, match="同意がありません"):
        handed(yamada, make.company("乙社"))


def test_nothing_goes_to_a_company_that_the_person_does_not_want():
    yamada, midori = make.expert(), make.company()
    make.agreed(yamada, "introduction")
    yamada.blocked.create(company=midori)

    with pytest.raises(Refused, match="望んでいません"):
        handed(yamada, midori)


def test_only_a_body_that_may_work_with_the_person_hands_his_profile_on():
    with pytest.raises(NotYours):
        handed(make.expert(), make.company(), by=make.member(of=make.other_organisation()))


def test_where_the_card_came_from_is_told_with_a_date_as_people_write_it():
    make.shared(make.expert())

    assert Acquisition.objects.get().history == (
        "ご本人の登録による。他団体への提供についてのご本人の同意：令和8年9月18日、電話で読みあげて"
    )


def test_a_right_that_runs_out_is_kept_three_years_from_its_last_day():
    yamada = make.expert()
    make.agreed(yamada, until_on=date(2027, 3, 31))

    shared(yamada)

    assert Provision.objects.get().keep_until == date(2030, 3, 31)
