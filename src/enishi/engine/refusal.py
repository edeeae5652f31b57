"""Input that the engine cannot work with is refused with a sentence."""

from enishi.reference.wording import Wording


class NotRankable(ValueError):
    """Raised with a sentence that says which value is wrong and how to mend it."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.ja)
        self.wording = wording


class NotKept(ValueError):
    """Raised with a sentence when a kept index cannot be used and has to be made anew."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.ja)
        self.wording = wording


class Outdated(LookupError):
    """Raised when somebody's texts are no longer those of the index: follow them and ask again."""
