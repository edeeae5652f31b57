"""The rows of the network: how it was built, its groups and committee, on what it shares."""

from enishi.network.models.bases import Entrustment, JointUse
from enishi.network.models.building import (
    Agreement,
    AgreementKind,
    BodyPart,
    CandidateBody,
    CandidateBodyRevision,
    Invitation,
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
    "BodyPart",
    "CandidateBody",
    "CandidateBodyRevision",
    "CommitteeAttendance",
    "CommitteeMeeting",
    "CommitteePoint",
    "Entrustment",
    "Group",
    "GroupMembership",
    "Invitation",
    "InvitationAnswer",
    "JointUse",
    "PartPlayed",
    "Visibility",
]
