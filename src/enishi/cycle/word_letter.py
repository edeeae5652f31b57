"""紹介状 in Word: what may be filled in where, from the record and from the draft in the outbox."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle import letters
from enishi.cycle.models import Introduction
from enishi.outbox.envelope import dialled
from enishi.outbox.models import Letter, Letterhead
from enishi.outbox.sheets import number_of
from enishi.people.models import Organisation
from enishi.reference.wareki import format_date
from enishi.sheets.standard_letter import WRITTEN


def values_of(introduction: Introduction) -> dict[str, str]:
    """What stands at each place; the words of the draft go before those we would propose."""
    subject, body, _particulars = letters.introducing(introduction)
    letter = draft_of(introduction)
    body_of_ours = introduction.organisation
    head = Letterhead.objects.filter(organisation=body_of_ours).first()
    company, need = introduction.company, introduction.deliberation.need
    interview = introduction.interviews.live().order_by("number").last()
    post = letter.recipient_post if letter else _("代表者")
    person = letter.recipient_name if letter else company.president
    values = {
        "number": number_of(letter, head) if letter else "",
        "day": day(timezone.localdate()),
        "company": letter.recipient_firm if letter else company.name,
        "addressee": " ".join(part for part in (post, _("%(name)s 様") % {"name": person}) if part)
        if person
        else _("御中"),
        "body": body_of_ours.name,
        "signer": f"{head.signer_post} {head.signer_name}".strip() if head else "",
        "subject": letter.subject if letter else subject,
        "text": letter.body if letter else body,
        "reference": need.reference,
        "need": need.title,
        "expert": introduction.expert.full_name,
        "profile": introduction.profile,
        "approved_on": day(introduction.profile_approved_on),
        "reason": introduction.reason,
        "interview": letters.when_and_where(interview)
        if interview
        else _("ご都合をお聞かせください。"),
        "reply_by": day(introduction.reply_by),
        "answer_page": letter.answer_address if letter else "",
        "telephone": telephone_of(body_of_ours, head),
    }
    return {WRITTEN[key]: value for key, value in values.items()}


def draft_of(introduction: Introduction) -> Letter | None:
    """The letter to the company in the outbox, unless it was given up."""
    if introduction.letter is None:
        return None
    known = Letter.objects.filter(public_id=introduction.letter, discarded_at=None)
    return known.first()


def letter_here(introduction: Introduction) -> Letter | None:
    """The letter to the company, while it has not gone."""
    waiting = Letter.objects.about(introduction).open()
    return waiting.filter(public_id=introduction.letter).first() if introduction.letter else None


def telephone_of(body: Organisation, head: Letterhead | None) -> str:
    """The number under which the body is asked back."""
    return dialled((head and head.telephone) or body.telephone)


def day(on: date) -> str:
    """A day as a letter writes it: 令和8年11月25日."""
    return format_date(on, "ja").split("（")[0]
