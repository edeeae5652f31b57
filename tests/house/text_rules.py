"""House rules for every text file: what must not be written down, and how long a file may be."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.house.rule import Break, Rule, lines_with

LONGEST = 400
HOMES = ("root", "work", "home", "Users", "farm")
MACHINE = rf"(?<![\w.~)}}-])/(?:{'|'.join(HOMES)})/"
DOWNLOAD = r"https?://[^ \"']+\.(?:whl|tgz|tar\.gz|deb)\b"


# A name that comes from outside may be __proto__.
FILLED_BY_NAME = r"=\s*\{\}"


def is_script(path: Path) -> bool:
    return path.suffix == ".js" and "vendor" not in path.parts


def too_long(text: str) -> Iterator[Break]:
    if (lines := len(text.splitlines())) > LONGEST:
        yield LONGEST + 1, f"{lines} lines"


def is_program(path: Path) -> bool:
    return path.suffix in (".py", ".html", ".js") and not {"migrations", "vendor"} & set(path.parts)


RULES = [
    Rule(
        "no file outgrows its reader",
        is_program,
        too_long,
        bad=("x = 1\n" * (LONGEST + 1),),
        good="x = 1\n" * LONGEST,
    ),
    Rule(
        "a script keeps what it finds by a name in a Map",
        is_script,
        partial(lines_with, FILLED_BY_NAME),
        bad=("var held = {};",),
        good='var held = new Map(), told = { name: "AES-GCM" };',
    ),
    Rule(
        "nothing names a path of one machine",
        lambda path: True,
        partial(lines_with, MACHINE),
        bad=tuple(f"cache = '/{home}/.cache'" for home in HOMES),
        good="address = 'experts/home/'",
    ),
    Rule(
        "nothing names an address to download from",
        lambda path: True,
        partial(lines_with, DOWNLOAD),
        bad=tuple(f"https://example.org/a-1.{ending}" for ending in ("whl", "tar.gz")),
        good="a==1.0 --hash=sha256:00",
    ),
]
