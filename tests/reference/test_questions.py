from enishi.reference.questions import BY_FIELD, GENERAL, questions
from enishi.reference.taxonomy import FIELDS


def test_every_field_has_questions_of_its_own():
    assert set(BY_FIELD) == {field.slug for field in FIELDS}


def test_a_field_is_asked_about_once_however_many_of_its_categories_are_named():
    asked = questions(["sales_marketing.channels", "sales_marketing", "legal_ip"])

    assert asked == [*BY_FIELD["sales_marketing"], *BY_FIELD["legal_ip"]]


def test_a_question_is_short_enough_for_the_sheet_of_paper():
    every = [*GENERAL, *(one for rows in BY_FIELD.values() for one in rows)]

    assert [one.ja for one in every if len(one.ja) > 30] == []
