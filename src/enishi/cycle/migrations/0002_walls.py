from django.db import migrations

from enishi.walls.clauses import (
    FUNDER,
    OFFICE,
    Bearer,
    Body,
    OwnCompany,
    OwnExpert,
    Person,
    Through,
)
from enishi.walls.operations import ReachedThrough, StaysWithin, Walled

# The two who are asked and answer see their side of it, and nothing of how they were compared.
BOTH_SIDES = OwnCompany(), OwnExpert()


class Migration(migrations.Migration):
    dependencies = [
        ("cycle", "0001_initial"),
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
        Walled("cycle.deliberationmeeting", Body()),
        Walled("cycle.agendaitem", Body()),
        Walled("cycle.attendance", Body()),
        Walled("cycle.minute", Body()),
        Walled("cycle.deliberation", Body()),
        Walled("cycle.recusal", Body()),
        Walled("cycle.opinion", Body()),
        Walled("cycle.remark", Body()),
        Walled("cycle.decision", Body()),
        Walled("cycle.decisionaddition", Body()),
        Walled("cycle.sounding", Body(), OwnExpert()),
        Walled("cycle.acceptance", Body(), Through("sounding", OwnExpert())),
        Walled("cycle.introduction", Body(), *BOTH_SIDES),
        Walled("cycle.interview", Body(), Through("introduction", *BOTH_SIDES)),
        Walled("cycle.answer", Body(), Through("introduction", *BOTH_SIDES)),
        Walled("cycle.answerlink", Body(), readers=[Bearer("fingerprint")]),
        Walled("cycle.match", Body(), readers=[OFFICE, FUNDER, *BOTH_SIDES]),
        Walled("cycle.employmentpermit", Body()),
        StaysWithin("cycle.deliberationmeeting", "group"),
        StaysWithin("cycle.agendaitem", "meeting", "need"),
        StaysWithin("cycle.attendance", "meeting"),
        StaysWithin("cycle.minute", "meeting", "item"),
        StaysWithin("cycle.deliberation", "need", "visit"),
        StaysWithin("cycle.recusal", "deliberation"),
        StaysWithin("cycle.opinion", "deliberation", "candidate"),
        StaysWithin("cycle.remark", "deliberation", "candidate"),
        StaysWithin("cycle.decision", "deliberation", "candidate"),
        StaysWithin("cycle.decisionaddition", "decision"),
        StaysWithin("cycle.sounding", "decision"),
        StaysWithin("cycle.acceptance", "sounding"),
        StaysWithin("cycle.introduction", "deliberation", "acceptance", "company"),
        StaysWithin("cycle.interview", "introduction"),
        StaysWithin("cycle.answer", "introduction"),
        StaysWithin("cycle.answerlink", "introduction", "sounding"),
        StaysWithin("cycle.match", "introduction", "company_answer", "expert_answer", "company"),
        ReachedThrough("cycle.sounding", "expert", access="experts.expertaccess"),
        ReachedThrough("cycle.introduction", "expert", access="experts.expertaccess"),
        ReachedThrough("cycle.match", "expert", access="experts.expertaccess"),
        StaysWithin("cycle.prospect", "company"),
        StaysWithin("cycle.approach", "prospect"),
        StaysWithin("cycle.hearingsheet", "visit"),
        StaysWithin("cycle.visitphoto", "visit"),
        StaysWithin("cycle.needslip", "need"),
        StaysWithin("cycle.visit", "company"),
        StaysWithin("cycle.need", "company", "visit"),
        # An expert of another body is shared through the right to work with him.
        StaysWithin("cycle.candidate", "need", "access"),
        Walled("cycle.lettertemplate", Body()),
        Walled("cycle.prospectrevision", Through("prospect", Body())),
        # Like an answer: each side may write its own, and the body reads both.
        Walled("cycle.evaluation", Body(), Through("match", OwnCompany(), OwnExpert())),
        StaysWithin("cycle.evaluation", "match"),
    ]
