import re

import pytest

from enishi.experts.models import Basis, Consent, Expert
from enishi.network.transitions import publish_joint_use
from enishi.people.models import Role
from tests import make
from tests.experts.test_share import FIVE_ITEMS

pytestmark = pytest.mark.django_db
HEARD = {
    "about": "network",
    "visibility": "without_contact",
    "manner": "telephone",
    "note": "ご自宅に電話。",
}


@pytest.fixture
def yamada():
    person = make.expert()
    person.account = make.member(role=Role.EXPERT)
    person.save()
    return person


def words(response):
    main = response.text.split('id="main"')[1].split("</main>")[0]
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", main))


def page(expert, rest=""):
    return f"/experts/{expert.public_id}/consents/{rest}"


def test_an_expert_agrees_and_withdraws_on_his_own_pages(client, yamada):
    client.force_login(yamada.account)

    client.post(page(yamada, "new/"), {"about": "network", "visibility": "full"})
    consent = Consent.objects.get()
    assert "いまの同意ほかの協働団体への提供✓同意" in words(client.get(page(yamada)))
    told = words(client.get(f"/experts/consents/{consent.public_id}/withdrawal/"))
    assert "ほかの団体から登録票が見えなくなり" in told
    client.post(f"/experts/consents/{consent.public_id}/withdrawal/")

    consent.refresh_from_db()
    assert consent.ended_manner == "online"
    assert "いま、いただいている同意はありません。" in words(client.get(page(yamada)))


def test_a_coordinator_writes_down_what_he_heard_and_shares_the_card(client, yamada):
    client.force_login(make.coordinator())
    neighbour = make.other_organisation()

    client.post(page(yamada, "new/"), HEARD)
    assert "まだ提供していない団体が1つ" in words(client.get(page(yamada)))
    client.post(
        f"/experts/{yamada.public_id}/sharings/",
        {"basis": "consent", "bodies": [neighbour.public_id]},
    )

    assert [a.organisation for a in yamada.accesses.live()] == [make.organisation(), neighbour]
    assert "なにわ技術の輪提供元：あかり産業支援の会" in words(client.get(page(yamada)))


def test_the_other_body_reads_the_card_without_contacts_and_not_the_consents(client, yamada):
    client.force_login(make.coordinator())
    client.post(page(yamada, "new/"), HEARD)
    client.post(
        f"/experts/{yamada.public_id}/sharings/",
        {"basis": "consent", "bodies": [make.other_organisation().public_id]},
    )
    client.force_login(make.member(of=make.other_organisation()))

    card = words(client.get(f"/experts/{yamada.public_id}/"))

    assert "連絡先ご本人のご希望により、あかり産業支援の会を通してお願いします。" in card
    assert client.get(page(yamada)).status_code == 404
    assert client.get(page(yamada, "new/")).status_code == 404
    assert client.post(f"/experts/{yamada.public_id}/sharings/").status_code == 404
    consent = Consent.objects.get()
    withdrawal = f"/experts/consents/{consent.public_id}/withdrawal/"
    assert client.post(withdrawal, {"manner": "telephone"}).status_code == 404


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"until_on": "2020/1/1", "from_on": "2019/1/1"}, "もう過ぎた期間"),
        ({"until_on": "2030/1/1", "from_on": "2031/1/1"}, "始まりより前"),
        ({"about": "named"}, "見せてよい団体を、ひとつ以上"),
        ({"about": "company"}, "どの会社かを選んでください"),
        ({"note": ""}, "空欄のままです"),
        ({"until_on": "そのうち"}, "そのうち"),
    ],
)
def test_a_consent_that_cannot_stand_is_answered_and_what_was_typed_is_kept(
    client, yamada, typed, sentence
):
    client.force_login(make.coordinator())

    answer = client.post(page(yamada, "new/"), HEARD | typed)

    assert answer.status_code in (409, 422)
    assert sentence in answer.text
    assert list(Consent.objects.all()) == []


def test_sharing_without_a_body_or_a_consent_is_answered_in_words(client, yamada):
    client.force_login(make.coordinator())
    address = f"/experts/{yamada.public_id}/sharings/"
    neighbour = make.other_organisation().public_id

    nobody = client.post(address, {"basis": "consent"})
    unasked = client.post(address, {"basis": "consent", "bodies": [neighbour]})

    assert (nobody.status_code, unasked.status_code) == (409, 409)
    assert "ひとつ以上選んでください" in nobody.text
    assert "同意がまだありません" in unasked.text
    assert [a.basis for a in yamada.accesses.all()] == [Basis.HOME]


def test_a_withdrawal_that_was_heard_says_how(client, yamada):
    consent = make.agreed(yamada)
    client.force_login(make.coordinator())

    answer = client.post(f"/experts/consents/{consent.public_id}/withdrawal/", {"manner": ""})

    assert answer.status_code == 409
    assert Consent.objects.live().count() == 1


def test_an_expert_reads_only_his_own_record(client, yamada):
    other = make.expert()
    client.force_login(yamada.account)

    assert client.get(page(yamada)).status_code == 200
    assert client.get(page(other)).status_code == 404
    assert Expert.objects.visible_to(yamada.account).count() == 1


def test_a_joint_use_is_published_for_everybody_to_read(client):
    publish_joint_use(
        make.organisation(),
        bodies=[make.other_organisation()],
        items=FIVE_ITEMS,
        on=make.TODAY,
        by=make.coordinator(),
    )

    told = words(client.get("/network/joint-use/"))

    assert [item for item in FIVE_ITEMS.values() if re.sub(r"\s", "", item) not in told] == []
