"""What was written of a body is put right; what stood before stays readable."""

from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.logbook.models import Entry
from enishi.logbook.refused import Conflict, NotYours, Refused
from enishi.network.models import Agreement, AgreementKind, BodyInvitation, CandidateBody
from enishi.network.models import InvitationAnswer as Answer
from enishi.network.queries import building
from enishi.network.transitions import (
    correct_agreement,
    correct_body,
    find_body,
    invite_body,
    keep_agreement,
    note_answer,
    sign_agreement,
    take_in_body,
    undo_agreement,
    undo_body,
    undo_invitation,
)
from tests import make
from tests.network import given
from tests.network.given import VALUES, office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]
DAY = timedelta(days=1)
PAPER = {"signatory": "石橋 友吉", "where_kept": "書庫2段目"}


@pytest.fixture
def mizuno():
    return given.mizuno()


@pytest.fixture
def found():
    return given.found()


@pytest.fixture
def agreed(found):
    return given.agreed(found)


def signed(found, by, *, kind=AgreementKind.PARTICIPATION, on=make.TODAY + 2 * DAY):
    return sign_agreement(found, kind=kind, signed_on=on, by=by, **PAPER)


def tomorrow():
    return timezone.localdate() + DAY


def test_nothing_is_written_of_a_day_that_has_not_come(found, mizuno):
    with pytest.raises(Refused, match="きょうより先の日付です") as refused:
        find_body(office(), values=VALUES | {"name": "別の会"}, on=tomorrow(), by=mizuno)
    assert refused.value.about == "found_on"
    with pytest.raises(Refused, match="きょうより先の日付です"):
        invite_body(found, on=tomorrow(), by=mizuno)
    asked = invite_body(found, on=make.TODAY, by=mizuno)
    with pytest.raises(Refused, match="きょうより先の日付です"):
        note_answer(asked, answer=Answer.JOINS, on=tomorrow(), by=mizuno)
    note_answer(asked, answer=Answer.JOINS, on=make.TODAY, by=mizuno)
    with pytest.raises(Refused, match="きょうより先の日付です"):
        signed(found, mizuno, on=tomorrow())
    assert list(Agreement.objects.all()) == []


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (make.TODAY - DAY, "お返事の日（令和8年9月19日）より前"),
        (make.TODAY + DAY, "賛同書（令和8年9月20日）より前"),
        (make.TODAY + 2 * DAY, "個人情報・守秘の覚書（令和8年9月21日）より前"),
        (None, "きょうより先の日付です"),
    ],
)
def test_nobody_joins_before_his_answer_and_his_papers_nor_in_days_to_come(
    agreed, mizuno, day, sentence
):
    signed(agreed, mizuno)
    signed(agreed, mizuno, kind=AgreementKind.SECRECY, on=make.TODAY + 3 * DAY)

    with pytest.raises(Refused, match=sentence) as refused:
        take_in_body(agreed, code="SH", on=day or tomorrow(), by=mizuno)
    assert refused.value.about == "on"


def test_what_was_written_of_a_body_is_put_right_and_stays_as_a_version(found, mizuno):
    correct_body(
        found,
        values=VALUES | {"name": "下町工房の輪"},
        on=make.TODAY - DAY,
        read_at=found.version,
        by=mizuno,
    )

    found.refresh_from_db()
    assert (found.name, found.found_on) == ("下町工房の輪", make.TODAY - DAY)
    kept = [(one.version, one.values["name"]) for one in found.revisions.order_by("version")]
    assert kept == [(1, "下町工房の会"), (2, "下町工房の輪")]


def test_a_body_was_found_before_it_was_asked_even_when_put_right(found, mizuno):
    invite_body(found, on=make.TODAY, by=mizuno)

    with pytest.raises(Refused, match="参加要請の日（令和8年9月18日）より後"):
        correct_body(found, values=VALUES, on=make.TODAY + DAY, read_at=found.version, by=mizuno)


def test_two_who_put_a_body_right_at_once_do_not_overwrite_each_other(found, mizuno):
    correct_body(found, values=VALUES, on=make.TODAY, read_at=1, by=mizuno)

    with pytest.raises(Conflict):
        correct_body(found, values=VALUES, on=make.TODAY, read_at=1, by=mizuno)


def test_a_body_written_by_mistake_is_taken_back_and_may_be_written_again(found, mizuno):
    undo_body(found, by=mizuno)

    again = find_body(office(), values=VALUES, on=make.TODAY, by=mizuno)
    seen = CandidateBody.objects.visible_to(mizuno)
    assert (list(seen.live()), seen.count()) == ([again], 2)
    with pytest.raises(Refused, match="取り消してあります"):
        invite_body(found, on=make.TODAY, by=mizuno)
    with pytest.raises(Refused, match="取り消してあります"):
        undo_body(found, by=mizuno)


def test_a_body_that_was_asked_is_not_taken_back_before_its_invitation(found, mizuno):
    asked = invite_body(found, on=make.TODAY, by=mizuno)
    with pytest.raises(Refused, match="先に、それを取り消して"):
        undo_body(found, by=mizuno)

    assert undo_invitation(asked, by=mizuno) is None
    undo_body(found, by=mizuno)

    steps = building(CandidateBody.objects.visible_to(mizuno).live(), make.TODAY)
    assert (steps.found, steps.invited) == (0, 0)


def test_a_wrong_answer_is_taken_back_and_the_right_one_written(found, mizuno):
    asked = invite_body(found, on=make.TODAY, by=mizuno)
    note_answer(asked, answer=Answer.DECLINES, on=make.TODAY, by=mizuno)

    again = undo_invitation(asked, by=mizuno)
    note_answer(again, answer=Answer.JOINS, on=make.TODAY, by=mizuno)

    rows = [(row.answer, row.undone_at is None) for row in BodyInvitation.objects.order_by("id")]
    assert rows == [("declines", False), ("joins", True)]
    assert again.invited_on == asked.invited_on
    with pytest.raises(Refused, match="もう取り消してあります"):
        undo_invitation(asked, by=mizuno)
    steps = building(CandidateBody.objects.visible_to(mizuno), make.TODAY)
    assert (steps.answered, steps.joined) == (1, 1)


def test_an_answer_stays_while_a_paper_rests_on_it(agreed, mizuno):
    paper = signed(agreed, mizuno)
    asked = agreed.invitations.get()
    with pytest.raises(Refused, match="書面をいただいたことが書いてあります"):
        undo_invitation(asked, by=mizuno)

    undo_agreement(paper, by=mizuno)

    assert undo_invitation(asked, by=mizuno).answer == ""


def test_a_paper_is_put_right_in_a_row_of_its_own_with_its_copy(agreed, mizuno):
    wrong = keep_agreement(
        signed(agreed, mizuno), content=b"%PDF-1.7\nfictional", name="賛同書.pdf", by=mizuno
    )

    right = correct_agreement(
        wrong, signed_on=make.TODAY + DAY, signatory="石橋 友吉", read_at=wrong.version, by=mizuno
    )

    wrong.refresh_from_db()
    assert (wrong.signed_on, wrong.undone_at is None) == (make.TODAY + 2 * DAY, False)
    assert list(agreed.agreements.live()) == [right]
    assert (right.signed_on, right.paper) == (make.TODAY + DAY, wrong.paper)
    assert Entry.objects.order_by("id").last().verb == "corrected"
    with pytest.raises(Refused, match="もう終わったか、取り消して"):
        correct_agreement(
            wrong, signed_on=make.TODAY, signatory="石橋", read_at=wrong.version, by=mizuno
        )


def taken_in(agreed, mizuno):
    papers = [signed(agreed, mizuno, kind=kind) for kind in AgreementKind]
    take_in_body(agreed, code="SH", on=make.TODAY + 3 * DAY, by=mizuno)
    return [Agreement.objects.select_related("candidate").get(pk=one.pk) for one in papers]


def test_once_a_body_has_joined_its_papers_are_put_right_but_not_taken_back(agreed, mizuno):
    paper = taken_in(agreed, mizuno)[0]

    with pytest.raises(Refused, match="もうネットワークに加わって"):
        undo_agreement(paper, by=mizuno)
    with pytest.raises(Refused, match="もうネットワークに加わって"):
        undo_invitation(agreed.invitations.get(), by=mizuno)
    with pytest.raises(Refused, match="加わった日（令和8年9月21日）より後"):
        correct_agreement(
            paper,
            signed_on=make.TODAY + 4 * DAY,
            signatory="石橋",
            read_at=paper.version,
            by=mizuno,
        )
    assert correct_agreement(
        paper, signed_on=make.TODAY, signatory="石橋", read_at=paper.version, by=mizuno
    )


def test_only_the_office_puts_anything_right(agreed, mizuno):
    paper, stranger = signed(agreed, mizuno), make.coordinator()
    asked = agreed.invitations.get()

    for change in (
        lambda: correct_body(agreed, values=VALUES, on=make.TODAY, read_at=1, by=stranger),
        lambda: undo_body(agreed, by=stranger),
        lambda: undo_invitation(asked, by=stranger),
        lambda: undo_agreement(paper, by=stranger),
        lambda: correct_agreement(
            paper, signed_on=make.TODAY, signatory="石橋", read_at=1, by=stranger
        ),
    ):
        with pytest.raises(NotYours):
            change()


def test_all_of_it_is_done_on_the_pages(client, agreed, mizuno):
    paper = signed(agreed, mizuno)
    client.force_login(mizuno)
    page = f"/network/bodies/{agreed.public_id}/"
    new = {"signed_on": "2026/9/19", "signatory": "石橋 友吉", "read_at": paper.version}
    client.post(f"/network/agreements/{paper.public_id}/edit/", new)
    right = agreed.agreements.live().get()
    client.post(f"/network/agreements/{right.public_id}/undoings/", {"confirmed": "yes"})
    asked = agreed.invitations.get()
    client.post(f"/network/invitations/{asked.public_id}/undoings/", {"confirmed": "yes"})
    again = agreed.invitations.live().get()
    client.post(f"/network/invitations/{again.public_id}/undoings/", {"confirmed": "yes"})
    typed = {"body_name": "下町の輪", "kind": "npo", "found_on": "2026/9/1", "reason": "革"}
    client.post(f"{page}edit/", typed | {"read_at": agreed.version})

    assert right.signed_on == make.TODAY + DAY
    versions = client.get(f"{page}versions/").text
    assert all(name in versions for name in ("下町工房の会", "下町の輪", "令和8年9月1日"))
    assert client.post(f"{page}undoings/", {"confirmed": "yes"}).status_code == 302
    assert client.get(page).status_code == 404
    assert "下町の輪" not in client.get("/network/bodies/").text


@pytest.mark.parametrize("what", ["bodies", "invitations", "agreements"])
def test_without_a_script_a_page_asks_before_anything_is_taken_back(client, agreed, mizuno, what):
    paper = signed(agreed, mizuno)
    rows = {"bodies": agreed, "invitations": agreed.invitations.get(), "agreements": paper}
    client.force_login(mizuno)

    answer = client.post(f"/network/{what}/{rows[what].public_id}/undoings/")

    assert (answer.status_code, 'name="confirmed" value="yes"' in answer.text) == (200, True)
    rows[what].refresh_from_db()
    assert rows[what].undone_at is None


def test_after_joining_the_page_says_its_code_its_day_and_whom_to_invite(client, agreed, mizuno):
    taken_in(agreed, mizuno)
    client.force_login(mizuno)

    page = client.get(f"/network/bodies/{agreed.public_id}/").text

    body = CandidateBody.objects.get().became
    assert "<strong>SH</strong>" in page
    assert "令和8年9月21日" in page
    assert f"/network/members/new/?body={body.public_id}&amp;role=head" in page
    assert page.index("賛同書</strong>") < page.index("個人情報・守秘の覚書</strong>")


def test_a_code_is_read_however_wide_it_was_typed_and_nothing_else_is_one(client, agreed, mizuno):
    for kind in AgreementKind:
        signed(agreed, mizuno, kind=kind)
    client.force_login(mizuno)
    address = f"/network/bodies/{agreed.public_id}/partners/"

    refused = client.post(address, {"code": "下町", "on": "2026/9/21"})
    asked = client.post(address, {"code": "ｓｈ", "on": "2026/9/21"})
    client.post(address, {"code": "ｓｈ", "on": "2026/9/21", "confirmed": "yes"})

    assert "記号「SH」で加わっていただきますか" in asked.text
    assert (refused.status_code, "英字か数字で2〜6文字" in refused.text) == (422, True)
    assert CandidateBody.objects.get().became.code == "SH"
