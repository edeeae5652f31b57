"""The order of days in which a body comes into the network; none of them lies ahead."""

from datetime import date

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from enishi.logbook.refused import Refused
from enishi.network.models import BodyInvitation, CandidateBody, InvitationAnswer
from enishi.reference.wareki import format_date


def refuse_ahead(day: date, *, about: str) -> None:
    """What is written down has happened: its day has come."""
    if day > timezone.localdate():
        raise Refused(
            _("きょうより先の日付です。%(today)sまでの日を入れてください。")
            % {"today": in_words(timezone.localdate())},
            about=about,
        )


def refuse_before(day: date, *, earliest: date, what: str, about: str) -> None:
    """Nothing comes before the step that led to it."""
    if day < earliest:
        raise Refused(
            _("%(what)s（%(day)s）より前の日付です。日付を確かめてください。")
            % {"what": what, "day": in_words(earliest)},
            about=about,
        )


def refuse_after(day: date, *, latest: date, what: str, about: str) -> None:
    """A step that is put right stays before the one that followed it."""
    if day > latest:
        raise Refused(
            _("%(what)s（%(day)s）より後の日付です。日付を確かめてください。")
            % {"what": what, "day": in_words(latest)},
            about=about,
        )


def joining(candidate: CandidateBody) -> BodyInvitation | None:
    """The invitation that the body has answered with yes."""
    said_yes = candidate.invitations.live().filter(answer=InvitationAnswer.JOINS)
    return said_yes.order_by("-invited_on", "-id").first()


def in_words(day: date) -> str:
    """A day as it stands in a sentence, where it may stand in brackets already."""
    return format_date(day, get_language() or "ja").partition("（")[0]
