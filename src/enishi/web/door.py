"""Whoever comes to the door leaves a line in the logbook, whatever way he takes to get in."""

from collections.abc import Callable
from uuid import UUID

from allauth.account.internal.stagekit import unstash_login
from allauth.account.utils import filter_users_by_email
from django.http import HttpRequest, HttpResponse

from enishi.logbook.chain import NOBODY
from enishi.logbook.device import device_of
from enishi.logbook.door import note_knock
from enishi.logbook.models import Came
from enishi.people.models import User
from enishi.people.standing import standing_of
from enishi.walls.inside import entered_by
from enishi.web.walls import known

GetResponse = Callable[[HttpRequest], HttpResponse]
# Where somebody shows that he is who he says; answered with the page again, he has not.
SHOWN_AT = {
    *("account_login", "account_confirm_login_code", "account_reauthenticate"),
    *("mfa_authenticate", "mfa_reauthenticate", "mfa_login_webauthn"),
}
SHOWN_AGAIN = (200, 400, 429)
TURNED_AWAY = (403, 404)
AT_THE_DOOR = (Came.LET_IN, Came.NOT_LET_IN)


class NoteAtTheDoor:
    """Note who signed in, who was not let in, and who asked for or brought what he may not."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = request.user.pk
        who_tries = pending(request)
        response = self.get_response(request)
        name = name_of_page(request)
        if isinstance(request.user, User) and request.user.pk != before:
            note(Came.LET_IN, request.user, request)
        elif is_not_let_in(request, response, name):
            note(Came.NOT_LET_IN, who_tries or named_in(request), request)
        elif isinstance(request.user, User) and name and response.status_code in TURNED_AWAY:
            note(Came.TURNED_AWAY, request.user, request)
        elif came := getattr(request, "came", None):
            note(came, known(request), request)
        return response


def is_not_let_in(request: HttpRequest, response: HttpResponse, name: str) -> bool:
    """Whether somebody showed a password or a number, and it was not the right one."""
    tries = request.method == "POST" and name in SHOWN_AT
    return tries and response.status_code in SHOWN_AGAIN


def note(came: Came, user: User | None, request: HttpRequest) -> None:
    """Write the line as the person whom it is about, or as nobody."""
    with entered_by(user, names=() if user else (str(NOBODY),)):
        note_knock(
            came,
            account=user.public_id if user else NOBODY,
            # Whichever body he writes as: what he opens with his key is each of theirs.
            organisations=[body.public_id for body in standing_of(user).bodies] if user else (),
            where=name_of_page(request),
            subject=NOBODY if came in AT_THE_DOOR else record_asked_for(request),
            device=device_of(request.headers.get("User-Agent", "")),
        )


def name_of_page(request: HttpRequest) -> str:
    """The name of the page that was asked for; nothing where there is none."""
    match = request.resolver_match
    return (match.view_name or match.route) if match else ""


def record_asked_for(request: HttpRequest) -> UUID:
    """The record that the address names, if it names one."""
    named = request.resolver_match.kwargs.values() if request.resolver_match else ()
    return next((each for each in named if isinstance(each, UUID)), NOBODY)


def pending(request: HttpRequest) -> User | None:
    """Who is on his way in, or shows himself once more; known before the page has answered."""
    if isinstance(request.user, User):
        return request.user
    login = unstash_login(request, peek=True) if "account_login" in request.session else None
    return login.user if login else None


def named_in(request: HttpRequest) -> User | None:
    """Whose account the typed name or address is; what was typed is kept nowhere."""
    return account_called(request.POST.get("login", ""))


def account_called(typed: str) -> User | None:
    """The account of a sign-in name or an address, in any case of letters."""
    name = typed.strip()
    by_name = User.objects.filter(username__iexact=name).first() if name else None
    return by_name or next(iter(filter_users_by_email(name)), None) if name else None
