"""The rows of an expert: the person, the career, and which body may work with him."""

from enishi.experts.models.access import Basis, ExpertAccess
from enishi.experts.models.career import CareerEntry, Qualification, Specialism
from enishi.experts.models.expert import (
    BlockedCompany,
    Expert,
    ExpertRevision,
    RegistrationState,
)

__all__ = [
    "Basis",
    "BlockedCompany",
    "CareerEntry",
    "Expert",
    "ExpertAccess",
    "ExpertRevision",
    "Qualification",
    "RegistrationState",
    "Specialism",
]
