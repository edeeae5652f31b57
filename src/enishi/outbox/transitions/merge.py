from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.logbook.refused import Refused
from enishi.outbox.merging import fields_of, merged
from enishi.outbox.models import Letter
from enishi.outbox.records import Found
from enishi.outbox.transitions.draft import draft_letter
from enishi.outbox.transitions.guard import Stopped
from enishi.people.models import Organisation, User

MOST = 200


@transaction.atomic
def draft_letters(
    within: Organisation, *, to: Sequence[Found], texts: Mapping[str, str], by: User
) -> list[Letter]:
    """Draft one letter for each person from one text; whoever gets no letters any more is left out.

    All of them or none: an unknown field stops the whole.
    """
    if len(to) > MOST:
        raise Refused(_("一度に作れるのは200通までです。何回かに分けてください。"))
    made = []
    for found in to:
        fields = fields_of(found.recipient, within)
        try:
            letter = draft_letter(
                within,
                to=found.recipient,
                subject=merged(texts["subject_line"], fields),
                body=merged(texts["body"], fields),
                particulars=merged(texts["particulars"], fields),
                about=found.record,
                when_sent=found.when_sent,
                by=by,
            )
        except Stopped:
            continue
        made.append(letter)
    return made
