"""What a file is called when it comes back: as typed, without what a disk or page trips on."""

import unicodedata
from pathlib import PurePosixPath

from enishi.reference.folding import clean

LONGEST_STEM, LONGEST_SUFFIX = 50, 10  # with four bytes each still below the 255 of a disk
APART = str.maketrans('\\/:*?"<>|\t\n', "/__________")
INVISIBLE = "Cf"  # marks that turn the reading direction, and so make .exe look like .xlsx


def cleaned_name(name: str, *, otherwise: str = "file") -> str:
    """Return the last part of a path as a name; what nothing is left of is called `otherwise`."""
    visible = "".join(c for c in clean(name) if unicodedata.category(c) != INVISIBLE)
    last = visible.replace("\\", "/").rsplit("/", maxsplit=1)[-1].translate(APART)
    path = PurePosixPath(last.strip(" ."))
    stem, suffix = path.stem[:LONGEST_STEM].strip(), path.suffix[:LONGEST_SUFFIX]
    return f"{stem or otherwise}{suffix}"
