from django.db import migrations

from enishi.walls.clauses import OFFICE, Body, Everyone, Part, Through
from enishi.walls.operations import StaysWithin, Walled

# What the committee decides is read by whoever works for a body of the network.
IN_THE_NETWORK = [Part("head"), Part("coordinator"), OFFICE]


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0001_initial"),
    ]

    operations = [
        Walled("network.group", Body(), readers=[OFFICE]),
        Walled("network.groupmembership", Body(), readers=[OFFICE]),
        StaysWithin("network.groupmembership", "group"),
        # What is published is read by everybody; the law asks for it.
        Walled("network.jointuse", Body(), readers=[Everyone()]),
        Walled("network.jointuse_bodies", Through("jointuse", Body()), readers=[Everyone()]),
        Walled("network.entrustment", Body(), readers=[Body("to")]),
        Walled("network.candidatebody", Body(), readers=[Body("became")]),
        Walled("network.invitation", Body()),
        Walled("network.agreement", Body(), readers=[Through("candidate", Body("became"))]),
        # The 推進室 says who plays which part; everybody knows it.
        Walled("network.bodypart", Body(), OFFICE, readers=[Everyone()]),
        *(
            Walled(f"network.{table}", Body(), readers=IN_THE_NETWORK)
            for table in (
                "committeemeeting",
                "committeepoint",
                "committeeattendance",
                "amendment",
            )
        ),
        StaysWithin("network.invitation", "candidate"),
        StaysWithin("network.agreement", "candidate", "paper"),
        StaysWithin("network.committeepoint", "meeting"),
        StaysWithin("network.committeeattendance", "meeting"),
        StaysWithin("network.amendment", "meeting"),
    ]
