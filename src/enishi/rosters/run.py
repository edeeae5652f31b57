"""The worker's part: read a roster, write it, or take it back, and say how far it is."""

import logging
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from enishi.jobs.ended import Ended
from enishi.jobs.models import Job, State
from enishi.jobs.transitions import advance, begin, fail, finish
from enishi.logbook.refused import Refused
from enishi.rosters.models import Intake
from enishi.rosters.reading import Reading, in_words, plan_of, read
from enishi.rosters.transitions import keep_reading, take_back, take_in
from enishi.rosters.transitions.ask import Step
from enishi.rosters.transitions.take_in import alone_with
from enishi.sheets import Kind, SheetFault

OPENED, READ, COMPARED = 10, 50, 75
logger = logging.getLogger(__name__)


def run(job: Job) -> None:
    """Do the step that a job was asked for; what is written, is written whole or not at all."""
    with translation.override(job.language):
        try:
            begin(job, message=_("名簿を開いています。"), by=job.asked_by)
            intake = Intake.objects.select_related("organisation", "file").get(
                public_id=job.given["intake"], organisation=job.organisation
            )
            STEPS[Step(job.given["step"])](job, intake)
        except Ended:
            pass  # called off: there is nobody left to tell
        except SheetFault as fault:
            tell(job, in_words(fault.wording))
        except Refused as refusal:
            tell(job, str(refusal))
        except Exception:
            logger.exception("roster job %s broke", job.public_id)
            tell(job, _("思わぬことが起きて、止まりました。推進室へお知らせください。"))


def tell(job: Job, sentence: str) -> None:
    """End the job with a sentence, unless it was called off meanwhile."""
    try:
        fail(job, message=sentence)
    except Ended:
        return


def read_step(job: Job, intake: Intake) -> None:
    """Read the file and keep what would become of its rows."""
    reading = read_file_of(job, intake)
    plan = plan_of(reading, kind=Kind(intake.kind), body=intake.organisation)
    advance(job, percent=COMPARED, message=_("登録されているものと見くらべました。"))
    with transaction.atomic():
        keep_reading(intake, reading=reading, plan=plan, by=job.asked_by)
        finish(job, result={}, message=_("名簿を読みおわりました。"), by=job.asked_by)


def write_step(job: Job, intake: Intake) -> None:
    """Write what was looked at; the job ends in the same transaction."""
    reading = read_file_of(job, intake)
    advance(job, percent=COMPARED, message=_("書きこんでいます。"))
    with transaction.atomic():
        hold(job)
        alone_with(intake.organisation)
        plan = plan_of(reading, kind=Kind(intake.kind), body=intake.organisation)
        take_in(intake, reading=reading, plan=plan, on=timezone.localdate(), by=job.asked_by)
        finish(job, result={}, message=_("取り込みました。"), by=job.asked_by)


def take_back_step(job: Job, intake: Intake) -> None:
    """Undo what was written; the job ends in the same transaction."""
    advance(job, percent=OPENED, message=_("もとにもどしています。"))
    with transaction.atomic():
        hold(job)
        take_back(intake, on=timezone.localdate(), by=job.asked_by)
        finish(job, result={}, message=_("取り消しました。"), by=job.asked_by)


def hold(job: Job) -> None:
    """Keep the job from being called off while its work is written; calling off waits until then.

    Whoever calls off takes the job first and the body's chain after it; so do we.
    """
    if Job.objects.select_for_update().get(pk=job.pk).state != State.RUNNING:
        raise Ended(_("取りやめになりました。"))


STEPS: dict[Step, Callable[[Job, Intake], None]] = {
    Step.READ: read_step,
    Step.WRITE: write_step,
    Step.TAKE_BACK: take_back_step,
}


def read_file_of(job: Job, intake: Intake) -> Reading:
    """Read the roster that was handed in, unless its week has passed."""
    content = intake.file.content
    if content is None:
        raise Refused(_("名簿のファイルは、7日たったので消しました。もう一度渡してください。"))
    advance(job, percent=OPENED, message=_("見出しと行を読んでいます。"))
    reading = read(
        bytes(content),
        intake.file.name,
        kind=Kind(intake.kind),
        body=intake.organisation,
        beat=lambda: advance(job),
    )
    total = len(reading.rows)
    message = _("登録されているものと見くらべています。")
    advance(job, percent=READ, message=message, done_count=total, total_count=total)
    return reading
