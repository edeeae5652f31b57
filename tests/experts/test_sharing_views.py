import re
from datetime import date

import pytest
from django.utils import timezone

from enishi.experts.models import Basis, Consent, Expert
from enishi.network.transitions import publish_joint_use
from enishi.people.models import Role
from tests import make
from tests.experts.test_share import FIVE_ITEMS

pytestmark = pytest.mark.django_db
HEARD = {
    "agreed": "yes",
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

    asked = {"about": "network", "visibility": "full"}
    told = words(client.post(page(yamada, "new/"), asked))
    assert "使いみちほかの地域のご相談にも、あなたをご紹介できるようにするため。" in told
    assert "お見せする項目氏名、生年月日、お住まい、連絡先、職務経歴" in told
    assert list(Consent.objects.all()) == []
    done = words(client.post(page(yamada, "new/"), asked | {"agreed": "yes"}, follow=True))
    assert "まだ渡していない団体へは、あかり産業支援の会が、これから登録票を渡します。" in done
    consent = Consent.objects.get()
    assert "あなたが同意していることほかの協働団体への提供✓同意" in words(client.get(page(yamada)))
    told = words(client.get(f"/experts/consents/{consent.public_id}/withdrawal/"))
    assert "この同意で登録票を渡した団体は、まだありません" in told
    client.post(f"/experts/consents/{consent.public_id}/withdrawal/")

    consent.refresh_from_db()
    assert consent.ended_manner == "online"
    assert "いま、同意していることはありません。" in words(client.get(page(yamada)))
    client.force_login(make.coordinator())
    assert "いま、いただいている同意はありません。" in words(client.get(page(yamada)))


def test_a_coordinator_writes_down_what_he_heard_and_shares_the_card(client, yamada):
    client.force_login(make.coordinator())
    neighbour = make.other_organisation()

    client.post(page(yamada, "new/"), HEARD)
    shown = words(client.get(page(yamada)))
    assert "まだ提供していない団体なにわ技術の輪見せる範囲：連絡先と生年月日をのぞく" in shown
    client.post(
        f"/experts/{yamada.public_id}/sharings/",
        {"basis": "consent", "bodies": [neighbour.public_id], "confirmed": "yes"},
    )

    assert {a.organisation for a in yamada.accesses.live()} == {make.organisation(), neighbour}
    assert "なにわ技術の輪提供元：あかり産業支援の会" in words(client.get(page(yamada)))


def test_the_other_body_reads_the_card_without_contacts_and_not_the_consents(client, yamada):
    client.force_login(make.coordinator())
    client.post(page(yamada, "new/"), HEARD)
    client.post(
        f"/experts/{yamada.public_id}/sharings/",
        {"basis": "consent", "bodies": [make.other_organisation().public_id], "confirmed": "yes"},
    )
    Expert.objects.filter(pk=yamada.pk).update(street="蒲田五丁目13番14号", postal_code="1448621")
    assert "蒲田五丁目" in words(client.get(f"/experts/{yamada.public_id}/"))
    client.force_login(make.member(of=make.other_organisation()))

    card = words(client.get(f"/experts/{yamada.public_id}/"))

    assert "連絡先ご本人のご希望により、あかり産業支援の会を通してお願いします。" in card
    assert [told for told in ("蒲田五丁目", "144-8621") if told in card] == []
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


def test_a_consent_given_twice_leads_to_the_first_and_to_its_withdrawal(client, yamada):
    consent = make.agreed(yamada)
    client.force_login(yamada.account)

    answer = client.post(page(yamada, "new/"), {"about": "network", "visibility": "full"})

    assert (answer.status_code, list(Consent.objects.all())) == (409, [consent])
    assert f'href="{page(yamada)}#consent-{consent.pk}"' in answer.text
    assert f'href="/experts/consents/{consent.public_id}/withdrawal/"' in answer.text
    assert 'name="agreed"' not in answer.text


def test_a_narrower_consent_names_who_will_see_no_more_before_the_press(client, yamada):
    make.shared(yamada)
    make.organisation("みなと経営相談会", code="MN")
    client.force_login(yamada.account)
    only = {
        "about": "named",
        "visibility": "full",
        "bodies": [make.organisation(code="MN").public_id],
    }

    told = words(client.post(page(yamada, "new/"), only))
    assert "狭くなります前の同意は終わり、この同意に代わります。" in told
    assert "その場で、登録票が見えなくなる団体なにわ技術の輪" in told
    assert yamada.accesses.live().count() == 2
    client.post(page(yamada, "new/"), only | {"agreed": "yes"})

    assert [one.basis for one in yamada.accesses.live()] == [Basis.HOME]
    assert "新しい同意に代わりました" in words(client.get(page(yamada)))


def test_more_in_one_thing_and_less_in_another_asks_which_is_meant(client, yamada):
    make.agreed(yamada, about="named", bodies=[make.other_organisation()])
    client.force_login(yamada.account)
    typed = {"about": "network", "visibility": "without_contact"}

    told = client.post(page(yamada, "new/"), typed).text
    assert ('value="beside"' in told, 'value="instead"' in told) == (True, True)
    client.post(page(yamada, "new/"), typed | {"agreed": "instead"})

    assert [one.visibility for one in Consent.objects.live()] == ["without_contact"]


def test_what_was_chosen_can_be_mended_before_the_press(client, yamada):
    client.force_login(yamada.account)
    typed = {"about": "network", "visibility": "full", "until_on": "2030/3/31", "mend": "1"}

    shown = client.post(page(yamada, "new/"), typed)

    assert (shown.status_code, "2030/3/31" in shown.text) == (200, True)
    assert list(Consent.objects.all()) == []


def test_after_a_refused_attempt_nothing_is_ticked_for_anybody(client, yamada):
    client.force_login(yamada.account)
    typed = {"about": "named", "visibility": "full", "until_on": "2030/3/31"}
    assert client.post(page(yamada, "new/"), typed).status_code == 422

    again = client.get(page(yamada, "new/")).text

    assert 'value="2030/3/31"' in again
    assert " checked" not in again.split('id="main"')[1]


def test_on_an_english_page_the_japanese_text_stands_beside_and_counts(client, yamada):
    client.force_login(yamada.account)
    client.cookies["django_language"] = "en"

    client.post(page(yamada, "new/"), {"about": "network", "visibility": "full", "agreed": "yes"})
    shown = client.get(page(yamada)).text

    assert Consent.objects.get().purpose == (
        "ほかの地域のご相談にも、あなたをご紹介できるようにするため。"
    )
    assert "So that you can be introduced" in shown
    assert "ほかの地域のご相談にも、あなたをご紹介できるようにするため。" in shown
    assert "The Japanese text is the one that counts" in shown


@pytest.mark.parametrize("given", [True, False])
def test_whoever_withdraws_is_told_what_has_ended(client, yamada, given):
    consent = make.shared(yamada).consent if given else make.agreed(yamada)
    client.force_login(yamada.account)

    told = client.post(f"/experts/consents/{consent.public_id}/withdrawal/", follow=True).text

    assert ("提供も、いま止まりました" in told, "渡した団体は、ありません" in told) == (
        given,
        not given,
    )


def test_three_years_count_from_the_end_of_the_giving(client, yamada):
    consent = make.shared(yamada).consent
    client.force_login(yamada.account)
    assert "提供が終わってから3年" in words(client.get(page(yamada)))

    client.post(f"/experts/consents/{consent.public_id}/withdrawal/")

    ends = timezone.localdate().year + 3 - 2018
    assert f"令和{ends}年" in words(client.get(page(yamada)))


def test_whoever_may_not_be_given_the_card_stands_folded_with_the_reason(client, yamada):
    make.organisation("みなと経営相談会", code="MN")
    make.agreed(yamada, about="named", bodies=[make.other_organisation()])
    client.force_login(make.coordinator())

    shown = client.get(page(yamada)).text.split('id="share"')[1]
    boxes = re.findall(r'name="bodies" id="[^"]+" value="([^"]+)"', shown)

    assert boxes == [str(make.other_organisation().public_id)]
    assert "まだ提供できない団体（1）" in shown
    assert "みなと経営相談会" in shown.split("<details")[1]


def test_a_consent_of_later_is_told_with_its_first_day(client, yamada):
    make.other_organisation()
    make.agreed(yamada, from_on=date(2099, 12, 5))
    client.force_login(make.coordinator())

    shown = words(client.get(page(yamada)))

    assert "ほかの協働団体への提供令和81年12月5日（2099/12/5）から" in shown
    assert "✓同意" not in shown
    assert "なにわ技術の輪ご本人の同意は、令和81年12月5日（2099/12/5）からです。" in shown
