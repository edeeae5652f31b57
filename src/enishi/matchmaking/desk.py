"""Two rosters from somebody's desk, to be read against each other without becoming records."""

import hashlib
from typing import Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.files.models import StoredFile
from enishi.files.transitions import keep
from enishi.jobs.models import Job
from enishi.jobs.transitions import ask
from enishi.people.models import Organisation, User

KIND = "roster_reading"
TASK = "enishi.matchmaking.tasks.read_rosters"


class Sent(Protocol):
    """A file as it came in."""

    name: str | None

    def read(self) -> bytes: ...


@transaction.atomic
def compare(experts: Sent, needs: Sent, *, top: int, within: Organisation, by: User) -> Job:
    """Keep both rosters and ask for them to be read; the same asked twice is one job."""
    contents = experts.read(), needs.read()
    same = fingerprint(*contents, str(top).encode())
    mine = Job.objects.visible_to(by).live().filter(organisation=within, kind=KIND)
    if already := mine.filter(given__same=same).first():
        return already
    kept = [
        keep(content, name=sent.name or "", organisation=within, by=by)
        for sent, content in zip((experts, needs), contents, strict=True)
    ]
    return ask(
        KIND,
        title=_("%(experts)s と %(needs)s") % {"experts": kept[0].name, "needs": kept[1].name},
        given={
            "experts": str(kept[0].public_id),
            "needs": str(kept[1].public_id),
            "top": top,
            "same": same,
        },
        task=TASK,
        within=within,
        by=by,
    )


def fingerprint(*contents: bytes) -> str:
    """One name for several contents in their order."""
    each = b"".join(hashlib.sha256(content).digest() for content in contents)
    return hashlib.sha256(each).hexdigest()


def given_files(job: Job) -> list[StoredFile]:
    """The two rosters of a job: the experts, then the needs."""
    files = StoredFile.objects.filter(organisation=job.organisation, made_by=job.asked_by)
    return [files.get(public_id=job.given[name]) for name in ("experts", "needs")]
