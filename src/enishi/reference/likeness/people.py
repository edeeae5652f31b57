"""Whether two cards speak of one person; couples, fathers and sons, and namesakes are not one."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rapidfuzz.distance import DamerauLevenshtein

from enishi.reference.likeness.evidence import Likeness
from enishi.reference.names import fold_name, is_reading
from enishi.reference.wording import Wording

NAME = Wording("お名前が同じ", "the same name")
NAME_BY_READING = Wording("お名前の読みが同じ", "the same reading of the name")
GIVEN_NAME = Wording("下のお名前が同じ", "the same given name")
OTHER_GIVEN_NAME = Wording("下のお名前がちがう", "other given names")
OTHER_FAMILY_NAME = Wording("姓がちがう", "other family names")
OTHER_READING = Wording("お名前の読みがちがう", "other readings of the name")
NEAR_NAME = Wording("お名前が1字ちがい", "names that differ by one character")
BIRTH = Wording("生年月日が同じ", "the same day of birth")
NEAR_BIRTH = Wording("生年月日が少しだけちがう", "days of birth that nearly agree")
OTHER_BIRTH = Wording("生年月日がちがう", "other days of birth")
TELEPHONE = Wording("電話番号が同じ", "the same telephone number")
OTHER_TELEPHONE = Wording("電話番号がちがう", "other telephone numbers")
MAIL = Wording("メールアドレスが同じ", "the same mail address")
OTHER_MAIL = Wording("メールアドレスがちがう", "other mail addresses")
POSTAL_CODE = Wording("郵便番号が同じ", "the same postal code")
OTHER_POSTAL_CODE = Wording("郵便番号がちがう", "other postal codes")
CITY = Wording("市区町村が同じ", "the same municipality")
OTHER_PREFECTURE = Wording("都道府県がちがう", "other prefectures")
FIRM = Wording("前の勤め先が同じ", "a former firm in common")


@dataclass(frozen=True)
class PersonMarks:
    """What a card says that can tell a person from others; empty where it says nothing."""

    key: Hashable
    family_name: str
    given_name: str = ""
    family_kana: str = ""
    given_kana: str = ""
    born_on: date | None = None
    telephone: str = ""
    email: str = ""
    postal_code: str = ""
    prefecture: str = ""
    city: str = ""
    firms: frozenset[str] = frozenset()

    @cached_property
    def family(self) -> str:
        """The family name, folded; a name that is written in kana is a reading."""
        return fold_name(self.family_name)

    @cached_property
    def given(self) -> str:
        """The given name, folded."""
        return fold_name(self.given_name)

    @cached_property
    def family_reading(self) -> str:
        """How the family name is read."""
        return fold_name(self.family_kana) or (self.family if is_reading(self.family) else "")

    @cached_property
    def given_reading(self) -> str:
        """How the given name is read."""
        return fold_name(self.given_kana) or (self.given if is_reading(self.given) else "")

    @cached_property
    def name(self) -> str:
        """The whole name, since some do not divide it."""
        return self.family + self.given

    @cached_property
    def reading(self) -> str:
        """The whole reading."""
        return self.family_reading + self.given_reading

    @cached_property
    def is_whole(self) -> bool:
        """Whether the given name is known: apart, or undivided behind the family name."""
        return bool(self.given) or len(self.family) > 3

    def blocks(self) -> Iterator[Hashable]:
        """Under what a person is looked for: two that share none of these are never compared."""
        yield "name", self.name
        yield "reversed", self.given + self.family if self.given else self.name
        if self.reading:
            yield "name", self.reading
        for kind in ("telephone", "email"):
            if mark := getattr(self, kind):
                yield kind, mark.lower()
        if self.born_on:
            for part in {self.family, self.given, self.family_reading, self.given_reading} - {""}:
                yield "born", self.born_on, part


def compare_people(a: PersonMarks, b: PersonMarks) -> Likeness:
    """Weigh everything that both cards say."""
    found = Likeness()
    _names(found, a, b)
    _birth(found, a.born_on, b.born_on)
    found.weigh(a.telephone, b.telephone, same=3, other=-0.5, what=(TELEPHONE, OTHER_TELEPHONE))
    mails = (a.email.lower(), b.email.lower())
    found.weigh(*mails, same=3, other=-0.5, what=(MAIL, OTHER_MAIL))
    if a.postal_code and b.postal_code:
        codes = (a.postal_code, b.postal_code)
        found.weigh(*codes, same=1.5, other=-0.25, what=(POSTAL_CODE, OTHER_POSTAL_CODE))
    elif a.city and a.city == b.city:
        found.add(0.5, CITY)
    if a.prefecture and b.prefecture and a.prefecture != b.prefecture:
        found.add(-0.5, OTHER_PREFECTURE)
    if a.firms & b.firms:
        found.add(1.0, FIRM)
    return found


def _names(found: Likeness, a: PersonMarks, b: PersonMarks) -> None:
    """A given name that differs tells husband from wife, and father from son, whatever else."""
    turned = bool(a.given) and a.family == b.given and a.given == b.family
    if a.name == b.name or turned:
        found.add(4.0 if a.is_whole else 1.0, NAME)
        if not turned and a.reading and b.reading and _readings_differ(a, b):
            found.add(-1.0, OTHER_READING)
    elif a.reading and a.reading == b.reading:
        in_kana = is_reading(a.family) or is_reading(b.family)
        found.add(3.5 if in_kana else 2.5, NAME_BY_READING)
    elif _is_near(a, b):
        found.add(1.5, NEAR_NAME)
    else:
        _parts(found, a, b)


def _parts(found: Likeness, a: PersonMarks, b: PersonMarks) -> None:
    """Names that are not one as a whole: is it the family name, or the given name, that differs?"""
    same_family = _same(_family_of(a, b), _family_of(b, a)) or _same(
        a.family_reading, b.family_reading
    )
    written = (_given_of(a, b), _given_of(b, a))
    read = (a.given_reading, b.given_reading)
    in_kana = is_reading(written[0]) or is_reading(written[1])
    same_given = (in_kana and _same(*read)) or (_same(*written) and (not all(read) or _same(*read)))
    if same_family and not all(written) and not all(read):
        found.add(0.5)
    elif same_given and not same_family:
        found.add(0.5 if all(read) else 0.0, GIVEN_NAME)
    else:
        found.add(-9.0, OTHER_GIVEN_NAME if same_family else OTHER_FAMILY_NAME)


def _family_of(a: PersonMarks, other: PersonMarks) -> str:
    """The family name; of a name that nobody divided, what the other's begins with as well."""
    undivided = not a.given and a.family != other.family and a.family.startswith(other.family)
    return other.family if undivided else a.family


def _given_of(a: PersonMarks, other: PersonMarks) -> str:
    return a.given or a.family.removeprefix(other.family)


def _same(first: str, second: str) -> bool:
    return bool(first) and first == second


def _readings_differ(a: PersonMarks, b: PersonMarks) -> bool:
    """Whether the readings are others, not merely written with other small letters or lengths."""
    plain = str.maketrans("ッャュョァィゥェォヅヂ", "ツヤユヨアイウエオズジ", "ー")
    return a.reading.translate(plain) != b.reading.translate(plain)


def _is_near(a: PersonMarks, b: PersonMarks) -> bool:
    """One slip of the pen: in the family name, or in a reading that stands for the name.

    Where a given name differs both as written and as read (太郎, 次郎) it is another one.
    """
    if min(len(a.name), len(b.name)) < 3 or not (a.is_whole and b.is_whole):
        return False
    if a.reading and b.reading:
        in_kana = is_reading(a.family) != is_reading(b.family)
        return in_kana and DamerauLevenshtein.distance(a.reading, b.reading) == 1
    same_given = bool(a.given) and a.given == b.given
    return same_given and DamerauLevenshtein.distance(a.name, b.name) == 1


def _birth(found: Likeness, a: date | None, b: date | None) -> None:
    if a is None or b is None:
        return
    if a == b:
        found.add(5.0, BIRTH)
    elif _nearly(a, b):
        found.add(-0.5, NEAR_BIRTH)
    else:
        found.add(-6.0, OTHER_BIRTH)


def _nearly(a: date, b: date) -> bool:
    """One figure mistyped, day and month exchanged, or the year before or after."""
    if (a.year, a.month, a.day) == (b.year, b.day, b.month):
        return True
    if (a.month, a.day) == (b.month, b.day) and abs(a.year - b.year) == 1:
        return True
    return DamerauLevenshtein.distance(f"{a:%Y%m%d}", f"{b:%Y%m%d}") == 1
