"""Paper: HTML becomes a PDF with one Japanese font, and an address becomes a QR code."""

from enishi.paper.glyphs import without_glyph
from enishi.paper.printing import pdf
from enishi.paper.qr import qr
from enishi.paper.unprintable import Unprintable

__all__ = ["Unprintable", "pdf", "qr", "without_glyph"]
