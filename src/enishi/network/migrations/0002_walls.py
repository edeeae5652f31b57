from django.db import migrations

from enishi.walls.clauses import OFFICE, Body, Through
from enishi.walls.operations import StaysWithin, Walled


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0001_initial'),
    ]

    operations = [
        Walled("network.group", Body(), readers=[OFFICE]),
        Walled("network.groupmembership", Body(), readers=[OFFICE]),
        StaysWithin("network.groupmembership", "group"),
    ]
