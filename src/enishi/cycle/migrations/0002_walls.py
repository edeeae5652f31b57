from django.db import migrations

from enishi.walls.clauses import FUNDER, OFFICE, Body, OwnCompany, Through
from enishi.walls.operations import StaysWithin, Walled


class Migration(migrations.Migration):

    dependencies = [
        ('companies', '0002_walls'),
        ('cycle', '0001_initial'),
        ('experts', '0003_walls'),
    ]

    operations = [
        Walled("cycle.visit", Body(), readers=[OFFICE, FUNDER, OwnCompany()]),
        Walled("cycle.need", Body(), readers=[OFFICE, FUNDER, OwnCompany()]),
        Walled("cycle.needcategory", Through("need", Body()), readers=[Through("need")]),
        Walled("cycle.needrevision", Through("need", Body()), readers=[Through("need")]),
        Walled("cycle.candidate", Body()),
        StaysWithin("cycle.visit", "company"),
        StaysWithin("cycle.need", "company", "visit"),
        # An expert of another body is shared through the right to work with him.
        StaysWithin("cycle.candidate", "need", "access"),
    ]
