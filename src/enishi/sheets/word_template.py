"""A letter in Word with places to fill in, {{企業名}}: looked through first, then filled.

Whoever edits the letter writes text, never a program: a place is one known word between braces.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, nodes
from jinja2.sandbox import SandboxedEnvironment

from enishi.reference.wording import Wording
from enishi.sheets.archive import Unfit, inspect

LARGEST = 2 * 2**20
UNPACKED = 16 * 2**20
MOST_FAULTS = 5
_PLACE = re.compile(
    r"\{\{(?P<named>[^{}]*)\}\}|(?P<open>\{\{[^{}]{0,16})|(?P<close>[^{}]{0,16}\}\})"
)
_PROGRAM = re.compile(r"\{[%#].{0,20}")
_WIDE = re.compile(r"[{｛][｛{][^{}｛｝]{0,20}[｝}][｝}]")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")

NOT_WORD = Wording(
    "Word文書（.docx）として読めません。"
    "Wordで開き、「Word 文書（.docx）」として保存しなおしてください。",
    "This cannot be read as a Word document. "
    "Open it in Word and save it as “Word Document (.docx)”.",
)
TOO_LARGE = Wording(
    "ファイルが大きすぎます（2MBまで）。写真や図を小さくして、保存しなおしてください。",
    "The file is too large (up to 2 MB). Make its pictures smaller and save it again.",
)
NOTHING_TO_FILL = Wording(
    "{{企業名}} のような差しこみが、ひとつもありません。標準のひな形をもとに作ってください。",
    "There is no place such as {{企業名}} in it. Start from the standard template.",
)


class UnfitTemplate(ValueError):
    """The file cannot serve as a template; the wording says why."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.ja)
        self.wording = wording


def faults_in(content: bytes, *, known: Collection[str]) -> list[Wording]:
    """What has to be mended before the template can be filled, each place named as it stands."""
    paragraphs = [text for part in _parts(_opened(content)) for text in _paragraphs(part)]
    found = [fault for text in paragraphs for fault in _faults(text, known)]
    if not found and not any("{{" in text for text in paragraphs):
        return [NOTHING_TO_FILL]
    return list(dict.fromkeys(found))[:MOST_FAULTS] or _hidden(content, known)


def fill(content: bytes, values: Mapping[str, str]) -> bytes:
    """The letter with its places filled; a value is text, whatever signs stand in it."""
    letter = DocxTemplate(BytesIO(content))
    told = {name: _UNWRITABLE.sub("", value) for name, value in values.items()}
    letter.render(told, jinja_env=_environment(), autoescape=True)
    filled = BytesIO()
    letter.save(filled)
    return filled.getvalue()


def text_in(content: bytes) -> list[str]:
    """The paragraphs of a letter as they are read, for a look at it without Word."""
    return [*_paragraphs(Document(BytesIO(content)).element.body)]


def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(undefined=StrictUndefined)


def _opened(content: bytes) -> Any:
    if len(content) > LARGEST:
        raise UnfitTemplate(TOO_LARGE)
    try:
        inspect(BytesIO(content), word=True)
        with ZipFile(BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > UNPACKED:
                raise UnfitTemplate(TOO_LARGE)
        return Document(BytesIO(content))
    except UnfitTemplate:
        raise
    except Unfit as unfit:
        raise UnfitTemplate(NOT_WORD) from unfit
    except Exception as error:
        # Whatever the reader stumbles over, the person can only save the file anew.
        raise UnfitTemplate(NOT_WORD) from error


def _parts(document: Any) -> Iterator[Any]:
    yield document.element.body
    for section in document.sections:
        for edge in (section.header, section.footer, section.first_page_header,
                     section.first_page_footer, section.even_page_header,
                     section.even_page_footer):  # fmt: skip
            if not edge.is_linked_to_previous:
                yield edge._element


def _paragraphs(part: Any) -> Iterator[str]:
    """Word cuts a paragraph into pieces as it likes: they are read as one text again."""
    text, line, paragraph = qn("w:t"), qn("w:br"), qn("w:p")
    for one in part.iter(paragraph):
        pieces = [
            "\n" if piece.tag == line else piece.text or ""
            for piece in one.iter(text, line)
            if next(piece.iterancestors(paragraph)) is one
        ]
        yield "".join(pieces)


def _faults(text: str, known: Collection[str]) -> Iterator[Wording]:
    for wide in _WIDE.findall(text):
        if not re.fullmatch(r"\{\{[^｛｝]*\}\}", wide):
            yield Wording(
                f"「{wide}」のかっこが全角です。半角の {{{{ }}}} で書きなおしてください。",
                f"“{wide}” has full-width braces. Write it with half-width {{{{ }}}}.",
            )
    for program in _PROGRAM.findall(text):
        yield Wording(
            f"「{program}」は使えません。書けるのは {{{{企業名}}}} のような差しこみだけです。",
            f"“{program}” cannot be used. Only places such as {{{{企業名}}}} can be written.",
        )
    for place in _PLACE.finditer(text):
        if place["open"]:
            yield Wording(
                f"「{place['open']}」の終わりの }}}} がありません。書きなおしてください。",
                f"“{place['open']}” lacks its closing }}}}. Please write it again.",
            )
        elif place["close"]:
            yield Wording(
                f"「{place['close']}」の前の {{{{ がありません。書きなおしてください。",
                f"“{place['close']}” lacks its opening {{{{. Please write it again.",
            )
        elif place["named"].strip() not in known:
            yield _unknown(place["named"].strip(), known)


def _unknown(named: str, known: Collection[str]) -> Wording:
    near = get_close_matches(named, known, n=1, cutoff=0.4)
    ja = f"「{{{{{named}}}}}」という差しこみはありません。"
    en = f"There is no place called “{{{{{named}}}}}”."
    if near:
        return Wording(
            f"{ja}「{{{{{near[0]}}}}}」のことでしょうか。", f"{en} Is “{{{{{near[0]}}}}}” meant?"
        )
    return Wording(f"{ja}下の表にあることばを使ってください。", f"{en} Use the words listed below.")


def _hidden(content: bytes, known: Collection[str]) -> list[Wording]:
    """What stands where no paragraph is (a picture's name) may be no program either."""
    letter = DocxTemplate(BytesIO(content))
    letter.render_init()
    try:
        parsed = _environment().parse(letter.patch_xml(letter.get_xml()))
    except Exception:
        return [NOT_WORD]
    allowed = nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name
    if all(isinstance(one, allowed) for one in parsed.find_all(nodes.Node)):
        names = {one.name for one in parsed.find_all(nodes.Name)}
        return [_unknown(name, known) for name in sorted(names - set(known))]
    return [NOT_WORD]
