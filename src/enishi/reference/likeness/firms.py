"""Whether two records speak of one firm; its sales company next door and its namesakes are not."""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import DamerauLevenshtein

from enishi.reference.firms import company_key
from enishi.reference.folding import fold
from enishi.reference.likeness.evidence import Likeness
from enishi.reference.names import fold_name
from enishi.reference.wording import Wording

NUMBER = Wording("法人番号が同じ", "the same corporate number")
OTHER_NUMBER = Wording("法人番号がちがう", "other corporate numbers")
NAME = Wording("企業名が同じ", "the same name")
NAME_BY_READING = Wording("企業名の読みが同じ", "the same reading of the name")
NEAR_NAME = Wording("企業名がよく似ている", "names much alike")
OTHER_NAME = Wording("企業名がちがう", "other names")
TELEPHONE = Wording("電話番号が同じ", "the same telephone number")
OTHER_TELEPHONE = Wording("電話番号がちがう", "other telephone numbers")
STREET = Wording("町名・番地が同じ", "the same street and number")
CITY = Wording("市区町村が同じ", "the same municipality")
OTHER_PREFECTURE = Wording("都道府県がちがう", "other prefectures")
PRESIDENT = Wording("代表者が同じ", "the same representative")
OTHER_PRESIDENT = Wording("代表者がちがう", "other representatives")

_ORDER = re.compile("[0-9一二三四五六七八九十東西南北新本上下]")
_PLACE_OF_BUSINESS = re.compile("(?:本社|本店|[^ ]{0,4}(?:支店|支社|営業所|工場))$")


@dataclass(frozen=True)
class FirmMarks:
    """What a record says that can tell a firm from others; empty where it says nothing."""

    key: Hashable
    company_name: str
    kana: str = ""
    corporate_number: str = ""
    telephone: str = ""
    postal_code: str = ""
    prefecture: str = ""
    city: str = ""
    street: str = ""
    president: str = ""

    @cached_property
    def name(self) -> str:
        """The name without its legal form and without the place of business behind it."""
        key = company_key(self.company_name)
        return _PLACE_OF_BUSINESS.sub("", key) or key

    @cached_property
    def reading(self) -> str:
        """The reading, likewise."""
        return re.sub(
            "カブシキガイシヤ|カブシキガイシャ|ユウゲンガイシャ|カブ|ユウ$",
            "",
            fold_name(self.kana),
        )

    @cached_property
    def place(self) -> str:
        """Street and number, however they were written."""
        return (
            re.sub(r"(?:丁目|番地?の?|号|-)+", "-", fold(self.street)).strip("-").replace(" ", "")
        )

    @cached_property
    def head(self) -> str:
        """Who represents it."""
        return fold_name(self.president)

    @property
    def is_bare(self) -> bool:
        """Whether the record says nothing beyond a name by which a firm could be told."""
        told = (self.corporate_number, self.telephone, self.city, self.street, self.president)
        return not any(told)

    def blocks(self) -> Iterator[Hashable]:
        """Under what a firm is looked for."""
        yield "name", self.name
        if self.reading:
            yield "reading", self.reading
        for kind in ("corporate_number", "telephone"):
            if mark := getattr(self, kind):
                yield kind, mark
        if self.place and (self.city or self.postal_code):
            yield "place", self.city or self.postal_code, self.place
        if self.head:
            yield "head", self.prefecture, self.head


def compare_firms(a: FirmMarks, b: FirmMarks) -> Likeness:
    """Weigh everything that both records say."""
    found = Likeness()
    numbers = (a.corporate_number, b.corporate_number)
    found.weigh(*numbers, same=10, other=-10, what=(NUMBER, OTHER_NUMBER))
    _names(found, a, b)
    found.weigh(a.telephone, b.telephone, same=4, other=-0.5, what=(TELEPHONE, OTHER_TELEPHONE))
    found.weigh(a.head, b.head, same=2.5, other=-1.5, what=(PRESIDENT, OTHER_PRESIDENT))
    if a.place and a.place == b.place and a.city == b.city:
        found.add(2.5, STREET)
    elif a.city and a.city == b.city:
        found.add(1.0, CITY)
    if a.prefecture and b.prefecture and a.prefecture != b.prefecture:
        found.add(-2.5, OTHER_PREFECTURE)
    elif a.name == b.name and (a.is_bare or b.is_bare):
        # Made in haste, of a name alone: somebody should look whether it was there already.
        found.add(2.0)
    return found


def _names(found: Likeness, a: FirmMarks, b: FirmMarks) -> None:
    if a.name == b.name:
        found.add(4.0, NAME)
        if a.reading and a.reading == b.reading:
            found.add(0.5)
    elif a.reading and a.reading == b.reading:
        found.add(3.0, NAME_BY_READING)
    elif _is_near(a.name, b.name):
        found.add(2.0, NEAR_NAME)
    else:
        found.add(-4.5, OTHER_NAME)


def _is_near(a: str, b: str) -> bool:
    """A slip of the pen; 第一 and 第二, 東 and 西 are no slips, nor is a word more."""
    if min(len(a), len(b)) < 4 or DamerauLevenshtein.distance(a, b) != 1:
        return False
    return _ORDER.findall(a) == _ORDER.findall(b)
