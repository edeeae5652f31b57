from django.db import migrations

from enishi.walls.clauses import FUNDER, OFFICE, Bearer, Body, OwnCompany, Person, Through
from enishi.walls.operations import StaysWithin, Walled


class Migration(migrations.Migration):

    dependencies = [
        ('companies', '0002_walls'),
        ('cycle', '0002_visits_made_whole'),
        ('experts', '0003_walls'),
    ]

    operations = [
        Walled("cycle.visit", Body(), readers=[OFFICE, FUNDER, OwnCompany()]),
        Walled("cycle.need", Body(), readers=[OFFICE, FUNDER, OwnCompany()]),
        Walled("cycle.needcategory", Through("need", Body()), readers=[Through("need")]),
        Walled("cycle.needrevision", Through("need", Body()), readers=[Through("need")]),
        Walled("cycle.candidate", Body()),
        Walled("cycle.prospect", Body()),
        Walled("cycle.approach", Body()),
        Walled("cycle.hearingsheet", Body()),
        Walled("cycle.hearingsheetrevision", Through("sheet", Body())),
        Walled("cycle.visitphoto", Body()),
        Walled("cycle.visitcompanion", Through("visit", Body()), readers=[Through("visit")]),
        # A company says yes or no to the words about itself.
        Walled("cycle.needslip", Body(), Through("need", OwnCompany()), readers=[OFFICE]),
        # A calendar knows the secret of the address and nothing else.
        Walled("cycle.calendarfeed", Body(), Person("user"), readers=[Bearer("fingerprint")]),
        StaysWithin("cycle.prospect", "company"),
        StaysWithin("cycle.approach", "prospect"),
        StaysWithin("cycle.hearingsheet", "visit"),
        StaysWithin("cycle.visitphoto", "visit"),
        StaysWithin("cycle.needslip", "need"),
        StaysWithin("cycle.visit", "company"),
        StaysWithin("cycle.need", "company", "visit"),
        # An expert of another body is shared through the right to work with him.
        StaysWithin("cycle.candidate", "need", "access"),
    ]
