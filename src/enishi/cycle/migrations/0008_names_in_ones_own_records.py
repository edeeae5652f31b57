from django.db import migrations

from enishi.walls.clauses import Body, Person, Reverse, Through
from enishi.walls.operations import Walled

OF_THE_CARD = Through("expert", Body(), Person("account"))
LENT = Reverse("accesses", Body(), until="until_on", unless=("visibility", "blind"))
OF_WHOM_IS_LENT = Reverse(
    "accesses", Body(), until="until_on", unless=("visibility", "blind"), of="expert"
)
# Whether the right to use his card still counts or not.
DECIDED_ON = Reverse(
    "accesses",
    Reverse("candidacies", Reverse("decisions", Body(), while_null=""), while_null=""),
    while_null="",
)


class Migration(migrations.Migration):
    """Whom a body decided to ask stays named in its records when his card is closed to it.

    An interview is arranged, a company was told his name: somebody has to end that, and what was
    decided stays as it was. What else stands on the card is closed: it is asked of the rights.
    """

    dependencies = [
        ("cycle", "0007_answers_about_the_day"),
        ("experts", "0009_what_was_given_is_forgotten"),
    ]

    operations = [
        Walled(
            "experts.expert",
            Body(),
            Person("account"),
            readers=[LENT, DECIDED_ON],
        ),
        *(
            Walled(part, OF_THE_CARD, readers=[OF_WHOM_IS_LENT])
            for part in (
                "experts.specialism",
                "experts.qualification",
                "experts.blockedcompany",
                "experts.expertrevision",
            )
        ),
    ]
