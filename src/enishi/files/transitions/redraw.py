"""Pictures drawn anew: of what was handed in only the pixels stay, no place and no camera."""

import warnings
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

KINDS = ("JPEG", "PNG", "WEBP")
LONGEST_SIDE = 1600
MOST_PIXELS = 60_000_000
QUALITY = 82


class NotAPhoto(ValueError):
    """What was handed in cannot be read as a picture; the message says so in words."""


@dataclass(frozen=True)
class Drawn:
    """A picture as it is kept: JPEG, upright, of a moderate size."""

    content: bytes
    width: int
    height: int


def redrawn(content: bytes) -> Drawn:
    """Read a picture by what it is, whatever it is called, and draw it anew."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=KINDS) as handed_in:
                if handed_in.width * handed_in.height > MOST_PIXELS:
                    raise NotAPhoto(_("写真の画素が多すぎます。小さくしてから足してください。"))
                upright = ImageOps.exif_transpose(handed_in).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError,
            Image.DecompressionBombWarning) as fault:  # fmt: skip
        if isinstance(fault, NotAPhoto):
            raise
        raise NotAPhoto(
            _("写真として読めません。カメラで撮った写真（JPEG・PNG）を選んでください。")
        ) from fault
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A canvas of its own, so that nothing but pixels travels along.
    canvas = Image.new("RGB", upright.size)
    canvas.paste(upright)
    drawn = BytesIO()
    canvas.save(drawn, "JPEG", quality=QUALITY, optimize=True)
    return Drawn(drawn.getvalue(), *canvas.size)
