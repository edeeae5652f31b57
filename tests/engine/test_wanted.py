import pytest

from enishi.engine.answers import Suggestion
from enishi.engine.expressions import taxonomy
from enishi.engine.types import Need
from enishi.engine.wanted import CONFIRMED, wanted

CHANNELS, RECRUITMENT = "sales_marketing.channels", "hr_labour.recruitment"


def clear(confirmed: set[str], **suggested: float) -> float:
    """Return how clearly anything is wanted of what was confirmed and what a text suggests."""
    slugs = {"channels": CHANNELS, "recruitment": RECRUITMENT}
    said = [Suggestion(slugs[name], score, ()) for name, score in suggested.items()]
    return wanted(Need("n", categories=frozenset(confirmed)), said, taxonomy()).clear


def test_a_need_that_only_hints_wants_less():
    assert clear(set()) == 0.0
    assert clear(set(), channels=0.5) == pytest.approx(0.25)
    assert clear(set(), channels=0.9, recruitment=0.9) == pytest.approx(1.0)


def test_what_a_person_confirmed_counts_twice_however_much_it_is():
    assert clear({CHANNELS}) == pytest.approx(CONFIRMED)
    assert clear({CHANNELS, RECRUITMENT}) == pytest.approx(CONFIRMED)


def test_what_a_text_suggests_takes_little_from_what_was_confirmed():
    known = taxonomy()
    found = wanted(
        Need("n", categories=frozenset({CHANNELS})), [Suggestion(RECRUITMENT, 1.0, ())], known
    )
    shares = dict(
        zip(found.functions.terms.tolist(), found.functions.factors.tolist(), strict=True)
    )

    assert shares[known.numbers[CHANNELS]] == pytest.approx(CONFIRMED / 1.3)
    assert shares[known.numbers[RECRUITMENT]] == pytest.approx(CONFIRMED * 0.3 / 1.3)
