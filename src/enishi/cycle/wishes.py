"""面談希望 on an expert's own page: which needs are shown to him unnamed, and what became of it."""

from dataclasses import dataclass
from uuid import UUID

from enishi.companies.queries import same_firms
from enishi.cycle.models import InterviewWish, NeedSlip, Sounding
from enishi.experts.models import Expert
from enishi.people.models import Organisation, User
from enishi.walls.inside import widened


@dataclass(frozen=True)
class OwnWish:
    """One wish as its person sees it: what he heard, and whether a letter has answered him."""

    row: InterviewWish
    answered: bool


def card_of(user: User) -> Expert | None:
    """The person's own card, if he may be considered at all."""
    return Expert.objects.registered().filter(account=user).first()


def slips_shown_to(user: User) -> list[NeedSlip]:
    """The slips that bodies show to their experts, without those that cannot concern him.

    He reads them as the bodies that may work with him, never the needs behind them.
    """
    expert = card_of(user)
    if expert is None:
        return []
    accesses = expert.accesses.live().values("organisation")
    bodies = list(Organisation.objects.filter(pk__in=accesses))
    with widened(*bodies):
        shown = NeedSlip.objects.shown().filter(organisation__in=bodies)
        blocked = expert.blocked.filter(ended_at=None)
        unwanted = same_firms(blocked.values_list("company", flat=True))
        asked = Sounding.objects.filter(expert=expert).values("decision__deliberation__need")
        wished = expert.interview_wishes.live().values("need")
        over = NeedSlip.objects.filter(need__deliberations__decisions__outcome="matched")
        return list(
            shown.exclude(need__company__in=unwanted)
            .exclude(need__in=asked)
            .exclude(need__in=wished)
            .exclude(pk__in=over.values("pk"))
            .select_related("organisation")
            .order_by("-shown_on", "-pk")
        )


def own_wish(user: User, public_id: UUID) -> InterviewWish | None:
    """One of the person's own wishes, by its name."""
    mine = InterviewWish.objects.of(user).select_related("organisation", "expert")
    return mine.filter(public_id=public_id).first()


def own_wishes(user: User) -> list[OwnWish]:
    """What a person wished to hear more of, until he was asked or the need is over and answered."""
    mine = InterviewWish.objects.of(user).live().select_related("organisation")
    found = list(mine)
    with widened(*{wish.organisation for wish in found}):
        going_on = InterviewWish.objects.open().filter(pk__in=[wish.pk for wish in found])
        return [
            OwnWish(wish, wish.answers.filter(sent_at__isnull=False).exists())
            for wish in going_on.select_related("organisation").order_by("-wished_at")
        ]
