"""Numbers for words: a word keeps its number for as long as the vocabulary lives."""

from dataclasses import dataclass, field

UNKNOWN = -3


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word → number. It only grows, so several states of an index may share one."""

    numbers: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.numbers)

    def copy(self) -> "Vocabulary":
        """Return another that knows the same words under the same numbers, and may learn more."""
        return Vocabulary(dict(self.numbers))

    def learn(self, word: str) -> int:
        """Return the number of a word, giving it one when it is new."""
        return self.numbers.setdefault(word, len(self.numbers))

    def number(self, word: str) -> int:
        """Return the number of a word, UNKNOWN when nobody has used it."""
        return self.numbers.get(word, UNKNOWN)
