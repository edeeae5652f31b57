from datetime import date

import pytest
from django import forms
from django.utils.translation import override

from enishi.people.fields import (
    ChoiceField,
    ChoicesField,
    JapaneseDateField,
    LongTextField,
    MailField,
    PartialDateField,
    RecordField,
    TextField,
)
from enishi.people.models import User
from enishi.web.urls import urlpatterns as _every_room_is_loaded  # noqa: F401

JARGON = {str(message) for message in forms.Field.default_error_messages.values()}
# Filled in by the page and not by a person, or given its words when it is made.
BESIDE = {
    f"enishi.{room}" for room in ("people.forms", "web.preferences", "web.sign_in", "web.views")
}


class Card(forms.Form):
    """One box of each kind that can be left empty or filled in wrongly."""

    name = TextField(max_length=5)
    about = LongTextField()
    mail = MailField()
    kind = ChoiceField(choices=[("a", "一")])
    kinds = ChoicesField(choices=[("a", "一")])
    on = JapaneseDateField()


def refusals(typed):
    return {name: messages[0] for name, messages in Card(typed).errors.items()}


def forms_of_the_house(form=forms.Form):
    for below in form.__subclasses__():
        if below.__module__.startswith("enishi."):
            yield below
        yield from forms_of_the_house(below)


def test_an_empty_box_says_what_to_do():
    assert refusals({}) == {
        "name": "空欄のままです。入れてください。",
        "about": "空欄のままです。ひとことでも書いてください。",
        "mail": "空欄のままです。入れてください。",
        "kind": "まだ選ばれていません。ひとつ選んでください。",
        "kinds": "まだ選ばれていません。ひとつ選んでください。",
        "on": "空欄のままです。日付を入れてください。例：平成21年9月2日、2009/9/2",
    }


def test_what_cannot_be_read_or_chosen_says_what_to_do():
    typed = {"name": "株式会社みどり", "about": "。", "mail": "yamada", "on": "2009/9/2"}
    not_among = "選べるものの中にありません。一覧から選びなおしてください。"

    assert refusals(typed | {"kind": "b", "kinds": ["b"]}) == {
        "name": "5文字までです。いまは7文字あります。短くしてください。",
        "mail": "メールアドレスとして読めません。@の前後を確かめてください。例：yamada@example.jp",
        "kind": not_among,
        "kinds": not_among,
    }


def test_a_box_keeps_the_sentence_of_its_own():
    field = TextField(error_messages={"required": "お名前を書いてください。"})

    with pytest.raises(forms.ValidationError, match=r"^\['お名前を書いてください。'\]$"):
        field.clean("")


def test_no_form_of_ours_leaves_a_box_to_the_framework_s_words():
    left = [
        f"{form.__module__}.{form.__name__}.{name}"
        for form in forms_of_the_house()
        for name, field in form.base_fields.items()
        if field.required
        and not field.widget.is_hidden
        and form.__module__ not in BESIDE
        and str(field.error_messages["required"]) in JARGON
    ]

    assert left == []


@pytest.mark.parametrize(("language", "shown"), [("ja", "平成21年9月2日"), ("en", "2009/09/02")])
def test_a_date_is_shown_as_its_reader_writes_it_and_is_read_back(language, shown):
    field, day = JapaneseDateField(), date(2009, 9, 2)

    with override(language):
        assert (field.prepare_value(day), field.clean(shown)) == (shown, day)


@pytest.mark.parametrize(("language", "shown"), [("ja", "平成9年4月"), ("en", "1997/04")])
def test_a_month_is_shown_as_its_reader_writes_it_and_is_read_back(language, shown):
    field = PartialDateField()

    with override(language):
        assert (field.prepare_value("1997-04"), field.clean(shown)) == (shown, "1997-04")


def test_a_record_that_is_not_offered_is_refused_in_plain_words():
    with pytest.raises(forms.ValidationError, match="選べるものの中にありません。"):
        RecordField(User.objects.none()).clean("1")
