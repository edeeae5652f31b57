"""What people asked about their data, what was erased or sealed, and what went wrong."""

from enishi.rights.models.cases import Erasure, Right, RightsCase, SealedRecord
from enishi.rights.models.incidents import (
    AffectedList,
    Incident,
    IncidentKind,
    IncidentRevision,
    IncidentStep,
)

__all__ = [
    "AffectedList",
    "Erasure",
    "Incident",
    "IncidentKind",
    "IncidentRevision",
    "IncidentStep",
    "Right",
    "RightsCase",
    "SealedRecord",
]
