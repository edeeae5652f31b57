"""The two kinds of records that can be there twice: how they are compared, shown and merged."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from enishi.companies import alike as companies_alike
from enishi.companies.forms import CompanyForm
from enishi.companies.models import Company, CompanyMerging
from enishi.companies.transitions import merge_company, part_companies
from enishi.companies.transitions.register import COMPANY_FIELDS
from enishi.cycle.models import Candidate, Need
from enishi.duplicates.models import RecordKind
from enishi.experts import alike as experts_alike
from enishi.experts.forms import ExpertForm
from enishi.experts.models import Expert, ExpertMerging, RegistrationState
from enishi.experts.transitions import merge_expert, part_experts
from enishi.experts.transitions.card import PERSON_FIELDS, Card, card_of
from enishi.people.models import Organisation, User
from enishi.people.writing import WritingForm
from enishi.reference.likeness import Pair


@dataclass(frozen=True)
class Kind:
    """One kind of records; the functions are those of its room."""

    kind: RecordKind
    page: str
    fields: tuple[str, ...]
    form: type[WritingForm]
    live: Callable[[Organisation], QuerySet[Any]]
    pairs: Callable[[Organisation], list[Pair]]
    attached: Callable[[Any], int]
    merge: Callable[[Any, Any, Mapping[str, Any], datetime, User], Any]
    mergings: Callable[[User], QuerySet[Any]]
    part: Callable[..., Any]


def live_experts(body: Organisation) -> QuerySet[Expert]:
    """The live cards of a body's own register."""
    live = Expert.objects.exclude(state=RegistrationState.WITHDRAWN).filter(organisation=body)
    return live.select_related("organisation").prefetch_related(
        "career", "specialisms", "qualifications"
    )


def live_companies(body: Organisation) -> QuerySet[Company]:
    """The live records of a body's own register."""
    return Company.objects.filter(organisation=body, ended_at=None).select_related("organisation")


def lists_with(expert: Expert) -> int:
    """On how many short lists the card stands or stood, and a little more if he signs in."""
    listed = Candidate.objects.live().filter(access__expert=expert).count()
    return listed + (1000 if expert.account_id else 0)


def needs_of(company: Company) -> int:
    """How many needs the firm has told under this record."""
    return Need.objects.filter(company=company).count()


def merge_experts(
    away: Expert, into: Expert, chosen: Mapping[str, Any], at: datetime, by: User
) -> ExpertMerging:
    """The chosen fields; of careers, fields and licences everything that either card holds."""
    kept, gone = card_of(into), card_of(away)
    card = Card(
        person=dict(kept.person) | dict(chosen),
        career=joined(kept.career, gone.career),
        specialisms=dict(gone.specialisms) | dict(kept.specialisms),
        qualifications=tuple(dict.fromkeys([*kept.qualifications, *gone.qualifications])),
    )
    return merge_expert(away, into=into, card=card, at=at, by=by)


def joined(
    kept: Sequence[Mapping[str, Any]], gone: Sequence[Mapping[str, Any]]
) -> tuple[Mapping[str, Any], ...]:
    """Both careers, what both tell alike only once."""
    told = {entry["duties"].strip() for entry in kept}
    return (*kept, *(entry for entry in gone if entry["duties"].strip() not in told))


def merge_companies(
    away: Company, into: Company, chosen: Mapping[str, Any], at: datetime, by: User
) -> CompanyMerging:
    """The chosen fields; needs, visits, contacts and consents are read from both anyway."""
    return merge_company(away, into=into, values=chosen, at=at, by=by)


KINDS: Mapping[str, Kind] = {
    RecordKind.EXPERTS: Kind(
        RecordKind.EXPERTS, "expert", PERSON_FIELDS, ExpertForm, live_experts,
        experts_alike.pairs_in, lists_with, merge_experts, ExpertMerging.objects.visible_to,
        part_experts,
    ),
    RecordKind.COMPANIES: Kind(
        RecordKind.COMPANIES, "company", COMPANY_FIELDS, CompanyForm, live_companies,
        companies_alike.pairs_in, needs_of, merge_companies, CompanyMerging.objects.visible_to,
        part_companies,
    ),
}  # fmt: skip
