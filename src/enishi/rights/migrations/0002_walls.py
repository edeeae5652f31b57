from django.db import migrations

from enishi.walls.clauses import OFFICE, Body, OwnExpert
from enishi.walls.operations import StaysWithin, Walled


class Migration(migrations.Migration):
    dependencies = [
        ("rights", "0001_initial"),
    ]

    operations = [
        Walled("rights.rightscase", Body(), OwnExpert()),
        Walled("rights.erasure", Body()),
        Walled("rights.sealedrecord", Body()),
        StaysWithin("rights.rightscase", "expert"),
        StaysWithin("rights.sealedrecord", "expert"),
        Walled("rights.incident", Body(), readers=[OFFICE]),
        Walled("rights.incidentstep", Body(), readers=[OFFICE]),
        Walled("rights.affectedlist", Body()),
        StaysWithin("rights.incident", "expert"),
        StaysWithin("rights.incidentstep", "incident"),
        StaysWithin("rights.affectedlist", "incident"),
    ]
