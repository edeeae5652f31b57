"""The worker's part: lay the rosters out, have them read, and keep what came of it."""

import logging
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from enishi.files.transitions import blank, keep
from enishi.jobs.ended import Ended
from enishi.jobs.models import Job
from enishi.jobs.transitions import advance, begin, fail, finish
from enishi.logbook.refused import NotYours
from enishi.matchmaking.desk import given_files
from enishi.matchmaking.desk_child import LONGEST_SECONDS, OUTPUT, Unread, match
from enishi.matchmaking.desk_summary import Summary, summary_of
from enishi.sheets import SheetFault

OPENED, READ, GATHERED = 10, 40, 90
logger = logging.getLogger(__name__)


def run(job: Job) -> None:
    """Read the rosters of a job; whatever becomes of it, the rosters themselves do not stay."""
    with translation.override(job.language):
        try:
            begin(job, message=_("名簿を開いて、見出しを探しています。"), by=job.asked_by)
            read(job)
        except NotYours as refusal:
            fail(job, message=str(refusal))
        except Ended:
            pass  # called off: there is nobody left to tell
        except (Unread, SheetFault) as fault:
            tell(job, str(fault))
        except Exception:
            logger.exception("reading %s broke", job.public_id)
            tell(job, _("思わぬことが起きて、止まりました。推進室へお知らせください。"))
        finally:
            for file in given_files(job):
                blank(file)


def tell(job: Job, sentence: str) -> None:
    """End the job with a sentence, unless it was called off meanwhile."""
    try:
        fail(job, message=sentence)
    except Ended:
        return


def read(job: Job) -> None:
    """Run the command on both rosters and keep what it wrote."""
    with place_of_its_own() as place:
        experts, needs = (
            lay_out(file.name, bytes(file.content or b""), place / side)
            for side, file in zip(("experts", "needs"), given_files(job), strict=True)
        )
        advance(job, percent=OPENED)
        printed = match(
            place,
            experts,
            needs,
            top=job.given["top"],
            language=job.language,
            beat=partial(beat, job),
        )
        advance(job, percent=GATHERED, message=_("結果をまとめています。"))
        complete(job, (place / OUTPUT).read_bytes(), summary_of(printed, place / OUTPUT))


def beat(job: Job, rosters_are_read: bool) -> None:
    """Say that the job still runs, and once that both rosters were read."""
    if rosters_are_read and job.percent < READ:
        job.percent = READ
        advance(job, percent=READ, message=_("経歴とニーズを読みくらべています。"))
    else:
        advance(job)


@transaction.atomic
def complete(job: Job, proposals: bytes, summary: Summary) -> None:
    """Keep the workbook and its summary, and end the job; all of it, or nothing."""
    keep_it = partial(keep, organisation=job.organisation, by=job.asked_by)
    workbook = keep_it(proposals, name=_("候補.xlsx"))
    kept = keep_it(summary.as_json(), name="summary.json")
    message = _("%(found)s件のうち%(some)s件のニーズに、候補になりそうな方がいました。")
    finish(
        job,
        result={"proposals": str(workbook.public_id), "summary": str(kept.public_id)},
        message=message % {"found": summary.count, "some": summary.count - summary.without},
        by=job.asked_by,
    )


def lay_out(name: str, content: bytes, folder: Path) -> Path:
    """Write a roster under its own name, so that sentences about it call it by that."""
    folder.mkdir()
    (folder / name).write_bytes(content)
    return Path(folder.name, name)


@contextmanager
def place_of_its_own() -> Iterator[Path]:
    """A directory for one reading; what a killed worker left of earlier ones is swept away."""
    desk = Path(settings.VAR) / "desk"
    desk.mkdir(mode=0o700, exist_ok=True)
    for left in desk.iterdir():
        if time.time() - left.stat().st_mtime > LONGEST_SECONDS + 60:
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=desk, ignore_cleanup_errors=True) as place:
        yield Path(place)
