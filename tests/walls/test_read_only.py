"""Who may read a record and not write it: he is told so first, and no page offers him a button.

What he would have done is refused by the transition as well; here nothing that he typed is judged,
kept or answered before.
"""

from collections.abc import Callable

import pytest
from django.test import Client

from enishi.experts.models import Expert
from enishi.knowledge.models import Audience, Training
from enishi.knowledge.transitions import hold_training, write_entry
from enishi.network.models import Agreement
from enishi.people.models import Draft, Role, User
from tests import make
from tests.matrix.records import a_candidate, an_incident
from tests.network.given import mizuno, office

pytestmark = pytest.mark.django_db
# What forms would send back to be typed or chosen anew.
TYPED = {"staff": "many", "invited": "nobody"}
# Somebody, and the address at which he asks.
Asked = tuple[User, str]


def elsewhere() -> User:
    return make.coordinator("ueda", of=make.other_organisation())


def shared_card(**changed: object) -> Expert:
    card = make.expert()
    make.shared(card)
    Expert.objects.filter(pk=card.pk).update(**changed)
    return card


def an_approval() -> Asked:
    return mizuno(), f"/needs/slips/{make.approved_slip().public_id}/"


def a_sheet_from_a_device() -> Asked:
    visit = make.need().visit
    assert visit
    return mizuno(), f"/visits/offline/sheets/{visit.public_id}/"


def a_way_on_which_he_came() -> Asked:
    return elsewhere(), f"/discovery/experts/{shared_card().public_id}/traces/"


def an_invitation_of_who_signs_in_already() -> Asked:
    card = shared_card(account=make.member(role=Role.EXPERT))
    return elsewhere(), f"/experts/{card.public_id}/invitations/"


def his_own_paper() -> Asked:
    himself, card = make.member(role=Role.EXPERT), make.expert()
    Expert.objects.filter(pk=card.pk).update(account=himself)
    return himself, f"/experts/consents/{make.agreed(card).public_id}/evidence/"


def the_paper_that_his_body_signed() -> Asked:
    signed = Agreement.objects.create(
        organisation=office(), candidate=a_candidate(office()), kind="secrecy",
        signed_on=make.TODAY, signatory="石橋 友吉",
    )  # fmt: skip
    signed.candidate.became = make.other_organisation()
    signed.candidate.save()
    return elsewhere(), f"/network/agreements/{signed.public_id}/paper/"


def who_came_to_a_training_of_all_bodies() -> Asked:
    return elsewhere(), f"/shared/trainings/{a_training().public_id}/presence/"


def whose_data_was_seen() -> Asked:
    incident = an_incident(make.organisation(), make.coordinator())
    return mizuno(), f"/incidents/{incident.public_id}/lists/"


def a_training() -> Training:
    told = {"title": "事業の説明", "on": make.TODAY, "audience": Audience.NETWORK}
    return hold_training(office(), by=mizuno(), **told)


@pytest.mark.parametrize(
    "what",
    [
        *(an_approval, a_sheet_from_a_device, a_way_on_which_he_came, whose_data_was_seen),
        *(an_invitation_of_who_signs_in_already, his_own_paper, the_paper_that_his_body_signed),
        who_came_to_a_training_of_all_bodies,
    ],
)
def test_nothing_is_read_of_what_somebody_sends_who_may_not(client, what: Callable[[], Asked]):
    person, address = what()
    client.force_login(person)

    assert client.post(address, TYPED).status_code == 403
    assert not Draft.objects.exists()


def test_a_form_is_not_opened_to_who_reads_what_another_body_wrote_for_all(client):
    words = {"kind": "knowhow", "title": "聞き方", "done": "待つ。", "audience": Audience.NETWORK}
    entry = write_entry(office(), values=words, at=make.now(), by=mizuno())
    client.force_login(elsewhere())

    pages = [f"/shared/library/{entry.public_id}/", f"/shared/library/{entry.public_id}/edit/"]

    assert [client.get(page).status_code for page in pages] == [200, 403]


def buttons() -> dict[str, Callable[[], tuple[str, User, User]]]:
    """By the words of a button: the page, who finds it there, and who only reads the page."""
    okamoto = make.coordinator
    return {
        "この記録を直す": lambda: (f"/companies/{make.company().public_id}/", okamoto(), mizuno()),
        "ご本人が見られるように招待する": lambda: (
            f"/experts/{shared_card().public_id}/", okamoto(), elsewhere(),
        ),
        "ニーズ票を取り下げる": lambda: (
            f"/needs/slips/{make.approved_slip().public_id}/", okamoto("writer-AK"), mizuno(),
        ),
        "参加する人と出席を書く": lambda: (
            f"/shared/trainings/{a_training().public_id}/", mizuno(), okamoto(),
        ),
        "人を加える": lambda: (
            f"/network/groups/{make.meeting().group.public_id}/", okamoto(), mizuno(),
        ),
        "したことを書く": lambda: (incident_page(), okamoto(), mizuno()),
        "一覧を作る": lambda: (incident_page(), make.member(role=Role.HEAD), mizuno()),
        "一覧を作って残す": lambda: (incident_page(), make.member(role=Role.HEAD), okamoto()),
        "脱退のお知らせを下書きにする": lambda: (
            "/handovers/", make.member(role=Role.HEAD), okamoto(),
        ),
    }  # fmt: skip


def incident_page() -> str:
    return f"/incidents/{an_incident(make.organisation(), make.coordinator()).public_id}/"


@pytest.mark.parametrize("button", buttons())
def test_a_page_offers_a_button_only_to_who_may_press_it(button: str):
    address, may, reads = buttons()[button]()
    texts = []
    for person in (may, reads):
        client = Client()
        client.force_login(person)
        answer = client.get(address)
        assert answer.status_code == 200, (person, address)
        texts.append(answer.text)

    assert [button in text for text in texts] == [True, False]
