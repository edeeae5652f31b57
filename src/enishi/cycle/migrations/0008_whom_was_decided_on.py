from typing import Any

from django.db import migrations
from django.db.models import Min

from enishi.walls.inside import everything


def note_whom(apps: Any, schema_editor: Any) -> None:
    """Of those on whom bodies have decided already, since when."""
    rights = apps.get_model("experts", "ExpertAccess").objects
    with everything():
        decided = apps.get_model("cycle", "Decision").objects.order_by()
        first = decided.values_list("candidate__access").annotate(Min("decided_at"))
        for right, since in list(first):
            rights.filter(pk=right).update(decided_at=since)


class Migration(migrations.Migration):
    """Rights carry since when their body has decided on the person: the wall reads it there."""

    dependencies = [
        ("cycle", "0007_answers_about_the_day"),
        ("experts", "0010_whom_records_go_on_naming"),
    ]

    operations = [migrations.RunPython(note_whom, migrations.RunPython.noop)]
