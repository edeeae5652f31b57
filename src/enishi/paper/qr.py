import segno


def qr(text: str, *, label: str) -> str:
    """Return a QR code as SVG without a size of its own; `label` tells what it leads to."""
    code = segno.make(text, micro=False, error="m")
    return str(code.svg_inline(border=2, omitsize=True, title=label))
