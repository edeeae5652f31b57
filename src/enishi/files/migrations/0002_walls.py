from django.db import migrations

from enishi.walls.clauses import Body, Person
from enishi.walls.operations import Walled


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0001_initial"),
    ]

    operations = [
        Walled("files.storedfile", Body(), Person("made_by")),
    ]
