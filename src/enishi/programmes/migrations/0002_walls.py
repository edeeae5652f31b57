from django.db import migrations

from enishi.walls.clauses import OFFICE, Body, Everyone, Through
from enishi.walls.operations import Walled


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0001_initial"),
    ]

    operations = [
        # What is promised to a funder is common to the whole network.
        Walled("programmes.programme", Body(), OFFICE, readers=[Everyone()]),
        Walled("programmes.area", Through("programme", Body()), OFFICE, readers=[Everyone()]),
        Walled("programmes.target", Through("programme", Body()), OFFICE, readers=[Everyone()]),
    ]
