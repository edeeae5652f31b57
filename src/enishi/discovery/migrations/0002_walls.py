from django.db import migrations

from enishi.walls.clauses import Body
from enishi.walls.operations import StaysWithin, Walled


class Migration(migrations.Migration):
    dependencies = [
        ("discovery", "0001_initial"),
    ]

    operations = [
        Walled("discovery.channel", Body()),
        Walled("discovery.campaign", Body()),
        Walled("discovery.finding", Body()),
        Walled("discovery.search", Body()),
        StaysWithin("discovery.campaign", "channel"),
        StaysWithin("discovery.finding", "expert", "channel", "campaign"),
        StaysWithin("discovery.search", "need", "channel"),
    ]
