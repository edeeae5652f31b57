"""委託 and 共同利用: written and published on pages, and what rests on them ends with them."""

from datetime import timedelta

import pytest

from enishi.experts.models import Basis, Provision
from enishi.experts.transitions import end_entrustment, end_joint_use, share_expert
from enishi.logbook.refused import NotYours, Refused
from enishi.network.models import Entrustment, JointUse
from enishi.network.transitions import entrust, publish_joint_use
from tests import make
from tests.experts.test_share import FIVE_ITEMS

pytestmark = pytest.mark.django_db
CONTRACT = {
    "visibility": "without_contact",
    "work": "面談の手配",
    "signed_on": "2026/9/1",
    "from_on": "2026/9/1",
    "until_on": "",
}
JOINT_USE = FIVE_ITEMS | {"visibility": "without_contact"}


@pytest.fixture
def okamoto(client):
    person = make.coordinator()
    client.force_login(person)
    return person


def entrusted():
    return entrust(
        make.organisation(),
        to=make.other_organisation(),
        work="面談の手配",
        signed_on=make.TODAY,
        from_on=make.TODAY,
        by=make.coordinator(),
    )


def published():
    others = [make.other_organisation()]
    return publish_joint_use(
        make.organisation(), bodies=others, items=FIVE_ITEMS, on=make.TODAY, by=make.coordinator()
    )


def given(person, basis):
    others = [make.other_organisation()]
    return share_expert(person, to=others, basis=basis, on=make.TODAY, by=make.coordinator())


def test_a_contract_is_written_on_its_page_and_a_card_given_on_it(client, okamoto):
    client.post(
        "/experts/bases/entrustments/new/",
        CONTRACT | {"to": make.other_organisation().public_id},
    )
    made = Entrustment.objects.get()
    yamada = make.expert()

    client.post(
        f"/experts/{yamada.public_id}/sharings/",
        {"basis": "entrusted", "bodies": [make.other_organisation().public_id], "confirmed": "yes"},
    )

    assert [(a.basis, a.entrustment) for a in yamada.accesses.live().exclude(basis="home")] == [
        ("entrusted", made)
    ]
    assert list(Provision.objects.all()) == []
    assert "登録票 1名分" in client.get("/experts/bases/").text


def test_a_joint_use_is_published_with_its_five_items_for_everybody(client, okamoto):
    client.post(
        "/experts/bases/joint-uses/new/",
        JOINT_USE | {"bodies": [make.other_organisation().public_id]},
    )
    client.logout()

    page = client.get("/network/joint-use/").text

    assert [text for text in FIVE_ITEMS.values() if text not in page] == []
    assert "なにわ技術の輪" in page


def test_the_published_page_says_in_plain_words_what_is_not_shown(client):
    made = published()
    shown = client.get("/network/joint-use/").text
    JointUse.objects.filter(pk=made.pk).update(visibility="full")
    wider = client.get("/network/joint-use/").text

    hidden = "電話番号、メールアドレス、番地、生年月日は見せません"
    assert [hidden in page for page in (shown, wider)] == [True, False]
    assert "電話番号、メールアドレス、ご住所、生年月日も、この団体の担当者が見ます" in wider


def test_whoever_wants_to_show_everything_publishes_contacts_and_birth(client, okamoto):
    everything = {"visibility": "full", "bodies": [make.other_organisation().public_id]}
    answer = client.post("/experts/bases/joint-uses/new/", FIVE_ITEMS | everything)
    assert "「連絡先」と「生年月日」も書いて公表してください" in answer.text
    assert list(JointUse.objects.all()) == []

    named = {"items": "氏名、生年月日、連絡先、職務経歴"}
    client.post("/experts/bases/joint-uses/new/", FIVE_ITEMS | everything | named)

    assert JointUse.objects.get().visibility == "full"


def test_a_joint_use_without_one_of_its_items_is_asked_for_it(client, okamoto):
    answer = client.post(
        "/experts/bases/joint-uses/new/",
        JOINT_USE | {"purpose": " ", "bodies": [make.other_organisation().public_id]},
    )

    assert (answer.status_code, list(JointUse.objects.all())) == (422, [])
    assert "使う目的" in answer.text


def test_a_joint_use_without_another_body_is_asked_for_one_at_its_box(client, okamoto):
    answer = client.post("/experts/bases/joint-uses/new/", JOINT_USE)

    assert (answer.status_code, list(JointUse.objects.all())) == (422, [])
    assert 'href="#id_bodies">共同で使う団体：共同で使う団体を、ひとつ以上選んで' in answer.text


def test_whoever_takes_part_reads_a_joint_use_and_who_can_end_it(client, okamoto):
    published()
    own = client.get("/experts/bases/").text
    client.force_login(make.member("kitamura", of=make.other_organisation()))
    others = client.get("/experts/bases/").text

    assert ["共同利用を終える" in page for page in (own, others)] == [True, False]
    assert "終わりを書けるのは、あかり産業支援の会です" in others


def test_with_a_contract_ends_what_was_seen_on_its_ground_and_nothing_else():
    entrusted_one, agreed_one = make.expert(), make.expert()
    made = entrusted()
    given(entrusted_one, Basis.ENTRUSTED)
    make.shared(agreed_one)

    assert end_entrustment(made, at=make.now(), by=make.coordinator()) == 1

    assert [a.basis for a in entrusted_one.accesses.live()] == ["home"]
    assert {a.basis for a in agreed_one.accesses.live()} == {"home", "consent"}
    with pytest.raises(Refused, match="委託契約が、書かれていません"):
        given(entrusted_one, Basis.ENTRUSTED)


def test_with_a_joint_use_ends_what_its_bodies_saw_of_each_other():
    ours, theirs = make.expert(), make.expert(of=make.other_organisation())
    made = published()
    given(ours, Basis.JOINT_USE)
    share_expert(
        theirs,
        to=[make.organisation()],
        basis=Basis.JOINT_USE,
        on=make.TODAY,
        by=make.member("kita", of=make.other_organisation()),
    )

    assert end_joint_use(made, at=make.now(), by=make.coordinator()) == 2

    assert [a.basis for one in (ours, theirs) for a in one.accesses.live()] == ["home", "home"]


def test_a_basis_ends_once_and_only_by_who_wrote_it():
    made, later = entrusted(), make.now() + timedelta(days=1)
    kita = make.member("kita", of=make.other_organisation())
    with pytest.raises(NotYours):
        end_entrustment(made, at=make.now(), by=kita)
    with pytest.raises(NotYours):
        end_joint_use(published(), at=make.now(), by=kita)
    end_entrustment(made, at=make.now(), by=make.coordinator())

    with pytest.raises(Refused, match="もう終わって"):
        end_entrustment(made, at=later, by=make.coordinator())


def test_both_end_by_a_press_on_their_page(client, okamoto):
    contract, use = entrusted(), published()

    client.post(f"/experts/bases/entrustments/{contract.public_id}/endings/")
    client.post(f"/experts/bases/joint-uses/{use.public_id}/endings/")

    page = client.get("/experts/bases/").text
    assert "いま、書かれている委託はありません。" in page
    assert "いま、公表している共同利用はありません。" in page
