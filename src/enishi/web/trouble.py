"""What can go wrong on a machine when Enishi starts, said as a person can mend it."""

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from subprocess import CalledProcessError

from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError
from django.db import DatabaseError

from enishi.reference.wording import Wording

DISK_FULL = Wording(
    "ディスクの空きが足りません。空きをつくってから、もう一度お試しください。",
    "The disk is full. Please free some space and try again.",
)
FULL = (errno.ENOSPC, errno.EDQUOT)


class Trouble(Exception):
    """An expected trouble, with its sentence."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.en)
        self.wording = wording


def language_of(environment: Mapping[str, str]) -> str:
    """Return "en" when the terminal asks for English, and "ja" otherwise."""
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "en" if next(filter(None, names), "").lower().startswith("en") else "ja"


@contextmanager
def expected_troubles_named() -> Iterator[None]:
    """Give a full disk, an unreachable database and a refused command their sentence."""
    try:
        yield
    except (OSError, DatabaseError) as fault:
        full = getattr(fault, "errno", None) in FULL or "disk is full" in str(fault)
        raise Trouble(DISK_FULL if full else _unusable(fault)) from fault
    except (CommandError, ImproperlyConfigured, CalledProcessError) as fault:
        raise Trouble(_unusable(fault)) from fault


def _unusable(fault: Exception) -> Wording:
    said = str(fault).strip().splitlines()[:1] or [type(fault).__name__]
    return Wording(
        f"記録を用意できません。保存先と、その空きや権限を確かめてください。（{said[0]}）",
        f"The records cannot be prepared. Please check where they are kept. ({said[0]})",
    )
