from django.db import migrations

from enishi.walls.operations import WallsGoAlong


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0006_taken_back"),
    ]

    operations = [
        migrations.RenameModel("Invitation", "BodyInvitation"),
        WallsGoAlong(
            "network.bodyinvitation", before="network.invitation", references=["candidate"]
        ),
    ]
