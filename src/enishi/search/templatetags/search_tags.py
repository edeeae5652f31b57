"""How each kind of record stands in the list of what was found."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from enishi.reference.folding import fold, fold_with_offsets, original_span
from enishi.search.kinds import Kind

register = template.Library()
BEFORE, AFTER, LONGEST = 24, 60, 1_500


@register.filter
def row_template(kind: Kind) -> str:
    """The fragment that draws a record of this kind."""
    return f"search/_{kind.label.rpartition('.')[2]}.html"


@register.filter
def around(text: str, asked: str) -> SafeString:
    """The piece of a text around what was asked for, which is marked; or how the text begins."""
    short = text[:LONGEST]
    folded, offsets = fold_with_offsets(short)
    word = next((w for w in fold(asked).split() if w in folded), "")
    if not word:
        return mark_safe(escape(short[:AFTER]) + ("…" if len(text) > AFTER else ""))  # noqa: S308
    at = folded.index(word)
    start, end = original_span(offsets, at, at + len(word))
    first, last = max(0, start - BEFORE), min(len(short), end + AFTER)
    return mark_safe(  # noqa: S308 -- each piece is escaped
        ("…" if first else "")
        + escape(short[first:start])
        + "<mark>"
        + escape(short[start:end])
        + "</mark>"
        + escape(short[end:last])
        + ("…" if last < len(text) else "")
    )
