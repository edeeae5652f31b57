from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.jobs.models import Job
from enishi.jobs.transitions import ask
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from enishi.people.standing import works_for
from enishi.rosters.models import Intake

PAGE = "intake_job"
TASK = "enishi.rosters.tasks.go_on_with"


class Step(models.TextChoices):
    READ = "read", "read"
    WRITE = "write", "write"
    TAKE_BACK = "take_back", "take back"


@transaction.atomic
def ask_for(step: Step, intake: Intake, *, by: User) -> Job:
    """Ask the worker for the next step with a roster, if nothing else is being done with it."""
    if not works_for(by, intake.organisation):
        raise NotYours(_("ほかの団体の名簿は、取り込めません。"))
    row = Intake.objects.select_for_update(of=("self",)).select_related("job").get(pk=intake.pk)
    if row.job and row.job.is_live:
        raise Refused(
            _("この名簿は、いま読んでいるか、書きこんでいます。終わるまでお待ちください。")
        )
    if step == Step.TAKE_BACK:
        if not row.may_be_taken_back(timezone.now()):
            raise Refused(_("取り消せるのは、取り込んでから10分までです。"))
    elif row.written_at:
        raise Refused(_("この名簿は、もう取り込みました。"))
    elif step == Step.WRITE and not row.new_count + row.changed_count:
        raise Refused(_("この名簿には、新規の行も、変更の行もありません。"))
    job = ask(
        PAGE,
        title=str(row.file),
        given={"intake": str(row.public_id), "step": str(step)},
        task=TASK,
        within=row.organisation,
        by=by,
    )
    Intake.objects.filter(pk=row.pk).update(job=job)
    intake.job = job
    return job
