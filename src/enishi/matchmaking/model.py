"""意味の近さ: a model of the office's own, in the directory that ENISHI_MODEL_DIR names.

It is opened and asked in threads of its own, after the server's processes have parted, for what
such models reckon with does not outlive that; and it is waited for a few seconds only.
"""

import logging
import os
import threading
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from enishi import engine
from enishi.reference.wording import Wording

SECONDS = 5.0
UNUSABLE = Wording(
    "意味の近さのモデルが使えないため、ほかの手がかりだけで並べています。推進室へお知らせください。",
    "The model for closeness of meaning cannot be used; the rest counts. "
    "Please tell the network office.",
)
SLOW = Wording(
    "意味の近さを見るのに時間がかかっているため、今回はほかの手がかりだけで並べています。"
    "しばらくしてから開きなおすと、入ります。",
    "Closeness of meaning takes its time, so this time only the rest counts. Open the page again "
    "in a while to have it counted.",
)
USED = Wording("使っています", "in use")
logger = logging.getLogger(__name__)


class Patient:
    """A model that is waited for only so long; when it needs longer, answers go on without it.

    What it has read by then it remembers, so the same question is quicker the next time.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.refused: engine.NotRankable | None = None
        self._meaning: engine.Meaning | None = None
        self._opening = threading.Lock()
        self._overdue: threading.Thread | None = None

    def closeness(self, question: str, people: Sequence[Sequence[str]]) -> list[float]:
        """Return how close each person is to a question, 0 to 1 (people,).

        Raises NotRankable with a sentence when the model cannot be used, or not so quickly.
        """
        found: list[float] = []
        self._in_time(lambda: found.extend(self._opened().closeness(question, people)))
        return found

    def state(self) -> Wording:
        """Say whether the model can be used, for those who keep it."""
        try:
            self._in_time(self._opened)
        except engine.NotRankable as refusal:
            return self.refused.wording if self.refused else refusal.wording
        return USED

    def _in_time(self, work: Callable[[], object]) -> None:
        if self._overdue is not None and self._overdue.is_alive():
            raise engine.NotRankable(SLOW)
        failed: list[engine.NotRankable] = []

        def try_it() -> None:
            try:
                work()
            except engine.NotRankable as refusal:
                failed.append(refusal)

        thread = threading.Thread(target=try_it, name="closeness of meaning", daemon=True)
        thread.start()
        thread.join(SECONDS)
        if thread.is_alive():
            self._overdue = thread
            raise engine.NotRankable(SLOW)
        if failed:
            if failed[0].__cause__ is not None:
                logger.error("%s", failed[0], exc_info=failed[0])
            raise failed[0]

    def _opened(self) -> engine.Meaning:
        with self._opening:
            if self.refused is not None:
                raise engine.NotRankable(UNUSABLE)
            if self._meaning is None:
                try:
                    self._meaning = engine.open_meaning(self.folder)
                except engine.NotRankable as refusal:
                    self.refused = refusal
                    logger.error("%s / %s", refusal.wording.ja, refusal.wording.en)
                    raise engine.NotRankable(UNUSABLE) from None
            return self._meaning


@cache
def model() -> Patient | None:
    """Return the office's model, if it has named one; it is opened when it is first asked."""
    named = os.environ.get("ENISHI_MODEL_DIR", "").strip()
    return Patient(Path(named)) if named else None
