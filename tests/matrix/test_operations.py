import pytest

from tests.matrix.cells import Examination
from tests.matrix.operations import Operation, operations
from tests.matrix.table import the_table

pytestmark = [pytest.mark.django_db, pytest.mark.matrix]


@pytest.mark.parametrize("operation", operations(), ids=str)
def test_an_operation_answers_everybody_as_the_table_says(
    operation: Operation, world, record_property
):
    report = Examination(operation, world, the_table()).run()

    record_property("cells", report.cells)
    record_property("leaks", len(report.leaks))
    record_property("unlisted", len(report.unlisted))
    assert [*report.leaks, *report.wrong, *report.unlisted] == [], str(report)
