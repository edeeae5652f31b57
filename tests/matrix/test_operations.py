import os

import pytest

from tests.matrix.cells import Examination
from tests.matrix.operations import Operation, operations
from tests.matrix.table import the_table

pytestmark = [pytest.mark.django_db, pytest.mark.matrix]


# Every so many of them, where ./test has no time for all.
EACH = int(os.environ.get("ENISHI_MATRIX_EACH", "1"))
ASKED = [*operations()][::EACH]


@pytest.mark.parametrize("operation", ASKED, ids=str)
def test_an_operation_answers_everybody_as_the_table_says(
    operation: Operation, world, record_property
):
    report = Examination(operation, world, the_table()).run()

    record_property("cells", report.cells)
    record_property("leaks", len(report.leaks))
    record_property("unlisted", len(report.unlisted))
    assert [*report.leaks, *report.wrong, *report.unlisted] == [], str(report)
