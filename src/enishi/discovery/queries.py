from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from enishi.cycle.models import Candidate, Introduction, Match, Need
from enishi.discovery.models import Channel, ChannelKind, Finding, Search
from enishi.experts.models import Expert, RegistrationState
from enishi.experts.registration.questions.person import Channel as Heard
from enishi.people.models import Membership, Organisation, Role, User
from enishi.reference.folding import fold

# What people answer to 「お知りになったきっかけ」, and the kind of channel that it speaks of.
KIND_HEARD: Mapping[Heard, ChannelKind] = {
    Heard.ACQUAINTANCE: ChannelKind.REFERRAL,
    Heard.EMPLOYER: ChannelKind.FORMER_EMPLOYER,
    Heard.BODY: ChannelKind.BRIEFING,
    Heard.CHAMBER: ChannelKind.BODY,
    Heard.PRESS: ChannelKind.PRESS,
    Heard.INTERNET: ChannelKind.PRESS,
}


STAGES: tuple[Literal["registered", "active", "listed", "introduced", "matched"], ...] = (
    "registered",
    "active",
    "listed",
    "introduced",
    "matched",
)


@dataclass(frozen=True)
class Yield:
    """What a channel brought: each stage counts people, and a later one is part of the earlier."""

    channel: Channel
    reached: int = 0
    registered: int = 0
    active: int = 0
    listed: int = 0
    introduced: int = 0
    matched: int = 0


@dataclass(frozen=True)
class Untraced:
    """Somebody of whom it is not noted how he came, and what his own words suggest."""

    expert: Expert
    suggested: Channel | None = field(default=None)


def yields_of(body: Organisation) -> list[Yield]:
    """What each live channel of a body brought, the most fruitful first."""
    channels = Channel.objects.live().filter(organisation=body).order_by("kind", "name")
    reached = dict(
        channels.annotate(sum=Sum("campaigns__reached")).values_list("pk", "sum").order_by()
    )
    experts = Expert.objects.filter(findings__ended_at=None, findings__channel__in=channels)
    stages = experts.values("findings__channel").annotate(
        registered=Count("pk", distinct=True),
        active=Count("pk", filter=Q(state=RegistrationState.REGISTERED), distinct=True),
        listed=Count("pk", filter=Exists(candidacies()), distinct=True),
        introduced=Count("pk", filter=Exists(introductions()), distinct=True),
        matched=Count("pk", filter=Exists(matches()), distinct=True),
    )
    counted: dict[int, dict[str, int]] = {
        row["findings__channel"]: {stage: row[stage] for stage in STAGES} for row in stages
    }
    found = [
        Yield(channel, reached.get(channel.pk) or 0, **counted.get(channel.pk, {}))
        for channel in channels
    ]
    return sorted(found, key=lambda one: (-one.matched, -one.registered))


def candidacies() -> QuerySet[Candidate]:
    """That a person stood on a short list."""
    return Candidate.objects.filter(access__expert=OuterRef("pk"), taken_back_at=None)


def introductions() -> QuerySet[Introduction]:
    """That a person was introduced to a company."""
    return Introduction.objects.filter(expert=OuterRef("pk")).exclude(outcome="undone")


def matches() -> QuerySet[Match]:
    """That a company and a person agreed."""
    return Match.objects.made().filter(introduction__expert=OuterRef("pk"))


def untraced(body: Organisation, *, most: int = 50) -> list[Untraced]:
    """Registered people of whom nobody noted how they came, those with words of their own first."""
    traced = Finding.objects.live().filter(organisation=body).values("expert")
    people = Expert.objects.registered().filter(organisation=body).exclude(pk__in=traced)
    listed = people.order_by("-discovery_channel", "-registered_on", "id")[:most]
    channels = list(Channel.objects.live().filter(organisation=body))
    return [Untraced(expert, suggested(expert.discovery_channel, channels)) for expert in listed]


def suggested(words: str, channels: list[Channel]) -> Channel | None:
    """The channel that a person's answer names, or the only one of the kind that it speaks of."""
    said = fold(words).strip()
    if not said:
        return None
    named = [one for one in channels if fold(one.name) in said or said in fold(one.name)]
    kinds = {KIND_HEARD[heard] for heard in KIND_HEARD if fold(str(heard.label)) == said}
    of_kind = [one for one in channels if one.kind in kinds]
    for found in (named, of_kind):
        if len(found) == 1:
            return found[0]
    return None


def needs_without_anybody(body: Organisation) -> QuerySet[Need]:
    """Open needs with nobody on their short list and nobody who looks for somebody."""
    listed = Candidate.objects.live().filter(need=OuterRef("pk"))
    looked_for = Search.objects.open().filter(need=OuterRef("pk"))
    needs = Need.objects.open().filter(organisation=body)
    waiting = needs.filter(~Exists(listed), ~Exists(looked_for))
    return waiting.select_related("company", "organisation").order_by("registered_on", "id")


def colleagues(body: Organisation) -> QuerySet[User]:
    """Who works for a body on its cases, and can look for somebody."""
    staff = Membership.objects.live().filter(
        organisation=body, role__in=(Role.HEAD, Role.COORDINATOR)
    )
    return User.objects.filter(pk__in=staff.values("user")).order_by("pk")
