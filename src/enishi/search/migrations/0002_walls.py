from django.db import migrations

from enishi.walls.clauses import OFFICE, Body
from enishi.walls.operations import StaysWithin, Walled


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0001_initial"),
    ]

    operations = [
        # The 推進室 finds visits and needs of every body; what it is shown is read again.
        Walled("search.indexed", Body(), readers=[OFFICE]),
        Walled("search.indexedword", Body(), readers=[OFFICE]),
        Walled("search.followed", Body()),
        StaysWithin("search.indexedword", "indexed"),
    ]
