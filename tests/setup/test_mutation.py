"""The page of the guards says what was tried before which tests, and nothing that is not so."""

from setup.mutation.table import Result, table

TRIED = {"caught": False, "before": "rooms", "on": "2026-11-26"}


def said_of(row):
    page = table([Result("code", "guard", row)]).splitlines()
    return next(line for line in page if line.startswith("| code")).split(" | ")[-1].rstrip(" |")


def test_of_what_the_rooms_miss_it_says_whether_the_matrix_was_asked():
    assert said_of({}) == "not tried"
    assert said_of(TRIED) == "**no**; the matrix was not asked"
    assert said_of(TRIED | {"before": "matrix"}) == "**no**"
    assert said_of(TRIED | {"caught": True}) == "yes"


def test_it_counts_what_was_tried_and_when():
    rows = [{}, TRIED, TRIED | {"caught": True, "on": "2026-11-20"}, {"caught": True}]

    page = table([Result("code", str(number), row) for number, row in enumerate(rows)]).splitlines()

    said = (
        "In the code 4, of them 3 tried, 2 noticed, 1 not tried yet. Of 1 the matrix was not asked."
    )
    assert [line for line in page if line.startswith("In the code")] == [said]
    assert "Tried from 2026-11-20 to 2026-11-26; of 1 the day was not kept." in page
