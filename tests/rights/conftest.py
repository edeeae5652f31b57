"""What the tests of the rights stand on: a list of erasures of their own, and the canary."""

from pathlib import Path

import pytest
from django.conf import settings

from enishi.cycle.models import Candidate
from enishi.experts.models import Expert
from enishi.outbox.recipient import Recipient
from enishi.outbox.transitions import draft_letter
from enishi.people.models import Role
from enishi.people.transitions import keep_draft
from enishi.search.transitions import catch_up
from tests import make
from tests.rights.canary import ADDRESS, CANARY


@pytest.fixture(autouse=True)
def list_beside_the_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "VAR", tmp_path)
    monkeypatch.setattr(settings, "EMAIL_FILE_PATH", tmp_path / "mail")
    monkeypatch.setattr(settings, "RETURNED_MAIL", tmp_path / "returned")
    return tmp_path / "erasures.jsonl"


@pytest.fixture
def kanaria() -> Expert:
    """A person whose every word bears the canary, with everything that can hang on him."""
    person = make.expert(
        f"{CANARY}の工場で働いた。",
        family_name=CANARY,
        given_name=CANARY,
        about=CANARY,
        city=CANARY,
        email=ADDRESS,
    )
    person.account = make.member(role=Role.EXPERT)
    person.account.family_name = CANARY
    person.account.save()
    person.save()
    make.shared(person)
    make.candidate(person)
    Candidate.objects.update(reason=CANARY)
    draft_letter(
        make.organisation(),
        to=Recipient(name=CANARY, email=ADDRESS, person=person.public_id),
        subject=CANARY,
        body=CANARY,
        about=person,
        by=make.coordinator(),
    )
    keep_draft(
        make.coordinator(), form="expert", subject=person.public_id, content={"about": [CANARY]}
    )
    catch_up()
    return person
