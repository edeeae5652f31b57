from django.db import migrations

from enishi.walls.clauses import OFFICE, Body, OwnCompany, Person, Through
from enishi.walls.operations import StaysWithin, Walled


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0001_initial"),
    ]

    operations = [
        Walled("companies.company", Body(), readers=[OFFICE, OwnCompany("id")]),
        Walled(
            "companies.companycontact",
            Through("company", Body()),
            readers=[Person("account"), Through("company")],
        ),
        Walled(
            "companies.companyrevision", Through("company", Body()), readers=[Through("company")]
        ),
        Walled("companies.companyconsent", Body()),
        Walled("companies.companymerging", Body()),
        Walled("companies.conditions", Body()),
        StaysWithin("companies.company", "merged_into"),
        StaysWithin("companies.companyconsent", "company"),
        StaysWithin("companies.companymerging", "kept", "away"),
        StaysWithin("companies.conditions", "company"),
    ]
