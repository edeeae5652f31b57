"""A question before what ends something for somebody, where no script has asked it already."""

from collections.abc import Collection

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

CONFIRMED = "confirmed"
OF_THE_PAGE = {"csrfmiddlewaretoken", CONFIRMED}
# What is pressed where a whole text is read before somebody agrees to it.
OF_A_TEXT = {"csrfmiddlewaretoken", "mend", "agreed", "save"}


class ConfirmedForm(forms.Form):
    """That the question was answered with yes: by a script (enishi.js) or on the page below."""

    confirmed = forms.CharField(widget=forms.HiddenInput)


def still_to_confirm(
    request: HttpRequest, *, question: str, told: str, press: str, back: str
) -> HttpResponse | None:
    """The page that asks, with everything posted kept in it; nothing once it was answered."""
    if ConfirmedForm(request.POST).is_valid():
        return None
    posted = typed_again(request.POST, without=OF_THE_PAGE)
    context = {"question": question, "told": told, "press": press, "back": back, "posted": posted}
    return render(request, "people/confirm.html", context)


def typed_again(post: QueryDict, *, without: Collection[str]) -> list[tuple[str, str]]:
    """What was typed, to be sent once more with the last press; without what is pressed anew."""
    return [(name, value) for name, all_ in post.lists() for value in all_ if name not in without]
