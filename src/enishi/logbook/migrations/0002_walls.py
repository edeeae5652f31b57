from django.db import migrations

from enishi.walls.clauses import Bearer
from enishi.walls.operations import Walled


class Migration(migrations.Migration):
    dependencies = [
        ("logbook", "0001_initial"),
    ]

    operations = [
        Walled("logbook.entry", Bearer("organisation"), Bearer("actor")),
        Walled("logbook.reading", Bearer("organisation"), Bearer("account")),
    ]
