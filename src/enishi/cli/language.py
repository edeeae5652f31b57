"""In which language the command speaks, and speaking."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TextIO

from enishi.reference.wording import Wording

_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_asked_for(
    arguments: Sequence[str], environment: Mapping[str, str] = os.environ
) -> str:
    """Return "en" if asked for by --language or by an English locale, and "ja" otherwise."""
    for position, argument in enumerate(arguments):
        if argument.startswith("--language="):
            return _known(argument.partition("=")[2])
        if argument == "--language" and position + 1 < len(arguments):
            return _known(arguments[position + 1])
    return _known(next((environment[name] for name in _LOCALES if environment.get(name)), ""))


def say(wording: Wording, language: str, *, to: TextIO | None = None, indent: int = 0) -> None:
    """Print a sentence for a person, on a terminal of any encoding."""
    stream = to or sys.stdout
    text = " " * indent + wording.in_language(language)
    encoding = getattr(stream, "encoding", None) or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), file=stream)


def _known(language: str) -> str:
    return "en" if language.lower().startswith("en") else "ja"
