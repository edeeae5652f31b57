"""Which words a text holds, by language."""

from collections.abc import Iterator

from enishi.engine.english import english_terms
from enishi.engine.refusal import NotRankable
from enishi.engine.terms import Term, japanese_terms
from enishi.reference.wording import Wording

LANGUAGES = ("ja", "en")


def terms_of(text: str, language: str) -> Iterator[Term]:
    """Return an iterator over (key, start, end, kind) of the content words of a text.

    Raises NotRankable for a language that is not one of LANGUAGES.
    """
    if language == "ja":
        return japanese_terms(text)
    if language == "en":
        return english_terms(text)
    raise NotRankable(
        Wording(
            f"言語「{language}」は扱えません。jaかenを指定してください。",
            f"Language “{language}” is not known; give ja or en.",
        )
    )
