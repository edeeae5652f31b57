"""The guides of docs/guides as pages, in Japanese and in English, with their pictures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

DOCS = Path(__file__).resolve().parents[3] / "docs"
# In the order of the work: the first walk, what leads to a need and on from it, then the rest.
GUIDES = (
    "annai",
    "meibo-kara-kouho",
    "houmon-kara-nizu",
    "tougi-kara-shoukai",
    "shingeneki-no-touroku",
    "meibo-no-torikomi",
    "tegami",
    "nettowaaku-wo-tsukuru",
    "doui-to-teikyou",
)
FENCE = "```"
MARKED = re.compile(
    r"""!\[(?P<alt>[^\]]*)\]\([./]*pictures/(?P<picture>[\w-]+\.png)\)
    |<img\ src="[./]*pictures/(?P<small>[\w-]+\.png)"\ width="\d+"\ alt="(?P<beside>[^"]*)">
    |\[(?P<title>[^\]]+)\]\((?P<to>[^)]+)\)
    |\*\*(?P<strong>.+?)\*\*
    |`(?P<code>[^`]+)`""",
    re.VERBOSE,
)
STEP = re.compile(r"\d+\. ")


class Words(NamedTuple):
    """Some words of a line: plain, strong, typed on a machine, a link to a guide, or a picture."""

    text: str
    kind: str = ""
    to: str = ""


Line = list[Words]


@dataclass
class Block:
    """One part of a guide: its kind, and its lines, or rows of cells."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    rows: list[list[Line]] = field(default_factory=list)


def written(slug: str, language: str) -> Path:
    """Where a guide is written; whoever reads no Japanese reads English."""
    return DOCS / "guides" / ("" if language == "ja" else "en") / f"{slug}.md"


def title(slug: str, language: str) -> str:
    """What a guide calls itself."""
    return written(slug, language).read_text("utf-8").partition("\n")[0].removeprefix("# ")


def blocks(slug: str, language: str) -> list[Block]:
    """A guide, part by part, in the order of reading; its title is the page's own."""
    lines = written(slug, language).read_text("utf-8").splitlines()[1:]
    between = "" if language == "ja" else " "
    return [_block(part, between) for part in _parts(lines)]


def _parts(lines: Sequence[str]) -> Iterator[list[str]]:
    """What stands between empty lines; a heading, a picture and what is typed stand alone."""
    part: list[str] = []
    for line in lines:
        typed = part[:1] == [FENCE]
        alone = line.startswith(("#", "!["))
        if not typed and (alone or line == FENCE or not line.strip()):
            if part:
                yield part
            part = []
        if alone and not typed:
            yield [line]
        elif typed and line == FENCE:
            yield part
            part = []
        elif typed or line.strip():
            part.append(line)
    if part:
        yield part


def _block(part: list[str], between: str) -> Block:
    first = part[0]
    if first == FENCE:
        return Block("typed", [[Words("\n".join(part[1:]))]])
    if first.startswith("#"):
        return Block("part" if first.startswith("### ") else "heading", [_line(first.lstrip("# "))])
    if first.startswith("|"):
        rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in part]
        return Block("table", rows=[[_line(one) for one in row] for row in rows if not _rule(row)])
    for kind, begins in (("list", re.compile(r"- ")), ("steps", STEP)):
        if begins.match(first):
            return Block(kind, [_line(item) for item in _items(part, begins, between)])
    return Block("paragraph", [_line(between.join(part))])


def _rule(row: list[str]) -> bool:
    """The line of dashes below the headings of a table; a heading may be empty, a row not."""
    return not set("".join(row)) - {"-"}


def _items(part: list[str], begins: re.Pattern[str], between: str) -> list[str]:
    items: list[str] = []
    for line in part:
        if begins.match(line):
            items.append(begins.sub("", line, count=1))
        else:
            items[-1] += between + line.strip()
    return items


def _line(text: str) -> Line:
    """The words of a line, by what they are marked as."""
    line, at = [], 0
    for found in MARKED.finditer(text):
        line += [Words(text[at : found.start()]), _marked(found)]
        at = found.end()
    return [words for words in (*line, Words(text[at:])) if words.text]


def _marked(found: re.Match[str]) -> Words:
    if picture := found["picture"] or found["small"]:
        return Words(found["alt"] or found["beside"], "picture", f"guides/{picture}")
    if found["title"]:
        slug = found["to"].removesuffix(".md")
        return Words(found["title"], "link" if slug in GUIDES else "", slug)
    return Words(found["strong"] or found["code"], "strong" if found["strong"] else "code")
