from django.db import migrations

from enishi.walls.clauses import Body, Person
from enishi.walls.operations import Walled


class Migration(migrations.Migration):
    dependencies = [
        ("jobs", "0001_initial"),
    ]

    operations = [
        Walled("jobs.job", Body(), Person("asked_by")),
    ]
