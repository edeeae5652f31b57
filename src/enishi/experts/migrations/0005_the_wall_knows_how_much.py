from django.db import migrations

from enishi.walls.clauses import Body, OwnExpert, Person, Reverse
from enishi.walls.operations import Walled


class Migration(migrations.Migration):
    """Who may read only what a person approved of himself does not reach his card."""

    dependencies = [
        ("experts", "0004_a_consent_takes_anothers_place"),
    ]

    operations = [
        Walled(
            "experts.expert",
            Body(),
            Person("account"),
            readers=[
                Reverse("accesses", Body(), until="until_on", unless=("visibility", "blind"))
            ],
        ),
        Walled(
            "experts.blindprofile",
            Body(),
            OwnExpert(),
            readers=[Reverse("accesses", Body(), until="until_on", of="expert")],
        ),
    ]
