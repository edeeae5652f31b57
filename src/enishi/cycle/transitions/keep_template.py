from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from enishi.cycle.models import LetterTemplate
from enishi.files.naming import cleaned_name
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for
from enishi.sheets.standard_letter import WRITTEN
from enishi.sheets.word_template import UnfitTemplate, faults_in


@transaction.atomic
def keep_template(within: Organisation, *, content: bytes, name: str, by: User) -> LetterTemplate:
    """Take in the letter of introduction as the body words it; the one before it rests."""
    if not works_for(by, within):
        raise NotYours(_("ほかの団体のひな形は、入れかえられません。"))
    refuse_unfillable(content)
    # Two who hand in at once: the second finds the first one's and replaces it.
    within = Organisation.objects.select_for_update(of=("self",)).get(pk=within.pk)
    for earlier in within.letter_templates.live():
        end(earlier)
    template = LetterTemplate(
        organisation=within,
        name=cleaned_name(name),
        content=content,
        kept_at=timezone.now(),
        kept_by=by,
    )
    template.full_clean()
    template.save()
    record("kept", template, by=by, within=within)
    return template


def refuse_unfillable(content: bytes) -> None:
    """Name every place that could not be filled, before anything is kept."""
    language = get_language() or "ja"
    try:
        faults = faults_in(content, known=WRITTEN.values())
    except UnfitTemplate as unfit:
        raise Refused(unfit.wording.in_language(language)) from unfit
    if faults:
        raise Refused("\n".join(fault.in_language(language) for fault in faults))


def end(template: LetterTemplate) -> None:
    """Let a template rest; its words stay in the records."""
    claim(template, read_at=template.version)
    template.ended_at = timezone.now()
    template.save()


@transaction.atomic
def drop_template(template: LetterTemplate, *, by: User) -> None:
    """Go back to the standard template."""
    if not works_for(by, template.organisation):
        raise NotYours(_("ほかの団体のひな形は、入れかえられません。"))
    if template.ended_at:
        raise Refused(_("このひな形は、もう使われていません。"))
    end(template)
    record("ended", template, by=by, within=template.organisation)
