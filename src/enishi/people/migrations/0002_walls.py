from django.db import migrations

from enishi.walls.clauses import OFFICE, Bearer, Body, Person
from enishi.walls.operations import Walled


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        Walled("people.membership", Body(), Person("user"), OFFICE),
        Walled("people.draft", Person("user")),
        Walled("people.invitation", Body(), OFFICE, Bearer("secret_hash")),
    ]
