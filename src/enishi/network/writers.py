"""Whose pages these are: the 推進室's body, for those who work in it."""

from typing import Any

from django.http import Http404

from enishi.people.models import Membership, Organisation, Role


def office_of(request: Any) -> Organisation:
    """The 推進室's body for which the person works; for others these pages do not exist."""
    office = Membership.objects.live().filter(user=request.user, role=Role.NETWORK_OFFICE)
    found = office.select_related("organisation").order_by("id").first()
    if found is None:
        raise Http404
    return found.organisation


def is_office(request: Any) -> bool:
    """Whether the person works in the 推進室."""
    office = Membership.objects.live().filter(user=request.user, role=Role.NETWORK_OFFICE)
    return office.exists()
