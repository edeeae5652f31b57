"""Texts cut at their marks, so that a template shows each piece once."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, marked or not."""

    text: str
    marked: bool


def pieces(text: str, spans: Iterable[tuple[int, int]]) -> list[Piece]:
    """Cut the text into marked and unmarked pieces; overlapping spans become one."""
    cut: list[Piece] = []
    at = 0
    for start, end in joined(spans):
        begin, stop = max(start, at), min(end, len(text))
        if begin >= stop:
            continue
        if begin > at:
            cut.append(Piece(text[at:begin], marked=False))
        cut.append(Piece(text[begin:stop], marked=True))
        at = stop
    return [*cut, Piece(text[at:], marked=False)] if at < len(text) else cut


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sort the spans and join those that touch or overlap."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
