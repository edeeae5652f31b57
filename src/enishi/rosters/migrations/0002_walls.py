from django.db import migrations

from enishi.walls.clauses import Body, Through
from enishi.walls.operations import StaysWithin, Walled


class Migration(migrations.Migration):
    dependencies = [
        ("rosters", "0001_initial"),
    ]

    operations = [
        Walled("rosters.intake", Body()),
        Walled("rosters.intakerow", Through("intake")),
        Walled("rosters.columnmemory", Body()),
        StaysWithin("rosters.intake", "file", "job"),
    ]
