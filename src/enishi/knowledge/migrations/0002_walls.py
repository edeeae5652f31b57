from django.db import migrations

from enishi.walls.clauses import OFFICE, Body, Part, Person, Where
from enishi.walls.operations import StaysWithin, Walled

# Who works for any body of the network reads what is meant for all of them.
IN_THE_NETWORK = [
    Where("audience", "network", part) for part in (Part("head"), Part("coordinator"), OFFICE)
]


class Migration(migrations.Migration):
    dependencies = [
        ("knowledge", "0001_initial"),
    ]

    operations = [
        *(
            Walled(f"knowledge.{table}", Body(), readers=IN_THE_NETWORK)
            for table in ("announcement", "libraryentry", "training")
        ),
        Walled("knowledge.announcementreading", Body(), Person("reader")),
        Walled("knowledge.trainingattendance", Body(), readers=[Person("member")]),
        Walled("knowledge.traininganswer", Body(), Person("member")),
        StaysWithin("knowledge.announcementreading", "announcement"),
        StaysWithin("knowledge.libraryentry", "company", "consent"),
        StaysWithin("knowledge.trainingattendance", "training"),
        StaysWithin("knowledge.traininganswer", "training"),
    ]
