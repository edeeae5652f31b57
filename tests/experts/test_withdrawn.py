"""After somebody took a consent back no other ground is used against it without a word."""

import re

import pytest

from enishi.experts.models import Basis, Provision
from enishi.experts.transitions import end_sharing, share_expert, withdraw_consent
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours, Refused
from tests import make
from tests.experts.test_bases import entrusted, given, published

pytestmark = pytest.mark.django_db


def withdrawn(consent):
    return withdraw_consent(
        consent, manner="telephone", at=make.now(), by=make.coordinator("writer-AK")
    )


def seeing(person):
    return [one.basis for one in person.accesses.running().order_by("id")]


def words(response):
    main = response.text.split('id="main"')[1].split("</main>")[0]
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", main))


def test_a_joint_use_stops_for_whoever_took_his_consent_back():
    yamada = make.expert()
    published()
    withdrawn(make.shared(yamada).consent)

    with pytest.raises(Refused, match="取りやめています。共同利用でもお渡ししません"):
        given(yamada, Basis.JOINT_USE)

    assert seeing(yamada) == ["home"]


def test_the_withdrawal_ends_what_the_same_bodies_saw_by_joint_use():
    yamada, kimura = make.expert(), make.expert()
    published()
    for one in (yamada, kimura):
        given(one, Basis.JOINT_USE)
    withdrawn(make.agreed(yamada))

    minato = make.organisation("みなと経営相談会", code="MN")
    withdrawn(make.agreed(kimura, about="named", bodies=[minato]))

    assert (seeing(yamada), seeing(kimura)) == (["home"], ["home", "joint_use"])


def test_where_another_consent_still_reaches_the_body_the_joint_use_goes_on():
    yamada = make.expert()
    published()
    given(yamada, Basis.JOINT_USE)
    make.agreed(yamada, about="named", bodies=[make.other_organisation()])
    wide = make.agreed(yamada, visibility="without_contact")

    withdrawn(wide)

    assert seeing(yamada) == ["home", "joint_use"]


def test_whoever_agrees_anew_is_no_longer_taken_to_refuse():
    yamada = make.expert()
    published()
    withdrawn(make.agreed(yamada))
    make.agreed(yamada)

    given(yamada, Basis.JOINT_USE)

    assert seeing(yamada) == ["home", "joint_use"]


def test_entrusted_work_with_his_card_begins_only_by_somebody_who_knew():
    yamada, contract = make.expert(), entrusted()
    withdrawn(make.agreed(yamada))
    with pytest.raises(Refused, match="なにわ技術の輪への提供の同意を、令和8年9月18日に取りやめ"):
        given(yamada, Basis.ENTRUSTED)

    share_expert(
        yamada,
        to=[make.other_organisation()],
        basis=Basis.ENTRUSTED,
        on=make.TODAY,
        by=make.coordinator(),
        is_sure=True,
    )

    assert yamada.accesses.running().get(basis=Basis.ENTRUSTED).entrustment == contract


def test_a_consent_that_another_replaced_was_not_taken_back():
    yamada = make.expert()
    entrusted()
    make.agreed(yamada, about="named", bodies=[make.other_organisation()])
    make.agreed(yamada)

    given(yamada, Basis.ENTRUSTED)

    assert seeing(yamada) == ["home", "entrusted"]


def test_the_page_asks_and_names_the_withdrawal_before_it_gives(client):
    yamada = make.expert()
    entrusted()
    withdrawn(make.agreed(yamada))
    client.force_login(make.coordinator())
    chosen = {"basis": "entrusted", "bodies": [make.other_organisation().public_id]}

    asked = words(client.post(f"/experts/{yamada.public_id}/sharings/", chosen))
    assert "なにわ技術の輪（委託、見せる範囲：連絡先と生年月日をのぞく）。" in asked
    assert "ご本人は、なにわ技術の輪への提供の同意を、令和8年9月18日に取りやめています。" in asked
    assert seeing(yamada) == ["home"]
    confirmed = chosen | {"confirmed": "yes"}
    done = words(client.post(f"/experts/{yamada.public_id}/sharings/", confirmed, follow=True))

    assert seeing(yamada) == ["home", "entrusted"]
    assert ("記録も残しました" in done, "根拠の名前で出ます" in done) == (False, True)


def test_whoever_withdraws_reads_what_stays_possible(client):
    yamada = make.expert()
    entrusted()
    consent = make.agreed(yamada)
    client.force_login(make.coordinator())
    address = f"/experts/consents/{consent.public_id}/withdrawal/"

    before = words(client.get(address))
    given(yamada, Basis.ENTRUSTED)
    after = words(client.get(address))

    assert "共同利用でも、もうお見せしません。" in before
    assert "その仕事のために見せることがあります。" in before
    assert "その仕事のために、ひきつづき登録票を見ます。なにわ技術の輪" in after


def test_one_sharing_ends_with_a_reason_and_nothing_else_does():
    yamada, minato = make.expert(), make.organisation("みなと経営相談会", code="MN")
    make.shared(yamada)
    share_expert(
        yamada, to=[minato], basis=Basis.CONSENT, on=make.TODAY, by=make.coordinator("writer-AK")
    )

    ended = end_sharing(
        yamada, body=minato, reason="団体をまちがえた", at=make.now(), by=make.coordinator()
    )

    assert (ended.organisation, ended.ended_why) == (minato, "団体をまちがえた")
    assert [one.organisation for one in yamada.accesses.running().order_by("id")] == [
        make.organisation(),
        make.other_organisation(),
    ]
    assert Provision.objects.filter(body=minato).count() == 1
    assert Entry.objects.latest("id").verb == "unshared"


def test_a_sharing_is_ended_once_with_a_reason_and_only_at_home():
    yamada, neighbour = make.expert(), make.other_organisation()
    make.shared(yamada)
    told = {"body": neighbour, "reason": "まちがえた", "at": make.now(), "by": make.coordinator()}
    with pytest.raises(NotYours):
        end_sharing(yamada, **told | {"by": make.member(of=neighbour)})
    with pytest.raises(Refused, match="なぜ終えるのか"):
        end_sharing(yamada, **told | {"reason": " "})
    with pytest.raises(Refused, match="見ていません"):
        end_sharing(yamada, **told | {"body": make.organisation()})
    end_sharing(yamada, **told)

    with pytest.raises(Refused, match="見ていません"):
        end_sharing(yamada, **told)


def test_a_mistaken_sharing_is_ended_on_its_page_after_a_question(client):
    yamada, neighbour = make.expert(), make.other_organisation()
    make.shared(yamada)
    client.force_login(make.coordinator())
    chosen = {"body": neighbour.public_id, "reason": "渡す団体をまちがえた"}
    address = f"/experts/{yamada.public_id}/sharings/endings/"

    asked = words(client.post(address, chosen))
    assert "なにわ技術の輪への提供を終えますか" in asked
    assert "わけ：渡す団体をまちがえた" in asked
    assert seeing(yamada) == ["home", "consent"]
    client.post(address, chosen | {"confirmed": "yes"})

    assert seeing(yamada) == ["home"]
    client.force_login(make.member(of=neighbour))
    assert client.get(f"/experts/{yamada.public_id}/").status_code == 404


def test_without_a_body_or_a_reason_nothing_ends_and_what_was_typed_stays(client):
    yamada = make.expert()
    make.shared(yamada)
    client.force_login(make.coordinator())

    address = f"/experts/{yamada.public_id}/sharings/endings/"
    no_reason = client.post(address, {"body": make.other_organisation().public_id, "reason": ""})
    no_body = client.post(address, {"reason": "渡す団体をまちがえた"})

    assert (no_reason.status_code, no_body.status_code) == (422, 422)
    assert seeing(yamada) == ["home", "consent"]
    assert 'value="渡す団体をまちがえた"' in no_body.text
    assert f'value="{make.other_organisation().public_id}" selected' in no_reason.text
