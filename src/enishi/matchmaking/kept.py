"""The index in a file under the installation's own directory, mapped by every server process."""

import fcntl
import hmac
import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

from enishi import engine
from enishi.experts.models import Expert
from enishi.matchmaking.profiles import profile, with_parts
from enishi.reference.wording import Wording
from enishi.walls.inside import everything

FEWEST = 200  # experts: a smaller register is read anew sooner than a file is worth
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Followed:
    """The index, and how far it has followed the logbook's chains.

    Within a chain the entries are written one after the other, so that a length says exactly which
    are known; the row numbers of several chains may appear out of order. `lost` says whether the
    file still speaks of somebody who is gone.
    """

    index: engine.Index
    epoch: UUID | None
    lengths: Mapping[UUID, int]
    lost: bool = False

    def has_seen(self, epoch: UUID | None, lengths: Mapping[UUID, int]) -> bool:
        """Whether all that the index knows is still there."""
        shortened = any(lengths.get(body, 0) < n for body, n in self.lengths.items())
        return epoch == self.epoch and not shortened

    def has_seen_all_of(self, other: "Followed") -> bool:
        """Whether this one knows all that another does."""
        return other.has_seen(self.epoch, self.lengths)


def place() -> Path:
    """Where the index is kept."""
    return Path(settings.VAR) / "index" / "experts"


def salt() -> int:
    """What veils the words' keys in the file: known to this installation, and not in the file."""
    key = str(settings.SECRET_KEY).encode()
    return int.from_bytes(hmac.digest(key, b"enishi index", "sha256")[:8], "big")


def fetch(ids: Sequence[str]) -> Mapping[str, engine.Expert]:
    """Read the cards of those about to be shown."""
    with everything():
        rows = Expert.objects.registered().filter(public_id__in=ids)
        return {str(r.public_id): profile(r) for r in rows.prefetch_related(*with_parts())}


def opened(*, quietly: bool = False) -> Followed | None:
    """The index as it was kept, or nothing; why it cannot be used is noted for the office."""
    try:
        if not place().exists():
            return None
        index, about = engine.Index.open(place(), salt=salt(), fetch=fetch)
        epoch = UUID(about["epoch"]) if about["epoch"] else None
        lengths = {UUID(body): int(length) for body, length in about["lengths"].items()}
    except engine.NotKept as refusal:
        if not quietly:
            _note(refusal.wording)
        return None
    except OSError as error:
        if not quietly:
            _note(_unreadable(error))
        return None
    return Followed(index, epoch, lengths)


def examine(otherwise: Callable[[], None]) -> threading.Thread:
    """Read a large file to its end in the background; when it is damaged, do `otherwise`."""

    def work() -> None:
        try:
            engine.Index.examine(place())
        except engine.NotKept as refusal:
            _note(refusal.wording)
            otherwise()
        except OSError:
            pass  # it has been taken away meanwhile

    thread = threading.Thread(target=work, name="examine the index", daemon=True)
    thread.start()
    return thread


def keep(followed: Followed) -> Followed:
    """Write an index of one piece down, and return it as the file has it.

    Where it cannot be written, on a full disk say, it goes on in memory and the office is told.
    """
    lengths = {str(body): length for body, length in followed.lengths.items()}
    epoch = str(followed.epoch) if followed.epoch else ""
    try:
        followed.index.keep(place(), about={"epoch": epoch, "lengths": lengths})
    except OSError as error:
        _note(_unwritable(error))
        return followed
    return opened() or followed


def removed() -> None:
    """Take the file away; who has it mapped already goes on with it."""
    with suppress(OSError):
        place().unlink()


@contextmanager
def alone() -> Iterator[None]:
    """Let only one process at a time read everything and write the file.

    Where no lock can be made, nothing can be written either, and each goes on by itself.
    """
    with ExitStack() as held:
        try:
            place().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = held.enter_context(place().with_name("lock").open("w"))
            fcntl.flock(lock, fcntl.LOCK_EX)
            for half in place().parent.glob(f"{place().name}.*.half"):
                half.unlink()  # of a process that was killed while it wrote
        except OSError as error:
            _note(_unwritable(error))
        yield


def merge(followed: Followed, then: Callable[[Followed], None]) -> threading.Thread:
    """Merge in the background, keep the result, and pass it on; questions go on meanwhile."""

    def work() -> None:
        with alone():
            newer = opened(quietly=True)
            if newer is None or not newer.has_seen_all_of(followed):
                newer = keep(Followed(followed.index.merged(), followed.epoch, followed.lengths))
        then(newer)

    thread = threading.Thread(target=work, name="merge the index", daemon=True)
    thread.start()
    return thread


def _note(what: Wording) -> None:
    """Tell the office, in both languages, what became of the file."""
    logger.warning("%s / %s", what.ja, what.en)


def _unreadable(error: OSError) -> Wording:
    why = error.strerror or error
    return Wording(
        f"索引のファイル {place()} を読めないため、作りなおします（{why}）。",
        f"The index file {place()} cannot be read and is made anew ({why}).",
    )


def _unwritable(error: OSError) -> Wording:
    why = error.strerror or error
    return Wording(
        f"索引のファイル {place()} を書けません（{why}）。候補はいつもどおり出ますが、"
        "次に始めるときに時間がかかります。ディスクの空きと、書き込む権限を確かめてください。",
        f"The index file {place()} cannot be written ({why}). Candidates are found as ever, but "
        "the next start takes longer. Check the room on the disk and the right to write.",
    )
