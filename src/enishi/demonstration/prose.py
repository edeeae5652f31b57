"""Reads the hand-written texts and draws one wording of each.

A text offers choices in braces: ``{a|b|}`` is one of the phrases, ``{3-9}`` a whole number and
``{20-80/5}`` one in steps of five.
"""

import random
import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_CHOICE = re.compile(r"\{([^{}]*)\}")
_RANGE = re.compile(r"(\d+)-(\d+)(?:/(\d+))?")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@cache
def read(name: str) -> dict[str, Any]:
    """The content of one text file, by its name without suffix."""
    content = files("enishi.demonstration").joinpath("texts", f"{name}.toml").read_text("utf-8")
    return tomllib.loads(content)


def stream(seed: int, *names: object) -> random.Random:
    """A source of draws of its own for one thing, so that things do not disturb each other."""
    return random.Random(":".join(map(str, (seed, *names))))  # noqa: S311 - nothing secret


def word(text: str, draw: random.Random, *, full_width: bool = False) -> str:
    """One wording of a text with choices; some people type their digits full-width."""
    drawn = _CHOICE.sub(lambda choice: _one_of(choice[1], draw), text).strip()
    return drawn.translate(_FULL_WIDTH) if full_width else drawn


def _one_of(choice: str, draw: random.Random) -> str:
    if bounds := _RANGE.fullmatch(choice):
        low, high, step = int(bounds[1]), int(bounds[2]), int(bounds[3] or 1)
        return str(draw.randrange(low, high + 1, step))
    return draw.choice(choice.split("|"))
