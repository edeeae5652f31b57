"""The eras since Meiji, and the years they number."""

from dataclasses import dataclass
from datetime import date

from enishi.reference.wording import Wording

# Japan counted by the moon until the second day of the twelfth month of 明治5年.
FIRST_SOLAR_DAY = date(1873, 1, 1)


@dataclass(frozen=True, slots=True)
class Era:
    """元号, with its first and last day."""

    label: str
    english: str
    letter: str
    first: date
    last: date

    def holds_month(self, year: int, month: int) -> bool:
        """Say whether any day of a month lies in the era."""
        beginning = (self.first.year, self.first.month)
        return beginning <= (year, month) <= (self.last.year, self.last.month)

    def holds_year(self, year: int) -> bool:
        """Say whether any day of a western year lies in the era."""
        return self.first.year <= year <= self.last.year

    def number(self, year: int) -> str:
        """Number a western year in the era, the first one as 元."""
        number = year - self.first.year + 1
        return "元" if number == 1 else str(number)

    def year_label(self, year: int) -> str:
        """Name a western year in the era: 平成元年, 平成21年."""
        return f"{self.label}{self.number(year)}年"

    def day_label(self, day: date) -> str:
        """Name a day in the era: 平成21年9月2日."""
        return f"{self.year_label(day.year)}{day.month}月{day.day}日"

    def span(self) -> Wording:
        """Say from when to when the era lasts."""
        ja, en = f"{self.day_label(self.first)}から", f"from {western(self.first)}"
        if self.last != date.max:
            ja, en = f"{ja}{self.day_label(self.last)}まで", f"{en} to {western(self.last)}"
        return Wording(f"{self.label}は{ja}です", f"{self.english} runs {en}")


def western(day: date) -> str:
    """Write a day as 2009/9/2."""
    return f"{day.year}/{day.month}/{day.day}"


# 30 July 1912 and 25 December 1926 belong to both neighbours.
ERAS = (
    Era("明治", "Meiji", "m", date(1868, 1, 25), date(1912, 7, 30)),
    Era("大正", "Taisho", "t", date(1912, 7, 30), date(1926, 12, 25)),
    Era("昭和", "Showa", "s", date(1926, 12, 25), date(1989, 1, 7)),
    Era("平成", "Heisei", "h", date(1989, 1, 8), date(2019, 4, 30)),
    Era("令和", "Reiwa", "r", date(2019, 5, 1), date.max),
)
BY_NAME = {name: era for era in ERAS for name in (era.label, era.label[0], era.letter)}


def era_of_day(day: date) -> Era | None:
    """Return the era of a day, the new one where two meet, none before the solar calendar."""
    if day < FIRST_SOLAR_DAY:
        return None
    return next(era for era in reversed(ERAS) if era.first <= day)
