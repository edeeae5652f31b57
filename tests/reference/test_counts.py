import pytest

from enishi.reference.counts import without_unit


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("２人", "2"),
        ("約２０名", "20"),
        ("１，０００万円", "1000"),
        ("38", "38"),
        ("約10名ほど", "10"),
        ("二人", "2"),
        ("約三十五名", "35"),
        ("百二十社", "120"),
    ],
)
def test_a_count_is_read_whatever_stands_around_it(typed: str, digits: str) -> None:
    assert without_unit(typed) == digits


@pytest.mark.parametrize("typed", ["たくさん", "2~3人", "1,000,000円", "-5", ""])
def test_what_is_no_count_stays_as_it_is_so_that_somebody_asks(typed: str) -> None:
    assert not without_unit(typed).isdecimal()
