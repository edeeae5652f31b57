from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from enishi.logbook.refused import Refused
from enishi.outbox.models import Letter, LetterStop
from enishi.walls.inside import everything


class Stopped(Refused):
    """Nothing is written to this person any more."""


def stop_of(person: UUID | None) -> LetterStop | None:
    """Why nothing may go to a person, whichever body has said so."""
    # A stop holds for every body: nobody writes to somebody who has died.
    with everything():
        return LetterStop.objects.of([person]).first() if person else None


def refuse_stopped(person: UUID | None) -> None:
    """Refuse to write to somebody to whom nothing may go; the reason is named."""
    if stop := stop_of(person):
        raise Stopped(
            _("この方への手紙とメールは、すべて止めてあります（%(reason)s）。送れません。")
            % {"reason": stop.get_reason_display()}
        )


def refuse_withheld(letter: Letter) -> None:
    """Let the room that knows what a letter is about refuse what must not stand in it yet."""
    check = settings.WITHHELD_IN_LETTERS.get(letter.about_kind)
    if check and letter.about:
        words = (letter.subject, letter.body, letter.particulars)
        import_string(check)(letter.about, "\n".join(words))
