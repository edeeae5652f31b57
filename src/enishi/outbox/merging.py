"""差し込み: one text for many people, with what differs from one to the other in braces."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from enishi.logbook.refused import Refused
from enishi.outbox.recipient import Recipient
from enishi.people.models import Organisation

FIELD = re.compile(r"[{｛]\s*([^{}｛｝\n]{1,30}?)\s*[}｝]")


class UnknownField(Refused):
    """A text asks for something that nobody knows of the people it goes to."""


def fields_of(to: Recipient, body: Organisation) -> Mapping[str, str]:
    """What may stand in braces, and what stands there for one person."""
    return {
        _("氏名"): to.name,
        _("会社名"): to.firm,
        _("役職"): to.post,
        _("住所"): to.address,
        _("団体名"): body.name,
    }


def merged(text: str, fields: Mapping[str, str]) -> str:
    """The text for one person; an unknown field is named, and what is put in is never read again.

    What is put in stays on its line, so that a line break in a name makes no paragraph of a letter
    and no head of a mail; a formula in it is text like any other.
    """
    unknown = [name for name in FIELD.findall(text) if name not in fields]
    if unknown:
        raise UnknownField(
            _("「{%(name)s}」という差し込みはありません。使えるのは %(known)s です。")
            % {"name": unknown[0], "known": "、".join(f"{{{name}}}" for name in fields)}
        )
    return FIELD.sub(lambda found: " ".join(fields[found[1]].split()), text)
