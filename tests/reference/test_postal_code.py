import pytest

from enishi.reference.postal_code import NotAPostalCode, format_postal_code, parse_postal_code


@pytest.mark.parametrize(
    "written",
    [
        "1440055",
        "144-0055",
        "〒144-0055",
        "〒１４４ー００５５",
        "１４４−００５５",
        "144 0055 ",
        "郵便番号：144-0055",
    ],
)
def test_a_postal_code_is_read_in_any_width(written: str):
    assert parse_postal_code(written) == "1440055"


@pytest.mark.parametrize(("written", "code"), [(600001.0, "0600001"), (1440055, "1440055")])
def test_a_code_that_excel_took_for_a_number_gets_its_zero_back(written: float, code: str):
    assert parse_postal_code(written) == code


@pytest.mark.parametrize("written", ["", "144", "144-00551", "東京都", "0" * 5000])
def test_anything_else_is_answered_with_an_example(written: str):
    with pytest.raises(NotAPostalCode) as refused:
        parse_postal_code(written)

    assert refused.value.wording.ja == "郵便番号は7けたの数字です。例：144-0055"


def test_it_is_shown_as_people_write_it():
    assert format_postal_code("1440055") == "144-0055"
    assert format_postal_code("") == ""
