"""What is raised when something typed cannot be read as what it should be."""

from enishi.reference.wording import Wording


class Unreadable(ValueError):
    """Carries one sentence for the person: what is wrong, and how to write it instead."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(str(wording))
        self.wording = wording
