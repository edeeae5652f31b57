"""What is wrong with a file or a row, said so that the person who keeps the file can mend it."""

from dataclasses import dataclass

from enishi.reference.wording import Wording

_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands, counted as the spreadsheet program shows it."""

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""

    @property
    def wording(self) -> Wording:
        """Name the place: file, sheet, row and column, as far as they are known."""
        ja, en = [], []
        if self.file:
            ja.append(f"「{self.file}」")
            en.append(f"“{self.file}”")
        if self.sheet:
            ja.append(f"シート「{self.sheet}」")
            en.append(f"sheet “{self.sheet}”")
        if self.row is not None:
            ja.append(f"{self.row}行目")
            en.append(f"row {self.row}")
        if self.column:
            ja.append(f"{self.column}列")
            en.append(f"column {self.column}")
        return Wording(ja=" ".join(ja), en=", ".join(en))


def shortened(name: str) -> str:
    """A name as a sentence can bear it: what is longer than a line ends in an ellipsis."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"


def at(place: Place, what: Wording) -> Wording:
    """Put the place in front of a sentence."""
    where = place.wording
    if not where.ja:
        return what
    return Wording(ja=f"{where.ja}：{what.ja}", en=f"{where.en}: {what.en}")


class SheetFault(Exception):
    """A file that cannot be used: where, what is wrong, and how to mend it."""

    def __init__(self, what: Wording, place: Place | None = None) -> None:
        self.place = place or Place()
        self.what = what
        self.wording = at(self.place, what)
        super().__init__(self.wording.ja)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that did not stop the reading but that a person should look at."""

    place: Place
    what: Wording

    @property
    def wording(self) -> Wording:
        """The sentence with its place in front."""
        return at(self.place, self.what)
