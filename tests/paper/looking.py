"""Look at a printed page as a person does: as a picture."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pypdfium2 import PdfDocument


def rasterised(printed: bytes, *, page: int = 0, scale: float = 2.0) -> NDArray[np.uint8]:
    """Return one page of a PDF as grey values, 0 for ink and 255 for paper."""
    document = PdfDocument(printed)
    return np.asarray(document[page].render(scale=scale, grayscale=True).to_numpy()).squeeze()


def pages(printed: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(PdfDocument(printed))


def words(printed: bytes, *, page: int = 0) -> str:
    """Return the text of one page of a PDF, as a reader would copy it."""
    return str(PdfDocument(printed)[page].get_textpage().get_text_range())


def blocks(picture: NDArray[np.uint8], size: int = 8) -> NDArray[np.float64]:
    """How dark each small square of a picture is, 0 to 1: what is looked at from a distance."""
    height, width = (side // size * size for side in picture.shape)
    cut = 1 - picture[:height, :width] / 255
    squares = cut.reshape(height // size, size, width // size, size).mean(axis=(1, 3))
    return np.asarray(squares)


def unlike(picture: NDArray[np.uint8], reference: Path) -> float:
    """By how much of its squares a picture differs from the one that was looked at and kept.

    Without a kept one the picture is put there: look at it, and run the test again.
    """
    if not reference.exists():
        reference.parent.mkdir(exist_ok=True)
        Image.fromarray(picture).save(reference, optimize=True)
        raise AssertionError(f"look at {reference}, and keep it if it is as it should be")
    kept = np.asarray(Image.open(reference).convert("L"))
    if kept.shape != picture.shape:
        return 1.0
    return float((np.abs(blocks(picture) - blocks(kept)) > 0.15).mean())
