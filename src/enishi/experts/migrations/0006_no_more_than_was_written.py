from typing import Any

from django.db import migrations
from django.db.models import F

from enishi.walls.inside import everything


def show_what_was_written(apps: Any, schema_editor: Any) -> None:
    """No contract and no joint use had named contacts and birth; no card shows them on it."""
    with everything():
        rights = apps.get_model("experts", "ExpertAccess").objects.filter(
            basis__in=("entrusted", "joint_use"), ended_at=None, visibility="full"
        )
        rights.update(visibility="without_contact", version=F("version") + 1)


class Migration(migrations.Migration):
    dependencies = [
        ("experts", "0005_the_wall_knows_how_much"),
        ("network", "0005_how_much_is_opened"),
    ]

    operations = [migrations.RunPython(show_what_was_written, migrations.RunPython.noop)]
