"""How a record of each kind comes to be in a body: one line a kind, through the transitions.

A kind that has an address, or a table of a body, needs a line here.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import models
from django.db.models import F
from django.test import Client
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from enishi.companies.transitions import (
    add_contact,
    merge_company,
    note_company_consent,
    note_conditions,
)
from enishi.discovery.models import Channel
from enishi.discovery.transitions import begin_search, open_channel
from enishi.experts.models import ExpertMerging
from enishi.experts.transitions import merge_expert, write_blind_profile
from enishi.files.transitions import keep
from enishi.knowledge.models import Audience
from enishi.knowledge.transitions import announce, hold_training, write_entry
from enishi.logbook.device import Device
from enishi.network.models import Agreement, CandidateBody, CommitteeMeeting, Group
from enishi.network.transitions import entrust, found_group, join_group, publish_joint_use
from enishi.outbox.models import ContactManner, Letter, StopReason
from enishi.outbox.transitions import note_contact, stop_letters_to
from enishi.people.models import LostFactor, OpenSession, Organisation, Role, User
from enishi.people.sessions import use
from enishi.people.transitions import invite, keep_draft
from enishi.programmes.models import Programme
from enishi.rights.models import AffectedList, Incident, Right
from enishi.rights.transitions import ask_right, note_incident
from enishi.rosters.models import ColumnMemory, Intake, RosterKind
from enishi.rosters.run import run
from enishi.rosters.transitions import hand_in_and_read
from tests import make
from tests.experts import applying
from tests.experts.test_share import FIVE_ITEMS
from tests.jobs.given import a_job
from tests.matrix.records_of_the_cycle import CYCLE
from tests.matrix.watching import A_ROSTER
from tests.outbox.writing import letter, to

Recipe = Callable[[Organisation, User], models.Model]


def an_intake(body: Organisation, by: User) -> Intake:
    """A roster that was handed in and read."""
    made = hand_in_and_read(A_ROSTER, name="名簿.csv", kind=RosterKind.EXPERTS, within=body, by=by)
    assert made.job
    run(made.job)
    made.refresh_from_db()
    return made


def a_passkey(user: User) -> Authenticator:
    """A passkey of the right form that opens nothing."""
    key = ES256({1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)})
    credential = AttestedCredentialData.create(Aaguid.NONE, b"key", key)
    data = AuthenticatorData.create(bytes(32), AuthenticatorData.FLAG.AT, 0, credential)
    said = CollectedClientData.create("webauthn.create", b"challenge", "https://enishi.example")
    response = {
        "clientDataJSON": websafe_encode(said),
        "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
    }
    name = {"id": websafe_encode(b"key"), "rawId": websafe_encode(b"key"), "type": "public-key"}
    kept = {**name, "clientExtensionResults": {}, "response": response}
    return Authenticator.objects.create(
        user=user,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "わたしの機器", "credential": kept},
    )


def a_programme(body: Organisation) -> Programme:
    """A programme that a body carries out for a funder of its own."""
    return Programme.objects.create(
        code=f"{body.code}-{Programme.objects.count()}",
        name=f"{body}の事業",
        fiscal_year=2025,
        starts_on=date(2025, 4, 1),
        ends_on=date(2026, 3, 31),
        organisation=body,
        funder=make.organisation(f"{body}の委託元", code=f"F{body.code}"),
    )


def a_candidate(body: Organisation) -> CandidateBody:
    """A body that may be asked to join."""
    return CandidateBody.objects.create(
        organisation=body, name=f"{body}の候補{CandidateBody.objects.count()}", kind="npo",
        reason="近い。", found_on=make.TODAY,
    )  # fmt: skip


def a_session(by: User) -> OpenSession:
    """A browser in which somebody is signed in."""
    browser = Client()
    browser.force_login(by)
    session = browser.session
    use(session, device=Device.WINDOWS)
    session.save()
    return OpenSession.objects.get(session_key=session.session_key)


def an_incident(body: Organisation, by: User) -> Incident:
    """Something that somebody was cross about."""
    values = {"kind": "complaint", "title": "遅刻", "happened_on": make.TODAY, "what": "遅れた。",
              "owner": by, "due_on": make.TODAY}  # fmt: skip
    return note_incident(body, values=values, today=make.TODAY, by=by)


def a_merging(body: Organisation, by: User) -> ExpertMerging:
    """Two cards of one person that became one."""
    kept, away = make.expert(of=body), make.expert(of=body)
    return merge_expert(away, into=kept, card=make.card(), at=make.now(), by=by)


def a_letter(body: Organisation, by: User) -> Letter:
    """A mail to an expert, not sent yet."""
    expert = make.expert(of=body)
    return letter(within=body, recipient=to(person=expert.public_id), about=expert, by=by)


def end(row: models.Model) -> bool:
    """End a record as its kind ends, if it can."""
    kind, columns = row._meta.label_lower, {field.name for field in row._meta.concrete_fields}
    ending = {name: at for name, at in ENDINGS.items() if name in columns} | ENDED.get(kind, {})
    return bool(ending and type(row)._base_manager.filter(pk=row.pk).update(**ending))


def name_of(row: models.Model) -> Any:
    """The id by which a record is named in addresses and forms."""
    return row.code if isinstance(row, Programme) else getattr(row, "public_id", row.pk)


RECIPES: dict[str, Recipe] = CYCLE | {
    "companies.company": lambda body, by: make.company(of=body),
    "companies.companyconsent": lambda body, by: note_company_consent(
        make.company(of=body), by=by,
        values={"kind": "naming", "given_by": "緑川社長", "manner": "meeting",
                "given_on": make.TODAY, "terms": "製品の写真は出さない。"},
    ),
    "companies.companycontact": lambda body, by: add_contact(
        make.company(of=body), values={"name": "緑川 緑", "post": "専務"}, by=by
    ),
    "companies.companymerging": lambda body, by: merge_company(
        make.company(of=body), into=make.company(of=body), values={}, at=make.now(), by=by
    ),
    "companies.conditions": lambda body, by: note_conditions(
        make.company(of=body), by=by,
        values={"heard_on": make.TODAY, "business": "fair", "words": "試作が増えている。"},
    ),
    "discovery.channel": lambda body, by: open_channel(
        body, by=by,
        values={"name": f"東都電器 人事部{Channel.objects.count()}", "kind": "former_employer"},
    ),
    "discovery.search": lambda body, by: begin_search(
        make.need(of=make.company(of=body)), on=make.TODAY, by=by,
        values={"wanted": "治具の設計", "owner": by, "channel": None, "due_on": make.TODAY},
    ),
    "experts.application": lambda body, by: applying.submitted(of=body),
    "experts.blindprofile": lambda body, by: write_blind_profile(
        make.expert(of=body), text="元 電機メーカーの部長。", at=make.now(), by=by
    ),
    "experts.consent": lambda body, by: make.agreed(make.expert(of=body)),
    "experts.expertmerging": a_merging,
    "experts.expert": lambda body, by: make.expert(of=body),
    "files.storedfile": lambda body, by: keep(
        A_ROSTER, name="名簿.csv", organisation=body, by=by
    ),
    "jobs.job": lambda body, by: a_job(by, within=body),
    "knowledge.announcement": lambda body, by: announce(
        body, title="例会", text="木曜です。", audience=Audience.BODY, at=make.now(), by=by
    ),
    "knowledge.libraryentry": lambda body, by: write_entry(
        body, at=make.now(), by=by,
        values={"kind": "knowhow", "title": "聞き方", "done": "待つ。", "audience": Audience.BODY},
    ),
    "knowledge.training": lambda body, by: hold_training(
        body, title="聞きとり", on=make.TODAY, audience=Audience.BODY, by=by
    ),
    "mfa.authenticator": lambda body, by: a_passkey(by),
    "people.draft": lambda body, by: keep_draft(
        by, form="need", content={"title": ["海外向け販路"]}
    ),
    "people.lostfactor": lambda body, by: LostFactor.objects.create(
        organisation=body, account=by, identified="かけ直した。", reason="紛失。",
        taken_off_at=make.now(), taken_off_by=None,
    ),
    "people.opensession": lambda body, by: a_session(by),
    "network.agreement": lambda body, by: Agreement.objects.create(
        organisation=body, candidate=a_candidate(body), kind="secrecy", signed_on=make.TODAY,
        signatory="石橋 友吉",
    ),
    "network.committeemeeting": lambda body, by: CommitteeMeeting.objects.create(
        organisation=body, number=CommitteeMeeting.objects.count() + 1, fiscal_year=2026,
        held_on=make.TODAY, place="会議室",
    ),
    "network.entrustment": lambda body, by: entrust(
        body, to=make.organisation("委託先の会", code="ZX"), work="面談の手配",
        signed_on=make.TODAY, from_on=make.TODAY, by=by,
    ),
    "network.jointuse": lambda body, by: publish_joint_use(
        body, bodies=[make.organisation("委託先の会", code="ZX")], items=FIVE_ITEMS,
        on=make.TODAY, by=by,
    ),
    "network.group": lambda body, by: found_group(
        body, name=f"第{Group.objects.count()}グループ", lead=by, on=make.TODAY, by=by
    ),
    "network.groupmembership": lambda body, by: join_group(
        RECIPES["network.group"](body, by), member=make.member(of=body), on=make.TODAY, by=by
    ),
    "outbox.contactnote": lambda body, by: note_contact(
        body, manner=ContactManner.CALL, text="来週うかがう。", with_whom="緑川社長", by=by,
        about=make.expert(of=body),
    ),
    "outbox.letter": a_letter,
    "outbox.letterstop": lambda body, by: stop_letters_to(
        make.expert(of=body).public_id, reason=StopReason.UNREACHABLE, within=body, by=by
    ),
    "people.invitation": lambda body, by: invite(
        body, role=Role.COORDINATOR, family_name="原田",
        by=make.member(of=body, role=Role.HEAD),
    ).invitation,
    "people.membership": lambda body, by: make.member(of=body).memberships.get(),
    "people.user": lambda body, by: make.member(of=body),
    "programmes.programme": lambda body, by: a_programme(body),
    "people.organisation": lambda body, by: body,
    "rights.rightscase": lambda body, by: ask_right(
        make.expert(of=body), by=by,
        right=Right.DISCLOSURE, identified="かけ直した。", on=make.TODAY,
    ),
    "rights.incident": an_incident,
    "rights.affectedlist": lambda body, by: AffectedList.objects.create(
        organisation=body, incident=an_incident(body, by), account=by, rows=[], people=0,
        since=make.now(), until=make.now(), made_at=make.now(), made_by=by,
    ),
    "rosters.columnmemory": lambda body, by: ColumnMemory.objects.create(
        organisation=body, kind=RosterKind.EXPERTS, heading=f"職歴{ColumnMemory.objects.count()}",
        meaning="career", decided_by=by, decided_at=timezone.now(),
    ),
    "rosters.intake": an_intake,
}  # fmt: skip
# Only the person who made such a record sees it, not his whole body.
PERSONAL = {
    *("cycle.calendarfeed", "files.storedfile", "jobs.job", "mfa.authenticator", "people.draft"),
    "people.opensession",
}
# How a row says that it is over, and what else some kinds say with it.
ENDINGS: dict[str, Any] = {
    **dict.fromkeys(("ended_at", "undone_at", "taken_back_at", "withdrawn_at"), make.now()),
    **dict.fromkeys(("ended_on", "closed_on"), make.TODAY),
}
ENDED: dict[str, dict[str, Any]] = {
    "cycle.answer": {"ended_why": "聞きちがい。"},
    "cycle.candidate": {"taken_back_by": F("put_by")},
    "cycle.decision": {"outcome": "undone"},
    "cycle.introduction": {"outcome": "stopped"},
    "cycle.match": {"undone_why": "書きまちがい。"},
    "cycle.prospect": {"ended_because": "移転"},
    "cycle.visitphoto": {"content": None},
    "discovery.search": {"outcome": "found"},
    "experts.expert": {"state": "withdrawn"},
    "jobs.job": {"state": "cancelled"},
    "network.committeemeeting": {"undone_reason": "書きまちがい。"},
    "rights.incident": {"outcome": "おわびした。"},
    "rights.rightscase": {"closed_on": None},
    "rosters.intake": {
        "written_at": make.now(),
        **dict.fromkeys(("written_by", "taken_back_by"), F("handed_in_by")),
    },
}
