"""Numbers for words: a word keeps its number for as long as the vocabulary lives."""

from collections.abc import Callable
from dataclasses import dataclass, field

UNKNOWN = -3


class _Numbers(dict[str, int]):
    """Numbers for words, given when first asked for."""

    def __missing__(self, word: str) -> int:
        return self.setdefault(word, len(self))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word → number. It only grows, so several states of an index may share one."""

    numbers: _Numbers = field(default_factory=_Numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def copy(self) -> "Vocabulary":
        """Return another that knows the same words under the same numbers, and may learn more."""
        return Vocabulary(_Numbers(self.numbers))

    @property
    def learn(self) -> Callable[[str], int]:
        """Return what tells the number of a word, giving it one when it is new."""
        return self.numbers.__getitem__

    def number(self, word: str) -> int:
        """Return the number of a word, UNKNOWN when nobody has used it."""
        return self.numbers.get(word, UNKNOWN)
