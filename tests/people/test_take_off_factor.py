import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import LostFactor, Membership, Role, User
from enishi.people.transitions import take_off_factor
from tests import make
from tests.web import arrange

pytestmark = pytest.mark.django_db
DOOR = "/accounts/login/?next=/today/"
ASKED = {"identified": "登録の番号へかけ直した。", "reason": "携帯電話を水に落とした。"}


def office() -> User:
    return make.member(
        "tanaka", of=make.organisation("推進室", code="NNW"), role=Role.NETWORK_OFFICE
    )


def who_lost(username="hirai", **values) -> Membership:
    person = make.member(username, password=arrange.PASSWORD, email="hirai@example.jp", **values)
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(person)
    return person.memberships.get()


def test_all_of_it_goes_every_session_ends_and_the_person_is_told(
    django_capture_on_commit_callbacks,
):
    lost_by, head = who_lost(), make.member("kanda", role=Role.HEAD)
    open_page = arrange.signed_in(lost_by.user)

    with django_capture_on_commit_callbacks(execute=True):
        lost = take_off_factor(lost_by, by=head, **ASKED)

    assert Authenticator.objects.filter(user=lost_by.user).count() == 0
    assert open_page.get("/today/")["Location"] == DOOR
    assert [(one.to, one.subject) for one in mail.outbox] == [
        (["hirai@example.jp"], "【縁 Enishi】もう一つの確認を外しました")
    ]
    assert "お申し出をなさっていないときは、すぐに推進室（03-0000-0000）へ" in mail.outbox[0].body
    assert (lost.reason, lost.taken_off_by) == ("携帯電話を水に落とした。", head)
    [entry] = Entry.objects.filter(subject=lost.public_id)
    assert (entry.verb, entry.actor, entry.fields) == ("took_off_factor", head.public_id, [])


def test_of_somebody_who_has_left_a_body_nobody_there_takes_it_off():
    lost_by, head = who_lost(), make.member("kanda", role=Role.HEAD)
    Membership.objects.filter(pk=lost_by.pk).update(ended_at=timezone.now())

    with pytest.raises(Refused, match="もうこの団体におられません"):
        take_off_factor(lost_by, by=head, **ASKED)

    assert Authenticator.objects.filter(user=lost_by.user).exists()


def test_of_somebody_who_is_stopped_the_same_people_take_it_off_as_before():
    lost_by, chief = who_lost(), make.member("kanda", role=Role.HEAD)
    second = who_lost("mori", role=Role.HEAD)
    User.objects.exclude(pk=chief.pk).update(is_active=False)

    with pytest.raises(NotYours, match="推進室が外します"):
        take_off_factor(second, by=chief, **ASKED)
    take_off_factor(lost_by, by=chief, **ASKED)

    assert {one.user for one in Authenticator.objects.all()} == {second.user}


def test_the_password_alone_opens_then_and_the_office_sets_up_another(client):
    lost_by = who_lost(role=Role.NETWORK_OFFICE)
    take_off_factor(lost_by, by=None, **ASKED)

    arrange.tries(client, "hirai", arrange.PASSWORD)

    assert client.get("/network/")["Location"] == "/accounts/2fa/"


def test_a_head_helps_his_coordinators_and_the_office_helps_heads():
    coordinator, chief = who_lost(), who_lost("kanda", role=Role.HEAD)

    take_off_factor(coordinator, by=chief.user, **ASKED)
    take_off_factor(chief, by=office(), **ASKED)

    assert LostFactor.objects.count() == 2


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.HEAD, Role.NETWORK_OFFICE])
def test_in_wrong_hands_nothing_changes(role):
    lost_by = who_lost(role=role)
    others_head = make.member("x", of=make.other_organisation(), role=Role.HEAD)
    colleague, chief = make.coordinator(), make.member("kanda", role=Role.HEAD)
    refused_to = {
        Role.COORDINATOR: [others_head, colleague],
        Role.HEAD: [others_head, colleague, chief],
        Role.NETWORK_OFFICE: [others_head, colleague, chief, office()],
    }

    for by in refused_to[role]:
        with pytest.raises(NotYours):
            take_off_factor(lost_by, by=by, **ASKED)

    assert Authenticator.objects.filter(user=lost_by.user).count() == 2


def test_a_head_does_not_help_who_works_for_another_body_too():
    lost_by, chief = who_lost(), make.member("kanda", role=Role.HEAD)
    Membership.objects.create(
        user=lost_by.user, organisation=make.other_organisation(), role=Role.COORDINATOR,
        from_on=make.TODAY,
    )  # fmt: skip

    with pytest.raises(NotYours, match="推進室が外します"):
        take_off_factor(lost_by, by=chief, **ASKED)


def test_nobody_takes_off_his_own_nor_one_that_is_not_there():
    chief = who_lost("kanda", role=Role.HEAD)

    with pytest.raises(Refused, match="ログインの設定"):
        take_off_factor(chief, by=chief.user, **ASKED)
    with pytest.raises(Refused, match="設定していません"):
        take_off_factor(make.member("ueda").memberships.get(), by=chief.user, **ASKED)


def test_the_operator_helps_the_office_at_the_terminal(capsys):
    lost_by = who_lost(role=Role.NETWORK_OFFICE)

    call_command("take_off_factor", "hirai", "--identified", "声。", "--reason", "紛失。")

    lost = LostFactor.objects.get()
    assert (lost.account, lost.taken_off_by, lost.reason) == (lost_by.user, None, "紛失。")
    for username in ("nobody", "hirai"):
        with pytest.raises(CommandError):
            call_command("take_off_factor", username, "--identified", "a", "--reason", "b")


def test_on_the_page_it_takes_both_answers_and_the_list_tells_of_it(client):
    lost_by, chief = who_lost(), make.member("kanda", role=Role.HEAD)
    client.force_login(chief)
    address = f"/network/memberships/{lost_by.public_id}/lost-factor/"

    offered = client.get("/network/members/").text
    empty = client.post(address, {"identified": "", "reason": "紛失。"})
    done = client.post(address, ASKED, follow=True)

    assert offered.count(address) == 1
    assert (empty.status_code, [*empty.context["form"].errors]) == (422, ["identified"])
    assert 'value="紛失。"' in empty.text
    assert "もう一つの確認を外しました。ご本人に、メールでお知らせしました。" in done.text
    assert "もう一つの確認を外しました（携帯電話を水に落とした。）" in done.text
    assert address not in done.text


def test_the_page_promises_a_mail_only_to_who_has_an_address(client):
    lost_by = who_lost()
    client.force_login(make.member("kanda", role=Role.HEAD))
    address = f"/network/memberships/{lost_by.public_id}/lost-factor/"

    with_address = client.get(address).text
    User.objects.filter(pk=lost_by.user_id).update(email="")
    without = client.get(address).text

    told = [
        ("メールが届きます" in page, "お電話でお知らせ" in page) for page in (with_address, without)
    ]
    assert told == [(True, False), (False, True)]


def test_the_page_says_who_helps_before_anything_is_typed(client):
    chief, other = who_lost("kanda", role=Role.HEAD), make.member("sugi", role=Role.HEAD)
    client.force_login(other)

    page = client.get(f"/network/memberships/{chief.public_id}/lost-factor/")

    assert (page.status_code, "推進室が外します" in page.text) == (403, True)
