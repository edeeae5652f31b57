from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.outbox.models import Letter
from enishi.outbox.transitions.send import back_to_draft
from enishi.outbox.transitions.stop import stop_letter
from enishi.people.models import User
from enishi.walls.inside import everything


@transaction.atomic
def hold_back_concerning(person: UUID, *, for_good: bool, by: User) -> int:
    """Let nothing go that tells others of a person: he does not agree to it any more.

    For good, where he agrees to nothing more. Otherwise what waits is a draft again, for somebody
    to see whether it still rests on anything.
    """
    with everything():
        waiting = Letter.objects.select_for_update().open().filter(concerns=person, sending_at=None)
        if not for_good:
            waiting = waiting.filter(released_at__isnull=False)
        letters = list(waiting)
        for letter in letters:
            if for_good:
                stop_letter(letter, by=by)
            else:
                why = _("ご本人が同意を取りやめました。送ってよいか、確かめてください。")
                back_to_draft(letter, why=why, by=by)
    return len(letters)
