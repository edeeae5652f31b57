from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.logbook.refused import NotYours, Refused
from enishi.network.models import (
    Agreement,
    AgreementKind,
    CandidateBody,
    InvitationAnswer,
    PartPlayed,
)
from enishi.network.queries import building, partners
from enishi.network.transitions import (
    assign_part,
    find_body,
    invite_body,
    note_answer,
    sign_agreement,
    take_in_body,
)
from enishi.people.models import Organisation
from tests import make
from tests.network import given
from tests.network.given import VALUES, agreed, office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]
DAY = timedelta(days=1)


@pytest.fixture
def mizuno():
    return given.mizuno()


@pytest.fixture
def found():
    return given.found()


def signed(found, kind, by, signed_on=make.TODAY + 2 * DAY):
    return sign_agreement(found, kind=kind, signed_on=signed_on, signatory="石橋 友吉", by=by)


def test_only_the_office_finds_bodies():
    with pytest.raises(NotYours, match="推進室の仕事"):
        find_body(office(), values=VALUES, on=make.TODAY, by=make.coordinator())


def test_from_finding_to_joining_every_step_is_counted(found, mizuno):
    agreed(found)
    for kind in AgreementKind:
        signed(found, kind, mizuno)
    body = take_in_body(found, code="SH", on=make.TODAY + 3 * DAY, by=mizuno)

    steps = building(CandidateBody.objects.visible_to(mizuno), make.TODAY + 3 * DAY)
    assert (steps.found, steps.invited, steps.answered, steps.joined) == (1, 1, 1, 1)
    assert (steps.signed, steps.bound, steps.partners) == (1, 1, 1)
    assert list(partners(make.TODAY + 3 * DAY)) == [body]
    assert list(partners(make.TODAY + 2 * DAY)) == []


def test_the_contractor_is_no_partner_unless_it_is_said(mizuno):
    assign_part(office(), part=PartPlayed.CONTRACTOR, on=make.TODAY, within=office(), by=mizuno)
    assert list(partners(make.TODAY)) == []

    assign_part(office(), part=PartPlayed.PARTNER, on=make.TODAY, within=office(), by=mizuno)

    assert list(partners(make.TODAY)) == [office()]


def test_nobody_plays_the_same_part_twice(mizuno):
    assign_part(office(), part=PartPlayed.OFFICE, on=make.TODAY, within=office(), by=mizuno)

    with pytest.raises(Refused, match="もうその役割"):
        assign_part(office(), part=PartPlayed.OFFICE, on=make.TODAY, within=office(), by=mizuno)


def test_the_office_says_on_a_page_which_part_a_body_plays(client, mizuno):
    client.force_login(mizuno)
    typed = {"body": office().public_id, "part": "contractor", "called": "", "on": "H20.9.1"}
    ahead = f"{timezone.localdate() + DAY:%Y/%m/%d}"

    refused = client.post("/network/parts/new/", typed | {"on": ahead})
    client.post("/network/parts/new/", typed)
    again = client.post("/network/parts/new/", typed)

    page = client.get("/network/bodies/").text
    assert (refused.status_code, "きょうより先の日付です" in refused.text) == (409, True)
    assert (again.status_code, "もうその役割をもっています" in again.text) == (409, True)
    assert "受託者は、この数に入っていません。" in page
    client.force_login(make.coordinator())
    assert client.get("/network/parts/new/").status_code == 404


def test_a_body_is_not_asked_before_it_was_found_nor_twice_at_once(found, mizuno):
    with pytest.raises(Refused, match="抽出した日（令和8年9月18日）より前の日付"):
        invite_body(found, on=make.TODAY - DAY, by=mizuno)
    invite_body(found, on=make.TODAY, by=mizuno)

    with pytest.raises(Refused, match="お返事を待っている"):
        invite_body(found, on=make.TODAY, by=mizuno)


def test_the_same_invitation_is_not_answered_twice(found, mizuno):
    asked = invite_body(found, on=make.TODAY, by=mizuno)
    note_answer(asked, answer=InvitationAnswer.DECLINES, on=make.TODAY, by=mizuno)

    with pytest.raises(Refused, match="もうお返事をいただいています（見合わせる）"):
        note_answer(asked, answer=InvitationAnswer.JOINS, on=make.TODAY, by=mizuno)


def test_an_answer_does_not_come_before_the_invitation(found, mizuno):
    asked = invite_body(found, on=make.TODAY, by=mizuno)

    with pytest.raises(Refused, match="要請した日（令和8年9月18日）より前の日付"):
        note_answer(asked, answer=InvitationAnswer.JOINS, on=make.TODAY - DAY, by=mizuno)


def test_a_body_that_declined_may_be_asked_again(found, mizuno):
    asked = invite_body(found, on=make.TODAY, by=mizuno)
    note_answer(asked, answer=InvitationAnswer.DECLINES, on=make.TODAY, by=mizuno)

    assert invite_body(found, on=make.TODAY + DAY, by=mizuno).answer == ""


def test_nothing_is_signed_before_the_invitation_or_without_a_yes(found, mizuno):
    with pytest.raises(Refused, match="「賛同する」というお返事"):
        signed(found, AgreementKind.PARTICIPATION, mizuno)
    agreed(found)

    with pytest.raises(Refused, match="参加要請の日（令和8年9月18日）より前"):
        signed(found, AgreementKind.PARTICIPATION, mizuno, signed_on=make.TODAY - DAY)
    assert list(Agreement.objects.all()) == []


def test_both_papers_are_needed_before_a_body_is_taken_in(found, mizuno):
    agreed(found)
    signed(found, AgreementKind.PARTICIPATION, mizuno)

    with pytest.raises(Refused, match="個人情報・守秘の覚書をまだ"):
        take_in_body(found, code="SH", on=make.TODAY, by=mizuno)
    assert not Organisation.objects.filter(code="SH").exists()


def test_a_code_that_another_body_has_is_named_and_nothing_is_taken_in(found, mizuno):
    agreed(found)
    for kind in AgreementKind:
        signed(found, kind, mizuno)

    with pytest.raises(Refused, match="「NNW」という記号は、もうほかの団体"):
        take_in_body(found, code="NNW", on=make.TODAY + 3 * DAY, by=mizuno)


def test_the_same_paper_is_not_signed_twice(found, mizuno):
    agreed(found)
    signed(found, AgreementKind.PARTICIPATION, mizuno)

    with pytest.raises(Refused, match="賛同書は、もういただいています"):
        signed(found, AgreementKind.PARTICIPATION, mizuno)


def test_the_whole_way_is_walked_on_its_pages(client, mizuno):
    client.force_login(mizuno)
    client.post(
        "/network/bodies/new/",
        {"body_name": "下町工房の会", "kind": "npo", "found_on": "H20.9.1", "reason": "皮革"},
    )
    found = CandidateBody.objects.get()
    page = f"/network/bodies/{found.public_id}/"
    client.post(f"{page}invitations/", {"on": "H20.9.5"})
    asked = found.invitations.get()
    client.post(
        f"/network/invitations/{asked.public_id}/answers/", {"answer": "joins", "on": "H20.9.20"}
    )
    for kind in AgreementKind:
        paper = {"kind": kind, "signed_on": "H20.9.30", "signatory": "石橋 友吉"}
        client.post(f"{page}agreements/", paper)
    client.post(f"{page}partners/", {"code": "SH", "on": "H20.9.30", "confirmed": "yes"})

    found.refresh_from_db()
    assert found.became.name == "下町工房の会"
    assert client.get(page).status_code == 200
    assert "下町工房の会" in client.get("/network/bodies/").text


@pytest.mark.parametrize(
    ("typed", "box"),
    [
        ({"to": "invitations/", "on": "あした"}, "body-invitation-on"),
        (
            {"to": "agreements/", "kind": "secrecy", "signed_on": "H20.9.1"},
            "body-agreement-signatory",
        ),
        ({"to": "partners/", "code": "", "on": "H20.9.1"}, "body-joining-code"),
    ],
)
def test_a_box_that_cannot_be_read_is_led_to(client, found, mizuno, typed, box):
    client.force_login(mizuno)

    answer = client.post(f"/network/bodies/{found.public_id}/{typed['to']}", typed)

    assert answer.status_code == 422
    assert f'<a href="#{box}">' in answer.text


def test_a_postal_code_alone_tells_where_a_body_is(client, mizuno):
    client.force_login(mizuno)
    typed = {"body_name": "蔵前の会", "kind": "npo", "found_on": "H20.9.1", "reason": "皮革"}

    client.post("/network/bodies/new/", typed | {"postal_code": "１１１ー００５１"})

    found = CandidateBody.objects.get()
    assert (found.postal_code, found.prefecture, found.city) == ("1110051", "13", "台東区")


def test_what_was_typed_stays_beside_the_refusal(client, found, mizuno):
    agreed(found)
    client.force_login(mizuno)
    tomorrow = f"{timezone.localdate() + DAY:%Y/%m/%d}"
    typed = {
        "kind": "secrecy",
        "signed_on": tomorrow,
        "signatory": "石橋 友吉",
        "where_kept": "棚3",
    }

    answer = client.post(f"/network/bodies/{found.public_id}/agreements/", typed)

    box = answer.text.split('id="body-agreement-signed_on"')[0].rsplit('class="field', 1)[1]
    assert answer.status_code == 409
    assert "きょうより先の日付です。" in box
    assert all(f'value="{typed[name]}"' in answer.text for name in ("signatory", "where_kept"))
    assert tomorrow in answer.text
    # And when he comes back after having seen to it.
    again = client.get(f"/network/bodies/{found.public_id}/").text
    assert 'value="石橋 友吉"' in again


@pytest.mark.parametrize("rest", ["", "invitations/", "agreements/", "partners/"])
def test_a_body_that_does_not_run_the_office_sees_none_of_it(client, found, rest):
    client.force_login(make.coordinator())

    answer = client.post(f"/network/bodies/{found.public_id}/{rest}", {"on": "H20.9.1"})

    assert answer.status_code == 404
    assert client.get("/network/bodies/").status_code == 404


def test_another_body_is_not_even_told_which_papers_are_lacking(found):
    with pytest.raises(NotYours):
        take_in_body(found, code="SK", on=make.TODAY, by=make.coordinator())


def test_a_day_without_its_year_is_told_as_it_was_read(client, found, mizuno):
    tomorrow = timezone.localdate() + DAY
    CandidateBody.objects.update(found_on=tomorrow - 2 * DAY)
    client.force_login(mizuno)
    typed = {"on": f"{tomorrow.month}/{tomorrow.day}"}

    answer = client.post(f"/network/bodies/{found.public_id}/invitations/", typed)

    assert answer.status_code == 409
    assert "より前の日付です" in answer.text
    assert f"年がないので、{tomorrow.year - 1}/{tomorrow:%m/%d}と読みました" in answer.text


def test_the_funder_is_no_kind_of_body_that_may_be_asked(client, mizuno):
    client.force_login(mizuno)

    assert 'value="funder"' not in client.get("/network/bodies/new/").text
