from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from enishi.cycle.category_table import fields, tried
from enishi.people.fields import TextField, WordsForm
from enishi.people.standing import staff_only
from enishi.reference.taxonomy import CATEGORIES


class TryForm(WordsForm):
    """Words that a company has said, to see which categories they lead to."""

    words_typed = TextField(
        label=_("企業の言葉をためす（例：売り先が大手に偏っている）"),
        max_length=200,
        required=False,
    )


@staff_only
@require_safe
def category_table(request: HttpRequest) -> HttpResponse:
    """The categories with their words, and which of them some words lead to."""
    form = TryForm(request.GET)
    words = form.words()
    found = tried(words)
    entries = [CATEGORIES[one.category] for one in found]
    context = {"form": form, "words": words, "found": found, "entries": entries, "table": fields()}
    return render(request, "cycle/category_table.html", context)
