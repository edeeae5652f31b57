from django.db import migrations, models
from django.db.models import Q

from enishi.walls.clauses import Body, HomeOf, OwnExpert, Person, Reverse
from enishi.walls.operations import Walled

BLIND = ("visibility", "blind")
LENT_OR_NAMED = Reverse(
    "accesses", Body(), until="until_on", unless=BLIND, or_since="decided_at"
)
OF_WHOM_IS_LENT = Reverse("accesses", Body(), until="until_on", unless=BLIND, of="expert")


class Migration(migrations.Migration):
    """Whom a body decided to ask stays named in its records when his card is closed to it.

    An interview is arranged, a company was told his name: somebody has to end that, and what was
    decided stays as it was. What else stands on the card is closed: it is asked of the rights, not
    by way of the card, and that is quicker too.
    """

    dependencies = [("experts", "0009_what_was_given_is_forgotten")]

    operations = [
        migrations.AddField(
            model_name="expertaccess",
            name="decided_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="打診を決めた日時"),
        ),
        migrations.AddIndex(
            model_name="expertaccess",
            index=models.Index(
                fields=["organisation", "expert"],
                include=["until_on", "ended_at", "visibility", "decided_at"],
                condition=(Q(ended_at=None) & ~Q(visibility="blind"))
                | Q(decided_at__isnull=False),
                name="expert_access_named_by_body",
            ),
        ),
        Walled("experts.expert", Body(), Person("account"), readers=[LENT_OR_NAMED]),
        *(
            Walled(part, HomeOf("expert"), OwnExpert(), readers=[OF_WHOM_IS_LENT])
            for part in (
                "experts.specialism",
                "experts.qualification",
                "experts.blockedcompany",
                "experts.expertrevision",
            )
        ),
    ]
