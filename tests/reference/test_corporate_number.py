import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.reference.corporate_number import NotACorporateNumber, parse_corporate_number

# The number that the National Tax Agency publishes for itself.
KNOWN = "7000012050002"


@pytest.mark.parametrize(
    "typed",
    [
        KNOWN,
        "７００００１２０５０００２",
        "7-0000-1205-0002",
        "法人番号：7000012050002",
        "T7000012050002",
        "７０００ー０１２０５ー０００２\0",
        7000012050002,
        7000012050002.0,
        "7000012050002.0",
    ],
)
def test_a_number_is_read_in_any_width_and_grouping(typed):
    assert parse_corporate_number(typed) == KNOWN


@pytest.mark.parametrize("place", range(13))
def test_one_wrong_figure_is_noticed_wherever_it_stands(place):
    wrong = KNOWN[:place] + str((int(KNOWN[place]) + 1) % 10) + KNOWN[place + 1 :]

    with pytest.raises(NotACorporateNumber, match="数字のどれかが違っている"):
        parse_corporate_number(wrong)


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("", "13けたの数字です"),
        ("個人事業主", "13けたの数字です"),
        ("000012050002", "12けたあります"),
        ("70000120500021", "14けたあります"),
        ("7.00001E+12", "Excel で"),
        (float("nan"), "13けた"),
        (float("inf"), "13けた"),
        pytest.param(10**5000, "13けた", id="an enormous number"),
        pytest.param("9" * 1_000_000, "13けた", id="a megabyte of figures"),
    ],
)
def test_what_is_no_number_is_answered_with_an_example(typed, what):
    with pytest.raises(NotACorporateNumber, match=what) as caught:
        parse_corporate_number(typed)

    assert "例：7000012050002" in caught.value.wording.ja
    assert "for example 7000012050002" in caught.value.wording.en


@given(st.text(max_size=20) | st.floats() | st.integers())
def test_anything_else_is_a_number_or_refused_in_words(value):
    try:
        number = parse_corporate_number(value)
    except NotACorporateNumber:
        return
    assert parse_corporate_number(number) == number
