import pytest
from django.db import IntegrityError, OperationalError

from enishi.cli import main

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("command", "reads"),
    [
        (["learn"], "enishi.cycle.past.decisions"),
        (["audit", "verify"], "enishi.logbook.chain.faults"),
        (["audit", "anchor"], "enishi.logbook.chain.heads"),
        (["person", "due"], "enishi.rights.transitions.open_seals"),
    ],
)
def test_records_that_cannot_be_opened_are_told_of_in_a_sentence(
    capsys, monkeypatch, command, reads
):
    def missing(*_, **__):
        raise OperationalError("no such table: cycle_decision")

    monkeypatch.setattr(reads, missing)

    assert main([*command, "--language", "en"]) == 1
    assert capsys.readouterr().err == (
        "The records of this installation cannot be opened. Start ./run once, then try again.\n"
    )


def test_what_records_that_stand_refuse_is_not_hidden(monkeypatch):
    def refused(**_):
        raise IntegrityError("UNIQUE constraint failed")

    monkeypatch.setattr("enishi.rights.transitions.open_seals", refused)

    with pytest.raises(IntegrityError):
        main(["person", "due"])
