"""A letter as a mail: what stands around its text is the same in the preview and on arrival."""

import mimetypes
from email.headerregistry import Address
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from enishi.outbox.models import Letter, Letterhead
from enishi.reference.phones import NotAPhone, format_phone, parse_phone


def message_of(letter: Letter) -> EmailMessage:
    """The mail as it goes out; its Message-ID stays the letter's, however often it is made."""
    head = letterhead_of(letter)
    message = EmailMessage(
        subject=letter.subject,
        body=text_of(letter),
        from_email=sender(letter),
        to=[letter.email],
        reply_to=[head.email] if head and head.email else None,
        headers={"Message-ID": letter.message_id},
    )
    for attached in letter.attachments.select_related("file"):
        kind = mimetypes.guess_type(attached.file.name)[0] or "application/octet-stream"
        message.attach(attached.file.name, bytes(attached.file.content or b""), kind)
    return message


def sender(letter: Letter) -> str:
    """The body's name before the address that the office sends from."""
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return str(Address(letter.organisation.name.replace("\n", " "), addr_spec=address))


def letterhead_of(letter: Letter) -> Letterhead | None:
    """How the letter's body signs, if it has said so."""
    return Letterhead.objects.filter(organisation=letter.organisation_id).first()


def text_of(letter: Letter) -> str:
    """The whole text of the mail: to whom, what, 記, and who writes."""
    with translation.override(letter.language):
        parts = [
            addressee(letter),
            letter.body.strip(),
            particulars_as_text(letter.particulars),
            _("お返事は、次のページからもいただけます。") + f"\n{letter.answer_address}"
            if letter.answer_address
            else "",
            signature(letter),
        ]
    return "\n\n".join(part for part in parts if part) + "\n"


def addressee(letter: Letter) -> str:
    """株式会社ひかり樹脂 / 代表取締役 小野寺 誠 様."""
    if not letter.recipient_name:
        return _("%(firm)s 御中") % {"firm": letter.recipient_firm}
    person = _("%(name)s 様") % {"name": letter.recipient_name}
    above = [letter.recipient_firm] if letter.recipient_firm else []
    return "\n".join([*above, f"{letter.recipient_post} {person}".strip()])


def items_of(particulars: str) -> list[tuple[str, list[str]]]:
    """The items of 記: the first line of each block is its heading, the rest belongs to it."""
    blocks = [block.strip("\n").split("\n") for block in particulars.strip().split("\n\n")]
    return [(lines[0].strip(), lines[1:]) for lines in blocks if any(lines)]


def particulars_as_text(particulars: str) -> str:
    """記 as plain text."""
    items = items_of(particulars)
    if not items:
        return ""
    told = "\n\n".join("\n".join([f"■ {heading}", *lines]) for heading, lines in items)
    return _("記") + f"\n\n{told}\n\n" + _("以上")


def signature(letter: Letter) -> str:
    """Who writes, and where he is reached."""
    head = letterhead_of(letter)
    lines = ["-- ", letter.organisation.name]
    if head:
        lines += [f"{head.signer_post} {head.signer_name}".strip()]
        lines += [f"{head.postal_code and '〒' + head.postal_code} {head.address}".strip()]
    telephone = (head and head.telephone) or letter.organisation.telephone
    lines += [_("電話 %s") % dialled(telephone)] if telephone else []
    return "\n".join(line for line in lines if line)


def dialled(number: str) -> str:
    """A telephone number as people dial it, whatever form it is kept in."""
    try:
        return format_phone(parse_phone(number))
    except NotAPhone:
        return number
