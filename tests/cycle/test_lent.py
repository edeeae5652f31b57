"""Another body's expert, once his card is closed to the body that works with him."""

import pytest

from enishi.cycle.models import Decision, Introduction
from enishi.experts.models import ConsentKind, ConsentManner, Visibility
from enishi.experts.transitions import end_sharing, withdraw_consent
from enishi.outbox.models import Letter
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def okamoto(client):
    user = make.coordinator("writer-AK", of=make.organisation())
    client.force_login(user)
    return user


@pytest.fixture
def yamada():
    expert = make.expert(
        of=make.other_organisation(),
        telephone="0312345678",
        former_duties="同業に二年は行かない。",
        offers="工場の海外移転。",
    )
    make.shared(expert, to=make.organisation())
    return expert


def sharing_ends(expert):
    by = make.coordinator("writer-NW")
    end_sharing(expert, body=make.organisation(), reason="まちがい。", at=make.now(), by=by)


def consent_is_withdrawn(expert):
    agreed = expert.consents.get(kind=ConsentKind.SHARING)
    by = make.coordinator("writer-NW")
    withdraw_consent(agreed, manner=ConsentManner.TELEPHONE, at=make.now(), by=by)


closed = pytest.mark.parametrize("close", [sharing_ends, consent_is_withdrawn])


@closed
def test_an_introduction_stays_names_him_and_can_be_ended(client, yamada, close):
    asked = make.sounding(make.decision(make.deliberation(yamada)))
    introduction = make.introduction(make.acceptance(asked))
    close(yamada)
    here = f"/introductions/{introduction.public_id}/"

    page = client.get(here).text
    client.post(here + "endings/", {"outcome": "stopped", "why": "ご本人とお話しした。"})

    assert "山田 誠一さんの登録票を使う根拠（同意など）がなくなりました" in page
    assert "0312345678" not in page
    yamada.refresh_from_db()
    assert (Introduction.objects.open().count(), yamada.current_cases) == (0, 0)


@closed
def test_what_stands_on_his_card_is_told_no_more_where_one_would_go_on(client, yamada, close):
    decision = make.decision(make.deliberation(yamada))
    asked = make.sounding(make.decision(make.deliberation(yamada)))
    acceptance = make.acceptance(asked)
    close(yamada)

    pages = [
        client.get(f"/decisions/{decision.public_id}/soundings/").text,
        client.get(f"/acceptances/{acceptance.public_id}/introductions/").text,
    ]

    told = "山田 誠一さんの登録票を使う根拠（同意など）がなくなりました"
    secrets = ("同業に二年", "工場の海外移転", "03-1234-5678", "0312345678")
    assert [told in page for page in pages] == [True, True]
    assert [word for word in secrets for page in pages if word in page] == []


@closed
def test_no_letter_of_introduction_tells_of_him_any_more(client, yamada, close):
    asked = make.sounding(make.decision(make.deliberation(yamada)))
    introduction = make.introduction(make.acceptance(asked))
    close(yamada)

    answer = client.post(f"/introductions/{introduction.public_id}/letters/")

    assert (answer.status_code, Letter.objects.count()) == (409, 0)


def test_a_card_that_is_given_without_contacts_gives_none_on_any_page(client):
    expert = make.expert(
        of=make.other_organisation(),
        telephone="0312345678",
        email="yamada@example.jp",
        prefecture="13",
        city="大田区",
        street="蒲田一丁目",
    )
    make.agreed(expert, visibility=Visibility.WITHOUT_CONTACT)
    make.shared(expert, to=make.organisation())
    decision = make.decision(make.deliberation(expert))
    here = f"/decisions/{decision.public_id}/soundings/"

    asking = client.get(here).text
    to_him = client.get(f"/letters/new/?about={expert.public_id}").text
    client.post(here, {"manner": "mail", "message": "ある会社です。", "reply_by": "2099/9/25"})

    secrets = ("0312345678", "yamada@example.jp", "蒲田一丁目")
    assert [word for word in secrets if word in asking + to_him] == []
    assert "なにわ技術の輪を通してお願いします" in asking
    letter = Letter.objects.get()
    assert (letter.recipient_name, letter.email, letter.address) == ("山田 誠一", "", "")


@closed
def test_his_card_is_closed_whatever_was_decided(client, yamada, close):
    make.decision(make.deliberation(yamada))
    close(yamada)

    assert client.get(f"/experts/{yamada.public_id}/").status_code == 404


@closed
def test_a_decision_that_nobody_was_asked_on_yet_can_be_undone(client, yamada, close):
    decision = make.decision(make.deliberation(yamada))
    close(yamada)

    page = client.get(f"/deliberations/{decision.deliberation.public_id}/").text
    client.post(f"/decisions/{decision.public_id}/undoings/")

    assert "山田 誠一" in page
    assert Decision.objects.get().outcome == "undone"
