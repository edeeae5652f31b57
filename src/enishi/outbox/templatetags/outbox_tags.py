"""What was written and said about a record, for the page of that record."""

from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone

from enishi.logbook.models import Recorded
from enishi.outbox.forms import ContactForm
from enishi.outbox.models import ContactManner, ContactNote, Letter, LetterStop, State

register = template.Library()
SHOWN = 20


@register.inclusion_tag("outbox/_contacts.html", takes_context=True)
def contacts(
    context: template.Context, record: Recorded, before: Recorded | None = None
) -> dict[str, Any]:
    """連絡: the letters and notes about a record, and a box to note a call in half a minute.

    `before` is the record from which this one came: what was written about that belongs here, too.
    """
    request = context["request"]
    user, kind = request.user, record._meta.label_lower
    written, noted = Letter.objects.visible_to(user), ContactNote.objects.visible_to(user).kept()
    about, notes_about = written.about(record), noted.about(record)
    if before:
        about |= written.about(before)
        notes_about |= noted.about(before)
    letters = about.select_related("drafted_by").order_by("-drafted_at")[:SHOWN]
    notes = notes_about.select_related("noted_by").order_by("-contacted_at", "-id")[:SHOWN]
    told: list[tuple[datetime, Letter | None, ContactNote | None]] = [
        (one.sent_at or one.drafted_at, one, None) for one in letters
    ]
    told += [(one.contacted_at, None, one) for one in notes]
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "kind": kind,
        "record": record,
        "told": sorted(told, key=lambda one: one[0], reverse=True)[:SHOWN],
        "form": noting(kind, record),
        "works_here": request.standing.is_staff,
    }


def noting(kind: str, record: Recorded) -> ContactForm:
    """An empty box whose note will hang on the record."""
    initial = {
        "about_kind": kind,
        "about": record.public_id,
        "manner": ContactManner.CALL,
    }
    return ContactForm(initial=initial, auto_id="id_contact_%s")


@register.inclusion_tag("outbox/_stopped.html", takes_context=True)
def stopped(context: template.Context, person: Recorded) -> dict[str, Any]:
    """Whether letters to a person are stopped, with the way to stop them or let them go again."""
    user = context["request"].user
    seen = LetterStop.objects.visible_to(user).of([person.public_id])
    return {"stop": seen.first(), "person": person, "kind": person._meta.label_lower}


@register.inclusion_tag("outbox/_note_form.html", takes_context=True)
def note_box(context: template.Context) -> dict[str, Any]:
    """すぐ書きとめる: a call about nothing that has a page yet."""
    form = ContactForm(auto_id="id_contact_%s")
    return {"form": form, "csrf_token": context.get("csrf_token")}


@register.filter
def stands(letter: Letter) -> State:
    """Where a letter stands now."""
    return letter.state_at(timezone.now())


@register.filter
def words(state: str) -> str:
    """Where a letter stands, in words."""
    return str(State(state).label)
