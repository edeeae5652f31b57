"""What the page of a need shows, gathered once for every view that draws it."""

from typing import Any
from uuid import UUID

from enishi.cycle.fit import Fitting, fitting
from enishi.cycle.forms.needs import SHOWN, CandidateForm, CategoriesForm, ClosingForm, LookForm
from enishi.cycle.models import Candidate, Deliberation, Need, NeedSlip
from enishi.cycle.queries import missed
from enishi.cycle.suggested import suggested
from enishi.cycle.table import wishes_of
from enishi.cycle.why_not import why_not
from enishi.experts.models import Expert
from enishi.people.request import SignedInRequest


def page_of(
    need: Need, request: SignedInRequest, look: LookForm, *, choosing: CandidateForm | None = None
) -> dict[str, Any]:
    """Gather the need's page; only the body that works on the need sees candidates."""
    user = request.user
    confirmed = [c.category for c in need.categories.all()]
    page: dict[str, Any] = {
        "need": need,
        "look": look,
        "confirmed": confirmed,
        "suggested": suggested(need),
        "categories_form": CategoriesForm(
            initial={"categories": confirmed, "read_at": need.version}
        ),
        "slip": NeedSlip.objects.visible_to(user).live().filter(need=need).first(),
        "works_here": need.organisation in request.standing.bodies,
        "recused": is_recused(need, request),
        "choosing": choosing,
        "closing_form": ClosingForm(),
    }
    if not page["works_here"] or page["recused"]:
        return page
    mine = need.candidates.visible_to(user).live().select_related("access__expert", "put_by")
    listed = list(mine.order_by("put_at"))
    wished = wishes_of(need, user=user)
    for candidate in listed:
        wished.pop(candidate.access.expert_id, None)
    found = fitting(need, user=user, listed=listed, top=look.shown())
    reasons = {left.expert_id: left.reason for left in found.left_out}
    choosing = choosing or choice(look.chosen(), request)
    return page | {
        "fitting": found,
        "table": Deliberation.objects.visible_to(user).open().filter(need=need).first(),
        "may_deliberate": bool(listed and need.visit and need.visit.visited_on),
        "apart": chosen_apart(choosing, found, request),
        "more": next((n for n in SHOWN if n > look.shown() and found.count == look.shown()), None),
        "listed": listed,
        "wishes": list(wished.values()),
        "passed_over": need.interview_wishes.visible_to(user)
        .passed_over()
        .select_related("expert"),
        "choosing": choosing,
        "missed": why_not(need, missed(user, look.missed(), reasons), user=user),
    }


def choice(chosen: UUID | None, request: SignedInRequest) -> CandidateForm | None:
    """The form that asks why, when somebody is about to be put on the short list."""
    return CandidateForm(initial={"expert": chosen}, user=request.user) if chosen else None


def chosen_apart(
    choosing: CandidateForm | None, found: Fitting, request: SignedInRequest
) -> dict[str, Expert] | None:
    """The expert about to be put on the list who is not among those shown, so that he is seen."""
    if choosing is None:
        return None
    shown = {str(fit.expert.public_id) for band in found.bands for fit in band.fits}
    chosen = choosing.chosen()
    if chosen is None or str(chosen) in shown:
        return None
    expert = Expert.objects.visible_to(request.user).filter(public_id=chosen).first()
    return {"expert": expert} if expert else None


def is_recused(need: Need, request: SignedInRequest) -> bool:
    """除斥: whether the person who asks is himself on this short list."""
    on_it = Candidate.objects.live().filter(need=need, access__expert__account=request.user)
    return on_it.exists() or need.interview_wishes.of(request.user).exists()
