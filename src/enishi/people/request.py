from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from enishi.people.models import User
from enishi.people.standing import Standing


class SignedInRequest(HttpRequest):
    """A request from one of our own: `user` is a User, `standing` says what he may do."""

    user: User
    standing: Standing


def page_before(request: HttpRequest, *, otherwise: str = "start") -> str:
    """The page of ours on which a button was pressed."""
    return if_ours(request, request.META.get("HTTP_REFERER", ""), otherwise=otherwise)


def if_ours(request: HttpRequest, address: str, *, otherwise: str = "start") -> str:
    """An address that the browser named, if it leads to a page of ours and nowhere else."""
    # Anything else would be looked up as the name of a page.
    is_address = address.startswith(("/", "http"))
    safe = is_address and url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if safe else otherwise
