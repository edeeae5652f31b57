"""Two people on one sheet: what only one of them touched is kept, whoever saved first."""

from collections.abc import Mapping
from datetime import date
from typing import Any

SECRECY = "confidentiality"
Flat = dict[str, Any]


def flat(values: Mapping[str, Any]) -> Flat:
    """The values as a version keeps them, each field's confidentiality on its own."""
    told: Flat = {n: v.isoformat() if isinstance(v, date) else v for n, v in values.items()}
    levels = told.pop(SECRECY, None) or {}
    return told | {f"{SECRECY}.{name}": level for name, level in levels.items()}


def touched(values: Mapping[str, Any], base: Mapping[str, Any]) -> set[str]:
    """The fields in which somebody departed from what he had before him."""
    mine, before = flat(values), flat(base)
    return {
        name
        for name in {*mine, *before}
        if mine.get(name) != before.get(name) and (name in mine or name.startswith(SECRECY))
    }


def crossed(
    mine: Mapping[str, Any], base: Mapping[str, Any], current: Mapping[str, Any]
) -> set[str]:
    """The fields that both wrote, and differently: only these need a person to decide."""
    both = touched(mine, base) & touched(current, base)
    my, their = flat(mine), flat(current)
    return {name for name in both if my.get(name) != their.get(name)}


def merged(
    mine: Mapping[str, Any], base: Mapping[str, Any], current: Mapping[str, Any]
) -> dict[str, Any]:
    """What I wrote where I wrote it, and what now stands everywhere else."""
    own = touched(mine, base)
    result = {n: mine[n] if n in own else current[n] for n in mine if n in current}
    if SECRECY in mine:
        levels = dict(current.get(SECRECY) or {})
        for name in own:
            if name.startswith(f"{SECRECY}."):
                levels[name.split(".")[1]] = (mine[SECRECY] or {}).get(name.split(".")[1])
        result[SECRECY] = {name: level for name, level in levels.items() if level}
    return result
