"""The rows of the network: how it was built, its groups and committee, on what it shares."""

from enishi.network.models.bases import Entrustment, JointUse
from enishi.network.models.building import (
    Agreement,
    AgreementKind,
    BodyInvitation,
    BodyPart,
    CandidateBody,
    CandidateBodyRevision,
    InvitationAnswer,
    PartPlayed,
)
from enishi.network.models.committee import (
    Amendment,
    CommitteeAttendance,
    CommitteeMeeting,
    CommitteePoint,
)
from enishi.network.models.group import Group, GroupMembership
from enishi.network.models.visibility import OPENED, Visibility

__all__ = [
    "OPENED",
    "Agreement",
    "AgreementKind",
    "Amendment",
    "BodyInvitation",
    "BodyPart",
    "CandidateBody",
    "CandidateBodyRevision",
    "CommitteeAttendance",
    "CommitteeMeeting",
    "CommitteePoint",
    "Entrustment",
    "Group",
    "GroupMembership",
    "InvitationAnswer",
    "JointUse",
    "PartPlayed",
    "Visibility",
]
