"""Look at a printed page as a person does: as a picture."""

import numpy as np
from numpy.typing import NDArray
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
