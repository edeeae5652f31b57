import json
from datetime import date

import pytest

from enishi.cycle.transitions import visit
from tests import make
from tests.cli.shell import main

pytestmark = pytest.mark.django_db


def test_the_figures_of_a_programme_are_printed_as_one_object(capsys):
    make.programme(2009)
    visit(make.company(), visited_on=date(2009, 9, 2), by=make.coordinator())

    assert main(["figures", "--programme", "FY2009"]) == 0

    printed = json.loads(capsys.readouterr().out)
    assert list(printed) == [
        "companies_visited", "visits", "needs", "deliberations", "introductions", "matches",
        "matched_companies",
    ]  # fmt: skip
    assert printed["companies_visited"] == {"total": 1, "首都圏": 1}


def test_a_programme_that_is_none_is_answered_with_those_there_are(capsys):
    make.programme(2009)

    assert main(["figures", "--programme", "FY1999"]) == 1

    assert "「FY1999」という事業はありません。あるのは FY2009 です。" in capsys.readouterr().err
