from django.db import migrations

from enishi.walls.clauses import Body, Through
from enishi.walls.operations import Walled


class Migration(migrations.Migration):
    dependencies = [
        ("outbox", "0001_initial"),
    ]

    operations = [
        Walled("outbox.letter", Body()),
        Walled("outbox.letterattachment", Through("letter")),
        Walled("outbox.letterhead", Body()),
        Walled("outbox.letterstop", Body()),
        Walled("outbox.contactnote", Body()),
    ]
