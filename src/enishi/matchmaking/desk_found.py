"""A reading as its page shows it: the kept summary, with the words in common marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from enishi.files.models import StoredFile
from enishi.jobs.models import Job
from enishi.matchmaking.desk_summary import NeedRead, Summary, Told, pieces
from enishi.people.models import User

PLACE = " ─ "


@dataclass(frozen=True)
class Found:
    """What came of a reading; `told` without the closing sentence, which the job says itself."""

    told: tuple[Told, ...]
    needs: tuple[dict[str, Any], ...]
    count: int
    proposals: StoredFile


def found(job: Job, user: User) -> Found | None:
    """The result of a job that is done, or nothing when there is none or its week has passed."""
    kept = StoredFile.objects.visible_to(user)
    files = {str(f.public_id): f for f in kept.filter(public_id__in=job.result.values())}
    proposals, summary = (files.get(job.result.get(n, "")) for n in ("proposals", "summary"))
    if not proposals or not summary or summary.is_over(timezone.now()):
        return None
    read = Summary.from_json(bytes(summary.content or b""))
    return Found(read.told[:-1], tuple(map(marked, read.needs)), read.count, proposals)


def marked(need: NeedRead) -> dict[str, Any]:
    """A need for the page, each quotation cut into pieces that are marked or not."""
    people = [
        {"person": person, "quotations": [quoted(q, person.words) for q in person.quotations]}
        for person in need.people
    ]
    return {"need": need, "people": people}


def quoted(quotation: str, words: Iterable[str]) -> dict[str, Any]:
    """A quotation, and apart from it the place where it stands."""
    words_quoted, _dash, place = quotation.rpartition(PLACE)
    return {"pieces": pieces(words_quoted or place, words), "place": words_quoted and place}
