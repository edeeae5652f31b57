"""One sentence in the two languages of Enishi, for rooms that lie below Django's catalogue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence for a person: Japanese first, English complete."""

    ja: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the English sentence for any English locale, and the Japanese one otherwise."""
        return self.en if language.lower().startswith("en") else self.ja

    def __str__(self) -> str:
        return self.ja
