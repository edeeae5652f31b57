from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from enishi.cycle.board import board
from enishi.cycle.forms.board import BoardForm
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only


@staff_only
@require_safe
def board_page(request: SignedInRequest) -> HttpResponse:
    """Every case in its stage, as lanes or as a list."""
    form = BoardForm(request.GET)
    found = board(
        request.user,
        mine=form.chosen("whose") == "mine",
        area=form.chosen("area"),
        words=form.words(),
    )
    stage = form.chosen("stage")
    as_list = request.GET.get("as") == "list" or bool(stage)
    asked = request.GET.copy()
    for name in ("as", "stage"):
        asked.pop(name, None)
    context = {
        "board": found,
        "form": form,
        "as_list": as_list,
        "tickets": found.tickets(stage) if as_list else [],
        "asked": asked.urlencode(),
        "now": timezone.now(),
    }
    return render(request, "cycle/board.html", context)
