"""Slips that experts may read, and who has said 「話を聞いてみたい」."""

from datetime import date, timedelta

from enishi.cycle.models import ApprovalManner, InterviewWish, Manner, Need
from enishi.cycle.transitions import approve_slip, draft_slip, show_slip, wish
from enishi.demonstration.loading.people import at_noon
from enishi.demonstration.prose import read
from enishi.experts.models import Expert

WORDS = ("title", "told", "wish", "company_is")


def load_wishes(today: date, experts: dict[str, Expert]) -> None:
    """Show the slips to the experts, and note the wishes that came by telephone."""
    told = read("wishes")
    for words in told["slip"]:
        need, on = need_of(words["need"]), today + timedelta(days=words["day"])
        values = {name: words[name] for name in WORDS}
        slip = draft_slip(need, values=values, on=on, by=need.owner)
        approve_slip(
            slip,
            who=words["who"],
            manner=ApprovalManner.TELEPHONE,
            read_at=slip.version,
            on=on,
            by=need.owner,
        )
        show_slip(slip, on=on, by=need.owner)
    for words in told["wish"]:
        need = need_of(words["need"])
        made = wish(
            experts[words["expert"]],
            need=need,
            told=words["told"],
            words=words["words"],
            manner=Manner.TELEPHONE,
            by=need.owner,
        )
        at = at_noon(today + timedelta(days=words["day"]))
        InterviewWish.objects.filter(pk=made.pk).update(wished_at=at)


def need_of(reference: tuple[str, int]) -> Need:
    """A need by its body and number."""
    code, number = reference
    needs = Need.objects.select_related("company", "organisation", "owner")
    return needs.get(organisation__code=code, number=number)
