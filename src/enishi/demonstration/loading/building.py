"""平成20年度: how the network was built, from 抽出 to 賛同, and its committee."""

from datetime import date, timedelta
from typing import Any

from enishi.demonstration.loading.people import Bodies, at_noon
from enishi.demonstration.places import prefecture_of
from enishi.demonstration.prose import read
from enishi.demonstration.values import BodyPart, CommitteeMeeting, World
from enishi.demonstration.values import Organisation as OrganisationValue
from enishi.network.models import AgreementKind, CandidateBody, InvitationAnswer, PartPlayed
from enishi.network.transitions import (
    assign_part,
    call_committee,
    confirm_minutes,
    find_body,
    invite_body,
    note_answer,
    sign_agreement,
    take_in_body,
    write_minutes,
)
from enishi.people.models import Organisation, User

BEGUN_ON = date(2008, 9, 1)
DAY = timedelta(days=1)
OFFICE, THEN = "NNW", "NNW-past-1"
IMPLEMENTER = "技術総合支援グループ"
OFFICE_NAME = "新現役ネット協働NPOネットワーク化推進室"


def load_building(world: World, bodies: Bodies) -> None:
    """Load the candidate bodies with what they answered and signed, the parts, the committee."""
    office, writer = bodies.organisations[OFFICE], bodies.people[THEN]
    for part, name in (
        (PartPlayed.CONTRACTOR, ""),
        (PartPlayed.IMPLEMENTER, IMPLEMENTER),
        (PartPlayed.OFFICE, OFFICE_NAME),
    ):
        assign_part(office, part=part, name=name, on=BEGUN_ON, within=office, by=writer)
    for body in world.organisations:
        if body.part is BodyPart.MEMBER and body.agreed_on:
            join(body, body.agreed_on, office, writer, bodies)
    for other in read("network")["declined"]:
        ask(other, office, writer)
    told = read("network")["committee"]
    for meeting, text in zip(world.committee_meetings, told, strict=True):
        hold(meeting, text, office, writer, bodies)


def join(
    body: OrganisationValue, agreed_on: date, office: Organisation, by: User, bodies: Bodies
) -> None:
    """One of the 19: found, asked, answered, signed twice, taken in."""
    found = find(body.name, body.kind, place=(body.prefecture, body.city), office=office, by=by)
    asked = invite_body(found, on=BEGUN_ON + 4 * DAY, by=by)
    answered_on = max(asked.invited_on, agreed_on - 3 * DAY)
    note_answer(asked, answer=InvitationAnswer.JOINS, on=answered_on, by=by)
    head = bodies.first_of[body.code].full_name
    for kind in AgreementKind:
        sign_agreement(
            found,
            kind=kind,
            signed_on=agreed_on,
            signatory=head,
            where_kept="推進室 書庫（架空）",
            by=by,
        )
    joined = bodies.organisations[body.code]
    take_in_body(found, code=body.code, body=joined, on=agreed_on, by=by)


def ask(other: dict[str, Any], office: Organisation, by: User) -> None:
    """A body that was found and asked, and did not join."""
    place = prefecture_of(other["place"])
    found = find(other["name"], other["kind"], place=place, office=office, by=by)
    asked = invite_body(found, on=BEGUN_ON + 9 * DAY, by=by)
    if other["answer"]:
        answer = InvitationAnswer(other["answer"])
        note_answer(asked, answer=answer, note=other["note"], on=BEGUN_ON + 25 * DAY, by=by)


def find(
    name: str, kind: str, *, place: tuple[str, str], office: Organisation, by: User
) -> CandidateBody:
    """Note one body with the reason for which it was found."""
    values = {
        "name": name,
        "kind": kind,
        "prefecture": place[0],
        "city": place[1],
        "reason": read("network")["reasons"][kind],
    }
    return find_body(office, values=values, on=BEGUN_ON, by=by)


def hold(
    meeting: CommitteeMeeting,
    text: dict[str, Any],
    office: Organisation,
    by: User,
    bodies: Bodies,
) -> None:
    """One meeting of the committee, minuted and confirmed a week later."""
    called = call_committee(
        office,
        number=meeting.number,
        on=meeting.on,
        place=meeting.place,
        agenda=meeting.agenda,
        papers=text["papers"],
        by=by,
    )
    members = [was.became for was in CandidateBody.objects.exclude(became=None)]
    written = write_minutes(
        called,
        minutes=text["minutes"],
        decisions=text["decisions"],
        present=[bodies.organisations[code] for code in meeting.bodies],
        invited=[body for body in members if body],
        read_at=called.version,
        by=by,
    )
    confirm_minutes(written, at=at_noon(meeting.on + 7 * DAY), by=by)
