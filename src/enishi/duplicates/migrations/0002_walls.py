from django.db import migrations

from enishi.walls.clauses import Body
from enishi.walls.operations import Walled


class Migration(migrations.Migration):
    dependencies = [
        ("duplicates", "0001_initial"),
    ]

    operations = [
        Walled("duplicates.distinction", Body()),
    ]
