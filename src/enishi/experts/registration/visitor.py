"""The browser that holds a 仮登録, and how often somebody may try a code."""

from allauth.core.ratelimit import consume
from django.http import HttpRequest

from enishi.experts.models import Application
from enishi.experts.registration.queries import application_held
from enishi.people.models import User
from enishi.people.standing import works_for

HELD = "application"
# Counted at the door, where ACCOUNT_RATE_LIMITS says how many.
RESUMING = "resume_registration"


def held(request: HttpRequest) -> Application | None:
    """The 仮登録 that this browser holds, if any."""
    return application_held(str(request.session.get(HELD, "")))


def hold(request: HttpRequest, application: Application) -> None:
    """Let this browser hold a 仮登録; the session gets a new key, as at a sign-in."""
    request.session.cycle_key()
    request.session[HELD] = str(application.public_id)


def let_go(request: HttpRequest) -> None:
    """Forget the 仮登録 in this browser, so that the next person at it sees nothing."""
    request.session.pop(HELD, None)
    request.session.cycle_key()


def writer(request: HttpRequest, application: Application) -> User | None:
    """The staff member who types for a caller; None is the person himself."""
    user = request.user
    return user if isinstance(user, User) and works_for(user, application.organisation) else None


def may_try(request: HttpRequest) -> bool:
    """Whether not yet too many wrong codes came from where this one comes from."""
    return bool(consume(request, action=RESUMING, dry_run=True))


def note_try(request: HttpRequest) -> None:
    """Count a wrong code, by the same addresses as wrong passwords."""
    consume(request, action=RESUMING)
