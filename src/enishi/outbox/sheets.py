"""What is printed: the letter on A4, a FAX cover before it, an answer slip behind it, labels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from enishi import paper
from enishi.outbox.envelope import dialled, items_of, letterhead_of
from enishi.outbox.models import Letter, Letterhead, Manner
from enishi.reference.wareki import year_in_era

CLOSE = 3


@dataclass(frozen=True)
class Faces:
    """A sheet of labels as it is sold: how many, how large, and how far from the edge (mm)."""

    count: int
    columns: int
    width: float
    height: float
    left: float
    top: float


SHEETS = {
    12: Faces(12, columns=2, width=86.4, height=42.3, left=18.6, top=21.6),
    24: Faces(24, columns=3, width=66.0, height=33.9, left=6.0, top=12.9),
}


def letter_pdf(letter: Letter) -> bytes:
    """The letter as it is put into the envelope or laid on the FAX."""
    head = letterhead_of(letter)
    with translation.override(letter.language):
        context = {
            "letter": letter,
            "head": head,
            "telephone": dialled((head and head.telephone) or letter.organisation.telephone),
            "reference": number_of(letter, head),
            "day": letter.sent_at or letter.approved_at or timezone.now(),
            "items": items_of(letter.particulars),
            "paragraphs": paragraphs_of(letter.body),
            "qr": paper.qr(letter.answer_address, label=_("お返事のページ"))
            if letter.answer_address
            else "",
            "slip": slip_of(letter),
            "is_fax": letter.manner == Manner.FAX,
        }
        return paper.pdf(render_to_string("outbox/paper/letter.html", context))


def slip_of(letter: Letter) -> dict[str, object]:
    """What can be ticked on the answer slip, and until when; rooms above say it for their own."""
    door = settings.ANSWER_SLIPS.get(letter.about_kind)
    if door and letter.about:
        choices, until = import_string(door)(letter.about)
        return {"choices": choices, "until": until}
    choices = [_("お受けします"), _("お受けできません"), _("相談したいので、電話をください")]
    return {"choices": choices, "until": ""}


def paragraphs_of(body: str) -> list[tuple[str, bool]]:
    """The paragraphs of a letter, and which is its close (敬具, 草々): a last, short one."""
    lines = [line for line in body.strip().split("\n") if line.strip()]
    return [(line, line is lines[-1] and len(line.strip()) <= CLOSE) for line in lines]


def number_of(letter: Letter, head: Letterhead | None) -> str:
    """あかり産支 第8-048号: the body's sign, the year of the era, the number in it."""
    if not letter.number or not letter.fiscal_year:
        return ""
    sign = head.number_prefix if head else ""
    year = year_in_era(letter.fiscal_year)
    number = _("第%(year)s-%(number)03d号") % {"year": year, "number": letter.number}
    return f"{sign} {number}".strip()


def labels_pdf(letters: Iterable[Letter], *, faces: int, skip: int = 0) -> bytes:
    """Address labels; the first `skip` faces of the first sheet were used before."""
    sheet = SHEETS[faces]
    cells: list[Letter | None] = [*[None] * (skip % sheet.count), *letters]
    sheets = [cells[at : at + sheet.count] for at in range(0, len(cells), sheet.count)]
    style = (
        f"@page {{ size: A4; margin: 0 }} .labels {{ width: 210mm; height: 297mm; "
        f"padding: {sheet.top}mm 0 0 {sheet.left}mm; break-after: page }} "
        f".label {{ float: left; width: {sheet.width}mm; height: {sheet.height}mm }}"
    )
    html = render_to_string("outbox/paper/labels.html", {"sheets": sheets})
    return paper.pdf(html, style)


def unprintable(letter: Letter) -> Sequence[str]:
    """The characters of a letter that paper shows as boxes."""
    head = letterhead_of(letter)
    written = (
        *(letter.recipient_name, letter.recipient_firm, letter.recipient_post, letter.address),
        *(letter.subject, letter.body, letter.particulars, letter.organisation.name),
        *((head.signer_name, head.address) if head else ()),
    )
    return paper.without_glyph("".join(written))
