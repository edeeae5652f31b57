import pytest

from enishi.cycle.past import decisions
from enishi.matchmaking.past import replayed
from tests import make
from tests.cli.shell import main

pytestmark = pytest.mark.django_db


def test_a_decision_is_put_to_the_engine_again_with_whom_else_was_considered():
    kimura = make.expert("海外で販路を開拓した。", family_name="木村")
    yamada = make.expert("社内の給与計算を担当した。", family_name="山田")
    table = make.deliberation(kimura, yamada)
    chosen = table.need.candidates.get(access__expert=kimura)
    make.decision(table, on=chosen)

    (past,) = decisions()
    (again,) = replayed([past])

    assert past.chosen == {str(kimura.public_id)}
    assert past.considered == {str(yamada.public_id)}
    assert set(again.scores) == past.chosen | past.considered
    assert again.places() == [1]


def test_without_decisions_there_is_nothing_to_learn(capsys):
    assert main(["learn", "--language", "ja"]) == 0

    assert capsys.readouterr().out == (
        "決まった案件がまだありません。決定を記録すると、ここで読み返せます。\n"
    )


def test_a_single_decision_is_replayed_and_weights_are_left_alone(capsys):
    make.decision()

    assert main(["learn", "--language", "en"]) == 0

    first, *_, last = capsys.readouterr().out.splitlines()
    assert "chosen: place 1 of" in first
    assert last == "There are fewer than two decisions, so no weights can be estimated."
