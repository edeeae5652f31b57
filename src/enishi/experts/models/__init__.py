"""The rows of an expert: the person, the career, and which body may work with him."""

from enishi.experts.models.access import Basis, ExpertAccess, access_is_live
from enishi.experts.models.application import (
    Application,
    ApplicationState,
    Enquiry,
)
from enishi.experts.models.blind_profile import BlindProfile
from enishi.experts.models.career import CareerEntry, Qualification, Specialism
from enishi.experts.models.confirmation import Confirmation, ConfirmationManner
from enishi.experts.models.consent import (
    Consent,
    ConsentKind,
    ConsentManner,
    NamedBody,
    Scope,
)
from enishi.experts.models.expert import (
    SILENT,
    BlockedCompany,
    EmployerPermission,
    EndReason,
    Expert,
    ExpertRevision,
    RegistrationState,
)
from enishi.experts.models.merging import ExpertMerging
from enishi.experts.models.own_card import has_no_card, own_card
from enishi.experts.models.provision import Acquisition, Provision
from enishi.network.models import Visibility

__all__ = [
    "SILENT",
    "Acquisition",
    "Application",
    "ApplicationState",
    "Basis",
    "BlindProfile",
    "BlockedCompany",
    "CareerEntry",
    "Confirmation",
    "ConfirmationManner",
    "Consent",
    "ConsentKind",
    "ConsentManner",
    "EmployerPermission",
    "EndReason",
    "Enquiry",
    "Expert",
    "ExpertAccess",
    "ExpertMerging",
    "ExpertRevision",
    "NamedBody",
    "Provision",
    "Qualification",
    "RegistrationState",
    "Scope",
    "Specialism",
    "Visibility",
    "access_is_live",
    "has_no_card",
    "own_card",
]
