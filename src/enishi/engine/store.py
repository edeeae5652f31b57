"""A kept index: arrays in one file that every process maps, and refuses rather than misreads.

The file holds a heading (JSON: what it is about, and name, type, shape, place and checksums of each
array) and the arrays, each at a multiple of 64 bytes. It is written beside its place and moved
there when it is whole, so nobody meets half of one. There are no texts in it: ids, figures, and
keys of words in the order of the texts, veiled by a salt that is not in the file.
"""

import json
import os
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from enishi.engine.codes import Numbering
from enishi.engine.refusal import NotKept
from enishi.engine.segment import Segment
from enishi.engine.sense import Senses
from enishi.engine.strand import Strand
from enishi.reference.wording import Wording

MAGIC = b"enishi index 2\n"
LINE = 64  # bytes
# Bytes; of larger files opening checks the ends of each array, and `examine` the rest.
CHECKED_WHOLE = 200 * 2**20
EDGE = 1 << 16
Arrays = Mapping[str, NDArray[Any]]
_OF_A_STRAND = (
    *("keys", "starts", "documents", "forms", "limits", "terms", "row_forms", "meanings"),
    "sizes",
)
DAMAGED = Wording(
    "索引のファイルが壊れているため、作りなおします。",
    "The index file is damaged and is made anew.",
)
OTHER_FORM = Wording(
    "索引のファイルがいまの版のものではないため、作りなおします。",
    "The index file is of another version and is made anew.",
)


def keep(path: Path, arrays: Arrays, about: Mapping[str, Any]) -> None:
    """Write arrays and what they are about, readable by this account only."""
    rows, at = [], 0
    whole = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    for name, array in whole.items():
        rows.append([name, array.dtype.str, array.shape, at, _sums(array)])
        at += -(-array.nbytes // LINE) * LINE
    heading = json.dumps({"about": about, "arrays": rows, "bytes": at}).encode()
    start = MAGIC + len(heading).to_bytes(8, "little") + zlib.crc32(heading).to_bytes(4, "little")
    half = path.with_name(f"{path.name}.{os.getpid()}.half")
    half.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(start + heading)
            file.write(bytes(-file.tell() % LINE))
            for array in whole.values():
                array.tofile(file)
                file.write(bytes(-array.nbytes % LINE))
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def opened(path: Path, *, to_the_end: bool = False) -> tuple[Arrays, Mapping[str, Any]]:
    """Return the arrays of a file, mapped and read-only, and what they are about.

    Raises NotKept when there is no such file, or it is damaged or of another form. With
    `to_the_end` a large file is read whole for that, which takes as long as the disk does.
    """
    try:
        raw = np.asarray(np.memmap(path, np.uint8, "r"))
    except (OSError, ValueError) as error:
        raise NotKept(DAMAGED) from error
    if bytes(raw[: len(MAGIC)]) != MAGIC:
        raise NotKept(OTHER_FORM if bytes(raw[:13]) == MAGIC[:13] else DAMAGED)
    at = len(MAGIC) + 12
    length = int.from_bytes(bytes(raw[at - 12 : at - 4]), "little")
    heading = bytes(raw[at : at + length])
    if not heading or zlib.crc32(heading) != int.from_bytes(bytes(raw[at - 4 : at]), "little"):
        raise NotKept(DAMAGED)
    told = json.loads(heading)
    begin = -(-(at + length) // LINE) * LINE
    if len(raw) != begin + told["bytes"]:
        raise NotKept(DAMAGED)
    arrays: dict[str, NDArray[Any]] = {}
    for name, kind, shape, place, sums in told["arrays"]:
        if not np.dtype(kind).isnative:  # written on a machine that turns its numbers round
            raise NotKept(OTHER_FORM)
        size = int(np.prod(shape, dtype=np.int64)) * np.dtype(kind).itemsize
        piece = raw[begin + place : begin + place + size].view(kind).reshape(shape)
        if not _is_whole(piece, sums, to_the_end=to_the_end or len(raw) <= CHECKED_WHOLE):
            raise NotKept(DAMAGED)
        arrays[name] = piece
    return arrays, told["about"]


def _sums(array: NDArray[Any]) -> list[int]:
    """Return checksums of an array, of its beginning and of its end."""
    raw = _bytes(array)
    return [zlib.crc32(part) for part in (raw, raw[:EDGE], raw[-EDGE:])]


def _bytes(array: NDArray[Any]) -> memoryview:
    return memoryview(array.reshape(-1).view(np.uint8).data)


def examine(path: Path) -> None:
    """Read a file to its end that was too large for it when it was opened, else nothing.

    Raises NotKept when any array of it is damaged, OSError when there is no such file.
    """
    if path.stat().st_size > CHECKED_WHOLE:
        opened(path, to_the_end=True)


def _is_whole(array: NDArray[Any], sums: list[int], *, to_the_end: bool) -> bool:
    raw = _bytes(array)
    if to_the_end:
        return zlib.crc32(raw) == sums[0]
    return [zlib.crc32(raw[:EDGE]), zlib.crc32(raw[-EDGE:])] == sums[1:]


def arrays_of(segment: Segment) -> Arrays:
    """Return the arrays of a segment under names."""
    found: dict[str, NDArray[Any]] = {"limits": segment.limits, "reliance": segment.reliance}
    found |= {"rows": segment.senses.rows, "lengths": segment.senses.lengths}
    for name, strand in segment.strands.items():
        found |= {f"{name} {each}": getattr(strand, each) for each in _OF_A_STRAND}
        found |= {
            f"{name} table": strand.numbering.keys,
            f"{name} numbers": strand.numbering.numbers,
        }
    return found


def about_of(segment: Segment) -> Mapping[str, Any]:
    """Return what a segment is besides its arrays; never its salt."""
    return {
        "channels": list(segment.strands),
        "most_passages": segment.most_passages,
        "most_reliance": segment.most_reliance,
    }


def segment_from(arrays: Arrays, about: Mapping[str, Any], salt: int) -> Segment:
    """Return the segment that arrays hold."""
    strands = {
        name: Strand(
            Numbering(
                arrays[f"{name} table"], arrays[f"{name} numbers"], len(arrays[f"{name} keys"])
            ),
            **{each: arrays[f"{name} {each}"] for each in _OF_A_STRAND},
            salt=salt,
        )
        for name in about["channels"]
    }
    return Segment(
        arrays["limits"],
        arrays["reliance"],
        strands,
        Senses(arrays["rows"], arrays["lengths"]),
        about["most_passages"],
        about["most_reliance"],
    )
