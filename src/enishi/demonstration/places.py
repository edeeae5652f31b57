"""Where the invented people and firms live, and telephone numbers that nobody has."""

import random

from enishi.demonstration.prose import read
from enishi.reference.prefectures import find_prefecture

_AREA_CODES = {
    "11": "048", "12": "043", "13": "03", "14": "045", "25": "077", "26": "075", "27": "072",
    "28": "078", "29": "0742", "30": "073", "08": "029", "09": "028", "10": "027", "22": "054",
    "23": "052", "24": "059",
}  # fmt: skip


def prefecture_of(place: str) -> tuple[str, str]:
    """The prefecture's code and the city of a place written as 東京都大田区."""
    prefecture = find_prefecture(place)
    if prefecture is None:
        raise ValueError(place)
    return prefecture.code, place.removeprefix(prefecture.label)


def city_in(prefecture: str, draw: random.Random) -> str:
    """A city of the prefecture."""
    cities: list[str] = read("names")["cities"][prefecture]
    return draw.choice(cities)


def telephone(prefecture: str, last: int) -> str:
    """A number of ten digits with zeros where the exchange would be: never somebody's."""
    code = _AREA_CODES[prefecture]
    return f"{code}-{'0' * (6 - len(code))}-{last % 10_000:04}"
