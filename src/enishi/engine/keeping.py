"""Keeping a shelf in a file and opening it again: what the engine's own rules say of it.

Besides its arrays the file knows how texts were read when it was written (dictionary, taxonomy,
form), and a digest of its salt: a file from other rules or another installation is refused.
"""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from enishi.engine import store
from enishi.engine.conditions import Conditions
from enishi.engine.positions import Positions
from enishi.engine.postings import Int32s, Postings
from enishi.engine.refusal import NotKept
from enishi.engine.shelf import Shelf
from enishi.engine.structure import Structure
from enishi.reference import word_vectors
from enishi.reference.taxonomy import CATEGORIES

FORM = "7"
_OF_WORDS = fields(Positions)
About = Mapping[str, Any]


def keep_shelf(path: Path, shelf: Shelf, about: About) -> None:
    """Write a shelf and what the caller wants to know of it when it is opened (JSON)."""
    structure, conditions = shelf.structure, shelf.conditions
    industries, by_industry = _listed(structure.industries)
    companies, by_company = _listed(conditions.blocked)
    arrays = {
        **store.arrays_of(shelf.segment),
        **{f"positions {each.name}": getattr(shelf.positions, each.name) for each in _OF_WORDS},
        **_of("shown", structure.shown),
        **_of("categories", structure.categories),
        **{f"industries {name}": array for name, array in by_industry.items()},
        **{f"blocked {name}": array for name, array in by_company.items()},
        "ids": shelf.ids,
        "by_id": shelf.by_id,
        "ties": shelf.ties,
        "owners": structure.owners,
        "prefectures": structure.prefectures,
        "online": structure.online,
        "full": conditions.full,
        "paused_until": conditions.paused_until,
        "reach": conditions.reach,
        "at_distance": conditions.online,
        "comes_to": conditions.comes_to,
        "paused": conditions.paused,
    }
    told = {
        "read": reading(),
        "salt": _digest(shelf.segment.salt),
        "segment": store.about_of(shelf.segment),
        "industries": industries,
        "companies": companies,
        "caller": about,
    }
    store.keep(path, arrays, told)


def opened_shelf(path: Path, salt: int) -> tuple[Shelf, About]:
    """Return a kept shelf, its arrays mapped from the file, and what the caller wrote with it.

    Raises NotKept, with a sentence, when the file is missing or damaged, or was written under
    other rules or by another installation.
    """
    arrays, told = store.opened(path)
    if told.get("read") != reading() or told.get("salt") != _digest(salt):
        raise NotKept(store.OTHER_FORM)
    structure = Structure(
        arrays["owners"],
        _postings("shown", arrays),
        _postings("categories", arrays),
        _mapping("industries", told["industries"], arrays),
        arrays["prefectures"],
        arrays["online"],
    )
    conditions = Conditions(
        arrays["full"],
        arrays["paused_until"],
        arrays["reach"],
        arrays["at_distance"],
        _mapping("blocked", told["companies"], arrays),
        arrays["comes_to"],
        arrays["paused"],
    )
    segment = store.segment_from(arrays, told["segment"], salt)
    where = Positions(*(arrays[f"positions {each.name}"] for each in _OF_WORDS))
    by_id, ties = arrays["by_id"], arrays["ties"]
    shelf = Shelf(arrays["ids"], by_id, ties, segment, where, structure, conditions)
    return shelf, told["caller"]


@cache
def reading() -> str:
    """Return a name for the way texts are read now: another way gives another name."""
    rules = [
        FORM,
        version("sudachipy"),
        version("sudachidict-core"),
        word_vectors.version(),
        *map(repr, CATEGORIES.values()),
    ]
    return blake2b("\n".join(rules).encode(), digest_size=16).hexdigest()


def _digest(salt: int) -> str:
    return blake2b(salt.to_bytes(8, "big"), digest_size=16, person=b"enishi salt").hexdigest()


def _of(name: str, held: Postings) -> dict[str, NDArray[Any]]:
    return {
        f"{name} starts": held.starts,
        f"{name} documents": held.documents,
        f"{name} weights": held.weights,
    }


def _postings(name: str, arrays: store.Arrays) -> Postings:
    return Postings(*(arrays[f"{name} {each}"] for each in ("starts", "documents", "weights")))


def _listed(people: Mapping[str, Int32s]) -> tuple[list[str], dict[str, NDArray[Any]]]:
    """Return the names of some lists of people, and all lists one after the other."""
    names = sorted(people)
    lists = [people[name] for name in names]
    limits = np.cumsum([0, *map(len, lists)], dtype=np.int64)
    return names, {"limits": limits, "people": np.concatenate([np.zeros(0, np.int32), *lists])}


def _mapping(name: str, names: list[str], arrays: store.Arrays) -> dict[str, Int32s]:
    limits, people = arrays[f"{name} limits"].tolist(), arrays[f"{name} people"]
    return {
        each: people[first:last]
        for each, first, last in zip(names, limits[:-1], limits[1:], strict=True)
    }
