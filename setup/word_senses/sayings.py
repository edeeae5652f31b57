"""What is said of each entry of the taxonomy, as rows of the table of word vectors.

An entry's expressions come from the taxonomy. Beside them stand five sentences as a president says
what hurts and five as somebody tells what he did, in `speech/`, one file a field; `chatter.toml`
there has what people say besides: who they are, what does not belong to the matter. All of it is
made up for this purpose (架空) by somebody who had read the taxonomy and no judged need or career.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from enishi.engine.profiles import read
from enishi.reference.taxonomy import CATEGORIES, Category
from enishi.reference.word_vectors import UNKNOWN, rows_of_names

SPEECH = Path(__file__).resolve().parent / "speech"
CHATTER = "chatter"
INTRODUCTIONS, ASIDES = ("firms", "employers"), ("asides", "asides_expert")
KINDRED = 0.5  # how far a career of the broader or narrower entry is the right one too

Rows = np.ndarray
Texts = list[Rows]


@dataclass(frozen=True)
class Sayings:
    """The entries; of each what is said by companies and by careers; and chatter, by its name."""

    entries: Sequence[Category]
    expressions: Sequence[tuple[Texts, Texts]]
    speech: Sequence[tuple[Texts, Texts]]
    chatter: dict[str, Texts]

    @cached_property
    def kinship(self) -> np.ndarray:
        """How far a career of one entry answers a need of another (entries, entries)."""
        places = {entry.slug: number for number, entry in enumerate(self.entries)}
        near = np.eye(len(self.entries))
        for number, entry in enumerate(self.entries):
            if entry.broader:
                broader = places[entry.broader]
                near[number, broader] = near[broader, number] = KINDRED
        return near


def all_sayings() -> Sayings:
    """Read taxonomy and speech. Raises KeyError for an entry without speech."""
    entries = [each for each in CATEGORIES.values() if each.parent and each.replaced_by is None]
    told = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in SPEECH.glob("*.toml")}
    chatter = told.pop(CHATTER)
    spoken = {slug: said for field in told.values() for slug, said in field.items()}
    return Sayings(
        entries,
        [(rows_of(each.company_words), rows_of(each.career_words)) for each in entries],
        [(rows_of(spoken[e.slug]["needs"]), rows_of(spoken[e.slug]["careers"])) for e in entries],
        {name: rows_of(texts) for name, texts in chatter.items()},
    )


def rows_of(texts: Sequence[str]) -> Texts:
    """Return for each text the rows of its words that have a vector, without texts of none."""
    every = [rows_of_names(read([text], "ja").words) for text in texts]
    return [known for rows in every if len(known := rows[rows != UNKNOWN])]
