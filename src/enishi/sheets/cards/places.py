"""Where somebody lives or a company stands, from one cell or from several."""

import re
from dataclasses import dataclass
from functools import lru_cache

from enishi.reference.postal_code import NotAPostalCode, parse_postal_code
from enishi.reference.prefectures import PREFECTURES, find_prefecture
from enishi.sheets.cards.cells import Cells, figures

_POSTAL = re.compile(r"^〒?\s*[\d０-９]{3}[-－‐ー―−]?[\d０-９]{4}\s*")
_BY_LABEL = {found.label: code for code, found in PREFECTURES.items()}
# Names of towns that hold the signs by which the end of a name is otherwise told.
_CITY = re.compile(
    r"(?:市川|市原|四日市|廿日市|野々市|八日市場|町田|十日町|大町|村上|村山|東村山|武蔵村山|羽村|田村"
    r"|大村|玉村|郡山|郡上|大和郡山|小郡|蒲郡|余市|高市|町)?"
    r"(?:[^\s\d０-９]{1,6}?郡[^\s\d０-９]{1,6}?[町村]|[^\s\d０-９]{0,6}?市(?:[^\s\d０-９]{1,4}?区)?"
    r"|[^\s\d０-９]{1,5}?[区町村])"
)


@dataclass(frozen=True)
class Address:
    """An address in the parts that are kept apart."""

    prefecture: str = ""
    city: str = ""
    street: str = ""


def take_place(cells: Cells) -> None:
    """Give postal code, prefecture, city and street, from whichever cells say them."""
    record = cells.record
    _take_postal_code(cells)
    whole = divided(" ".join(record.texts("address")))
    said = (" ".join(record.texts(meaning)) for meaning in ("prefecture", "city"))
    code = next((found for text in said if (found := code_in(text))), "") or whole.prefecture
    if code:
        cells.given["prefecture"] = code
    take(cells, "city", without_prefecture(record.text("city")) or whole.city, 60)
    take(cells, "street", " ".join(record.texts("street")) or whole.street, 120)


def _take_postal_code(cells: Cells) -> None:
    """From a cell of its own, or before an address; one that cannot be read is left out."""
    for value in cells.record.all("postal_code")[:1]:
        try:
            cells.given["postal_code"] = figures(parse_postal_code)(value.value)
        except NotAPostalCode as unreadable:
            cells.note(unreadable.wording, at=value)
        return
    for text in cells.record.texts("address"):
        if found := _POSTAL.match(text):
            cells.given["postal_code"] = parse_postal_code(found[0])
            return


def take(cells: Cells, name: str, text: str, most: int) -> None:
    """Give a part of an address, if there is one and it is not too long."""
    line = " ".join(text.split())
    if line and cells.fits(line, most, at=cells.record.all("address", "city", "street")[0]):
        cells.given[name] = line


def divided(text: str) -> Address:
    """Divide an address; what no city can be told in stays whole as the street."""
    line = _POSTAL.sub("", " ".join(text.split()))
    rest = without_prefecture(line)
    city = _CITY.match(rest)
    name = city[0] if city else ""
    return Address(code_in(line), name, rest.removeprefix(name).strip())


def code_in(text: str) -> str:
    """The prefecture that a text names; most begin with its whole name."""
    if text[:4] in _BY_LABEL or text[:3] in _BY_LABEL:
        return _BY_LABEL.get(text[:4]) or _BY_LABEL[text[:3]]
    return _code_otherwise(text)


@lru_cache(maxsize=4096)
def _code_otherwise(text: str) -> str:
    found = find_prefecture(text) if text else None
    return found.code if found else ""


def without_prefecture(line: str) -> str:
    """The rest of an address after the name of its prefecture."""
    text = " ".join(line.split())
    length = next((n for n in (4, 3) if text[:n] in _BY_LABEL), 0)
    return text[length:].strip()


def prefecture(code: str) -> str:
    """The name of a prefecture as it is written out."""
    return PREFECTURES[code].label if code in PREFECTURES else ""
