from django.db import migrations, models
from django.db.models import Q

from enishi.walls.clauses import Body, Person, Reverse, Through
from enishi.walls.operations import Walled


class Migration(migrations.Migration):
    """What a long list of experts asks of every row stands in an index."""

    dependencies = [
        ("experts", "0007_why_a_sharing_ended"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="expertaccess",
            index=models.Index(
                fields=["organisation", "expert"],
                include=["until_on"],
                condition=Q(ended_at=None) & ~Q(visibility="blind"),
                name="expert_access_live_by_body",
            ),
        ),
        migrations.AddIndex(
            model_name="expert",
            index=models.Index(
                fields=["family_kana", "given_kana", "id"],
                include=["organisation", "account", "state"],
                name="expert_by_reading",
            ),
        ),
        # Who reads a career is who reads the card, asked of the rights themselves: a search goes
        # through all careers, and to ask each by way of its card cost more than the search.
        Walled(
            "experts.careerentry",
            Through("expert", Body(), Person("account")),
            readers=[
                Reverse(
                    "accesses",
                    Body(),
                    until="until_on",
                    unless=("visibility", "blind"),
                    of="expert",
                )
            ],
        ),
    ]
