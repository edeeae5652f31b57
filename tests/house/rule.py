"""What a house rule is: a sentence, the files it holds for, and what breaks it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path("src/enishi")
PLAIN_ROOMS = {"reference", "engine", "sheets", "demonstration", "cli"}
JAPANESE = re.compile(r"[\u3041-\u30fa\u3400-\u9fff]")

Break = tuple[int, str]


@dataclass(frozen=True)
class Rule:
    """One rule. `broken` takes a file's text and yields (line, what is wrong there)."""

    sentence: str
    holds_for: Callable[[Path], bool]
    broken: Callable[[str], Iterable[Break]]
    bad: tuple[str, ...]
    good: str

    def breaks(self, paths: Iterable[Path]) -> list[str]:
        """Name every place that breaks the rule, as path:line: what."""
        return [
            f"{path}:{line}: {what}"
            for path in paths
            if self.holds_for(path)
            for line, what in self.broken(path.read_text())
        ]

    def __str__(self) -> str:
        return self.sentence


def room(path: Path) -> str:
    """Return the room that a source file lies in, or the file's own name on the top floor."""
    return path.relative_to(SOURCE).parts[0] if path.is_relative_to(SOURCE) else ""


def files(*tops: str, suffixes: str) -> Iterator[Path]:
    """Yield the project's own files of a kind."""
    for top in tops:
        for path in sorted(Path(top).rglob("*")):
            if path.suffix in suffixes.split() and "__pycache__" not in path.parts:
                yield path


def lines_with(pattern: str, text: str, flags: int = 0) -> Iterator[Break]:
    """Yield each place where a pattern is found, with its line."""
    for found in re.finditer(pattern, text, flags):
        yield text.count("\n", 0, found.start()) + 1, " ".join(found.group().split())[:80]
