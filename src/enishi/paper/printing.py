"""HTML becomes a PDF: the same on every machine, and without looking at anything else."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any

from enishi.paper.unprintable import Unprintable

HERE = Path(__file__).parent
FONTS = HERE / "font" / "fonts.conf"
SHEET = HERE / "sheet.css"
# The place where fonts are looked for is read from the environment, which all threads share.
_looking_for_fonts = Lock()


def pdf(html: str, *stylesheets: str) -> bytes:
    """Print HTML (a whole document) on A4 with `sheet.css` and further CSS texts.

    The document may hold `data:` images; any other address in it is left out, whether it leads to
    the network or to a file. Raises Unprintable where pango is missing.
    """
    weasyprint = _weasyprint()
    sealed = import_module("weasyprint.urls").URLFetcher(allowed_protocols={"data"})
    with _one_font():
        fonts = import_module("weasyprint.text.fonts").FontConfiguration()
    sheets = [
        weasyprint.CSS(string=text, url_fetcher=sealed, font_config=fonts)
        for text in (SHEET.read_text("utf-8"), *stylesheets)
    ]
    document = weasyprint.HTML(string=html, url_fetcher=sealed)
    printed: bytes = document.write_pdf(stylesheets=sheets, font_config=fonts)
    return printed


def _weasyprint() -> Any:
    """Import the printer only when something is printed: it needs a second, and libraries."""
    try:
        return import_module("weasyprint")
    except OSError as missing:
        raise Unprintable from missing


@contextmanager
def _one_font() -> Iterator[None]:
    """Let the printer find our font and no other while it gathers its fonts."""
    with _looking_for_fonts:
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = str(FONTS)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before
