"""The English catalogue is complete, fresh and compiled: `make messages` keeps it so."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tests.house.rule import JAPANESE

CATALOGUE = Path("locale/en/LC_MESSAGES/django.po")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|{[^{}]*}")

Key = tuple[str | None, str, str]


def key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def english(entry: polib.POEntry) -> list[str]:
    """Return the English sentences of an entry: one, or one for each number."""
    return [*entry.msgstr_plural.values()] if entry.msgid_plural else [entry.msgstr]


def untranslated(catalogue: polib.POFile) -> list[str]:
    """Name every sentence whose English is missing, doubtful, or still Japanese."""
    return [
        entry.msgid
        for entry in catalogue
        if entry.fuzzy
        or not all(english(entry))
        or (JAPANESE.search(entry.msgid) and entry.msgid in english(entry))
    ]


def disagreeing(catalogue: polib.POFile) -> list[str]:
    """Name every sentence whose English fills in other things than the Japanese."""
    return [
        entry.msgid
        for entry in catalogue
        if english(entry)
        and {*PLACEHOLDER.findall(entry.msgid)} != {*PLACEHOLDER.findall(english(entry)[-1])}
    ]


def sentences_of(source: Path, work: Path) -> set[Key]:
    """Gather every sentence marked for translation, in a copy that may be written to."""
    shutil.copytree(source, work / source, ignore=shutil.ignore_patterns("static", "__pycache__"))
    (work / "locale").mkdir()
    gather = "-m django makemessages --locale en --no-location --no-wrap"
    environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(  # noqa: S603
        [sys.executable, *gather.split()],
        cwd=work,
        env=environment,
        check=True,
        capture_output=True,
    )
    return {key(entry) for entry in polib.pofile(str(work / CATALOGUE))}


def catalogue(*entries: str) -> polib.POFile:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8"'
    return polib.pofile("\n\n".join([header, *entries]))


def test_every_sentence_has_its_english():
    assert untranslated(polib.pofile(str(CATALOGUE))) == []


def test_the_english_fills_in_what_the_japanese_does():
    assert disagreeing(polib.pofile(str(CATALOGUE))) == []


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="gettext is not installed")
def test_the_catalogue_holds_exactly_the_sentences_of_the_source(tmp_path: Path):
    kept = {key(entry) for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete}
    fresh = sentences_of(Path("src"), tmp_path)

    assert (fresh - kept, kept - fresh) == (set(), set()), "run: make messages"


def test_the_compiled_catalogue_is_the_written_one():
    written = {key(e): english(e) for e in polib.pofile(str(CATALOGUE)) if e.translated()}
    compiled = {key(e): english(e) for e in polib.mofile(str(CATALOGUE.with_suffix(".mo")))}

    assert compiled == written, "run: make messages"


def test_a_missing_a_doubtful_and_a_copied_translation_are_all_named():
    bad = catalogue(
        'msgid "案件"\nmsgstr ""',
        '#, fuzzy\nmsgid "候補"\nmsgstr "Company"',
        'msgid "企業"\nmsgstr "企業"',
        'msgid "新現役"\nmsgstr "Expert"',
    )

    assert untranslated(bad) == ["案件", "候補", "企業"]


def test_a_placeholder_lost_in_translation_is_named():
    bad = catalogue(
        'msgid "{name}さん"\nmsgstr "Mr {nam}"', 'msgid "%(n)s件"\nmsgstr "%(n)s needs"'
    )

    assert disagreeing(bad) == ["{name}さん"]
