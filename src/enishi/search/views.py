from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only
from enishi.search.forms import SearchForm
from enishi.search.queries import SHOWN, found, is_behind
from enishi.search.tasks import read_the_logbook
from enishi.search.transitions import catch_up
from enishi.walls.inside import everything

MANY = 50


@staff_only
@require_safe
def search(request: SignedInRequest) -> HttpResponse:
    """さがす: what was typed, among everything the person may see; as one types, only the list."""
    form = SearchForm(request.GET)
    valid = form.is_valid()
    text = form.cleaned_data.get("q", "") if valid else ""
    only = form.cleaned_data.get("kind", "") if valid else ""
    with everything():
        complete = not is_behind() or catch_up()
    if not complete:
        read_the_logbook.enqueue()
    groups = (
        found(
            request.user,
            text,
            standing=request.standing,
            only=only,
            shown=MANY if only else SHOWN,
        )
        if text
        else []
    )
    context = {"form": form, "text": text, "only": only, "groups": groups, "complete": complete}
    fragment = request.headers.get("HX-Request") and request.headers.get("HX-Target") == "found"
    template = "search/_found.html" if fragment else "search/search.html"
    return render(request, template, context)
