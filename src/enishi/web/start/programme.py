"""事業の状況: a programme's figures as its funder reads them; numbers, never names."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from enishi.cycle.queries.matches import matched
from enishi.people.models import Role
from enishi.people.request import SignedInRequest
from enishi.programmes.models import Programme
from enishi.web.start import figures
from enishi.web.start.door import only_for


@only_for(Role.FUNDER, Role.NETWORK_OFFICE)
@require_safe
def programme(request: SignedInRequest) -> HttpResponse:
    """The figures of one programme, the running one unless another is chosen."""
    programmes = list(Programme.objects.visible_to(request.user).order_by("-starts_on"))
    chosen = pick(programmes, request.GET.get("programme", ""))
    context: dict[str, object] = {"programmes": programmes, "programme": chosen}
    if chosen is not None:
        context |= {
            "visits": figures.visits(chosen),
            "matched": matched(chosen),
            "fields": figures.needs_by_field(chosen),
            "targets": figures.targets(chosen),
            "bodies": figures.bodies(chosen),
        }
    return render(request, "web/programme.html", context)


def pick(programmes: list[Programme], code: str) -> Programme | None:
    """The programme that was asked for, else the running one, else the latest."""
    if code:
        asked = [p for p in programmes if p.code == code]
        if not asked:
            raise Http404
        return asked[0]
    today = timezone.localdate()
    running = [p for p in programmes if p.starts_on <= today <= p.ends_on]
    return next(iter([*running, *programmes]), None)
