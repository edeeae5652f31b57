"""訪問シート: what stands on the one A4 that a coordinator takes along."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import Visit
from enishi.cycle.preparing import language, preparation
from enishi.paper import qr
from enishi.people.choices import named
from enishi.people.models import Organisation, User
from enishi.reference.questions import GENERAL
from enishi.reference.taxonomy import FIELDS

ASKED = 10
LONGEST_TOLD = 110
FEW = 6
LINES, FEWER_LINES = range(7), range(5)
STYLE = Path(__file__).with_suffix(".css")


def prefilled_sheet(found: Visit, *, user: User, address: str) -> str:
    """The sheet of one visit: the company's own words, never what we assessed."""
    prepared = preparation(found, user=user)
    number = len(prepared.earlier) + 1
    told, told_when = told_before(prepared)
    line = next(iter(prepared.lines), None)
    return sheet(
        found.organisation,
        address,
        visit=found,
        company=found.company,
        number=number,
        told=told,
        told_when=told_when,
        referred=line.referred_by or line.get_referral_display() if line else "",
        questions=prepared.questions[:ASKED],
    )


def blank_sheet(body: Organisation, *, address: str) -> str:
    """The sheet for a company of which nothing is known yet."""
    asked = [words.in_language(language()) for words in GENERAL[:ASKED]]
    return sheet(body, address, questions=asked)


def sheet(body: Organisation, address: str, **known: Any) -> str:
    """The sheet as a whole document."""
    context = {
        "body": body,
        "day": timezone.localdate(),
        "qr": qr(address, label=_("この訪問の記録")),
        "fields": [named(field.label, field.english) for field in FIELDS],
        "lines": LINES if len(known["questions"]) <= FEW else FEWER_LINES,
        "office_telephone": settings.OFFICE_TELEPHONE,
        **known,
    }
    return render_to_string("cycle/visits/_paper.html", context)


def told_before(prepared: Any) -> tuple[str, str]:
    """What the company said before this visit, in its own words, and when."""
    if prepared.sheet and prepared.sheet.said:
        day = prepared.sheet.visit.visited_on
        when = _("前回の訪問で（%(month)s/%(day)s）") % {"month": day.month, "day": day.day}
        return shortened(prepared.sheet.said), when
    need = next((need for need in prepared.needs if need.visit_id is None), None)
    return (shortened(need.said), _("名簿・書面から")) if need else ("", "")


def shortened(text: str) -> str:
    """So much of a text as the box holds."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_TOLD else flat[:LONGEST_TOLD] + "…"
