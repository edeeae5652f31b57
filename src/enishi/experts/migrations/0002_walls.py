from django.db import migrations

from enishi.walls.clauses import Bearer, Body, HomeOf, OwnExpert, Person, Reverse, Through
from enishi.walls.operations import ReachedThrough, StaysWithin, Walled

# A card is written at home and by the person himself; whoever may work with him reads it.
OF_THE_CARD = Through("expert", Body(), Person("account"))


class Migration(migrations.Migration):
    dependencies = [
        ("experts", "0001_initial"),
    ]

    operations = [
        Walled(
            "experts.expert",
            Body(),
            Person("account"),
            readers=[Reverse("accesses", Body(), until="until_on")],
        ),
        Walled("experts.expertaccess", Body(), HomeOf("expert"), readers=[OwnExpert()]),
        Walled("experts.careerentry", OF_THE_CARD, readers=[Through("expert")]),
        Walled("experts.specialism", OF_THE_CARD, readers=[Through("expert")]),
        Walled("experts.qualification", OF_THE_CARD, readers=[Through("expert")]),
        Walled("experts.blockedcompany", OF_THE_CARD, readers=[Through("expert")]),
        Walled("experts.expertrevision", OF_THE_CARD, readers=[Through("expert")]),
        # Somebody who registers has no account; he holds the name of his own 仮登録.
        Walled("experts.application", Body(), Bearer(), Bearer("code_hash"), readers=[OwnExpert()]),
        Walled(
            "experts.enquiry",
            Through("application", Body(), Bearer()),
            readers=[Through("application")],
        ),
        Walled("experts.consent", Body(), OwnExpert(), Through("application", Bearer())),
        StaysWithin("experts.application", "expert"),
        StaysWithin("experts.consent", "application"),
        Walled("experts.confirmation", Body(), OwnExpert(), readers=[Bearer("code_hash")]),
        Walled("experts.expertmerging", Body()),
        StaysWithin("experts.expert", "merged_into"),
        StaysWithin("experts.confirmation", "expert"),
        StaysWithin("experts.expertmerging", "kept", "away"),
        Walled("experts.namedbody", Body(), Through("consent", OwnExpert())),
        Walled("experts.provision", Body(), readers=[OwnExpert()]),
        # The giver writes the receiver's row in the same moment; neither changes the other's later.
        Walled("experts.acquisition", Body(), Body("giver"), readers=[OwnExpert()]),
        StaysWithin("experts.consent", "company", "evidence"),
        StaysWithin("experts.namedbody", "consent"),
        StaysWithin("experts.provision", "company"),
        ReachedThrough("experts.provision", "expert", access="experts.expertaccess"),
        ReachedThrough("experts.acquisition", "expert", access="experts.expertaccess"),
        Walled("experts.blindprofile", Body(), OwnExpert(), readers=[Through("expert")]),
        StaysWithin("experts.blindprofile", "expert"),
    ]
