from pathlib import Path

import pytest
from django.conf import settings

from tests.matrix.commands import Command, commands
from tests.matrix.table import the_table
from tests.matrix.terminal import Terminal

pytestmark = [pytest.mark.django_db, pytest.mark.matrix]


@pytest.mark.parametrize("command", commands(), ids=str)
def test_a_command_speaks_of_what_it_names_and_of_nothing_else(
    command: Command, world, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property
):
    # Whom one cell erases no other one erases again.
    monkeypatch.setattr(settings, "VAR", tmp_path)

    report = Terminal(command, world, the_table(), tmp_path).run()

    record_property("cells", report.cells)
    record_property("leaks", len(report.leaks))
    record_property("unlisted", len(report.unlisted))
    assert [*report.leaks, *report.wrong, *report.unlisted] == [], str(report)
