"""The guides of docs/guides as pages: headings, paragraphs, lists and tables, without pictures."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext_lazy as _

WRITTEN = Path(__file__).resolve().parents[3] / "docs" / "guides"
# Those that people look for from the pages that they are about.
GUIDES = {
    "nettowaaku-wo-tsukuru": _("ネットワークをつくる"),
    "doui-to-teikyou": _("同意と提供の記録"),
}
_MARKS = re.compile(r"\*\*|`")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


@dataclass
class Block:
    """One part of a guide: its kind, and its lines, or rows of cells."""

    kind: str
    lines: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def blocks(slug: str) -> list[Block]:
    """A guide, part by part, in the order of reading; its title is the page's own."""
    text = (WRITTEN / f"{slug}.md").read_text("utf-8")
    found: list[Block] = []
    for part in re.split(r"\n\s*\n|\n(?=## )", text.split("\n", 1)[1]):
        lines = [line for line in part.strip().splitlines() if not line.startswith("![")]
        if not lines:
            continue
        if lines[0].startswith("## "):
            found.append(Block("heading", [_plain(lines[0][3:])]))
        elif lines[0].startswith("|"):
            rows = [[_plain(cell) for cell in line.strip("| ").split("|")] for line in lines]
            found.append(Block("table", rows=[row for row in rows if set("".join(row)) - {"-"}]))
        elif lines[0].startswith("- "):
            found.append(Block("list", _items(lines)))
        else:
            found.append(Block("paragraph", [_plain("".join(lines))]))
    return found


def _items(lines: list[str]) -> list[str]:
    items: list[str] = []
    for line in lines:
        if line.startswith("- "):
            items.append(_plain(line[2:]))
        else:
            items[-1] += _plain(line)
    return items


def _plain(text: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", text)).strip()
