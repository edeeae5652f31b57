"""The people whose names a body knows: a text that is to name nobody is read for these."""

from django.db.models import Q

from enishi.companies.models import Company, CompanyContact
from enishi.experts.models import Expert, ExpertAccess
from enishi.people.models import Organisation
from enishi.reference.people_named import Person, person_called

NAME = ("family_name", "given_name", "family_kana", "given_kana")


def people_known_to(body: Organisation) -> list[Person]:
    """Its own experts and those that it may work with, and the people of its companies."""
    shared = ExpertAccess.objects.live().filter(organisation=body).values("expert")
    experts = Expert.objects.filter(Q(organisation=body) | Q(pk__in=shared))
    presidents = Company.objects.filter(organisation=body).values_list("president", flat=True)
    contacts = CompanyContact.objects.filter(company__organisation=body).values_list(
        "name", flat=True
    )
    called = {*presidents, *contacts}
    return [
        *(Person(*names) for names in experts.values_list(*NAME)),
        *(person_called(line) for line in sorted(called) if line),
    ]


def person_of(expert: Expert) -> Person:
    """The expert as somebody who knows him could write him."""
    return Person(*(getattr(expert, name) for name in NAME))
