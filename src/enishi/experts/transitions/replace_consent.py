"""A new consent takes the place of earlier ones; what it no longer covers ends with them."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.timezone import localtime

from enishi.experts.models import (
    BlindProfile,
    Consent,
    ConsentManner,
    Expert,
    ExpertAccess,
    Scope,
    Visibility,
)
from enishi.experts.models.consent import WIDENING
from enishi.experts.transitions.hold import end_accesses
from enishi.experts.transitions.share import write_provisions
from enishi.experts.transitions.wish import Wish
from enishi.logbook.record import claim, record
from enishi.outbox.transitions import hold_back_concerning
from enishi.people.models import Organisation, User
from enishi.walls.inside import widened

A_DAY = timedelta(days=1)


def who_loses(leaving: Sequence[Consent], wish: Wish) -> list[ExpertAccess]:
    """The rights of bodies that see less, or nothing, once the new consent takes their place."""
    rights = ExpertAccess.objects.running().filter(consent__in=leaving)
    return [
        right
        for right in rights.select_related("organisation").order_by("organisation__code", "id")
        if not reaches(wish, right.organisation) or lesser(right, wish) != right.visibility
    ]


def reaches(wish: Wish, body: Organisation) -> bool:
    """Whether the new consent lets the body see anything."""
    return wish.scope == Scope.NETWORK or body in wish.bodies


def lesser(right: ExpertAccess, wish: Wish) -> Visibility:
    """What a body still sees: no more than it was given, and no more than is agreed to now."""
    return min(Visibility(right.visibility), wish.visibility, key=WIDENING.index)


@transaction.atomic
def take_place_of(
    leaving: Sequence[Consent], consent: Consent, *, wish: Wish, at: datetime, by: User
) -> None:
    """The new consent takes the place of others; what it does not cover ends in the same moment."""
    expert, today = consent.expert, localtime(at).date()
    if expert is None or not leaving:
        return
    # The person himself reaches only his own rows; what changes with them is his home body's.
    with widened(expert.organisation):
        rights = ExpertAccess.objects.running().filter(consent__in=leaving)
        if wish.from_on > today:
            run_out(rights, last=wish.from_on - A_DAY)
        else:
            losing = who_loses(leaving, wish)
            go_on(rights, consent, wish=wish, on=today, at=at)
            if losing:
                hold_back_concerning(expert.public_id, for_good=False, by=by)
    for one in leaving:
        give_way(one, consent, at=at, by=by)
    # The engine's index follows entries about the person.
    record("unshared", expert, by=by, within=expert.organisation, fields=["accesses"])


def run_out(rights: QuerySet[ExpertAccess], *, last: date) -> None:
    """What rests on the earlier consents lasts until the new one begins."""
    later = rights.filter(Q(until_on=None) | Q(until_on__gt=last))
    later.update(until_on=last, version=F("version") + 1)


def go_on(
    rights: QuerySet[ExpertAccess],
    consent: Consent,
    *,
    wish: Wish,
    on: date,
    at: datetime,
) -> None:
    """Whoever is still covered goes on seeing, as far as both consents say; others see no more."""
    kept = []
    for right in list(rights.select_related("organisation", "expert__organisation")):
        level = lesser(right, wish)
        hides = level == Visibility.BLIND != right.visibility
        if not reaches(wish, right.organisation) or hides:
            end_accesses(ExpertAccess.objects.filter(pk=right.pk), at=at, on=on)
            if reaches(wish, right.organisation) and has_profile(right.expert):
                kept.append(without_name(right, consent, on=on))
            continue
        ExpertAccess.objects.filter(pk=right.pk).update(
            consent=consent,
            visibility=level,
            until_on=consent.until_on,
            version=F("version") + 1,
        )
        right.consent, right.visibility, right.until_on = consent, level, consent.until_on
        kept.append(right)
    write_provisions(kept, on=on)


def has_profile(expert: Expert) -> bool:
    """Whether the person has read what is told without his name."""
    return BlindProfile.objects.approved().filter(expert=expert).exists()


def without_name(right: ExpertAccess, consent: Consent, *, on: date) -> ExpertAccess:
    """A right to the 略歴 alone, in the place of the right to the card."""
    return ExpertAccess.objects.create(
        expert=right.expert,
        organisation=right.organisation,
        basis=right.basis,
        consent=consent,
        visibility=Visibility.BLIND,
        from_on=on,
        until_on=consent.until_on,
    )


@transaction.atomic
def give_way(before: Consent, after: Consent, *, at: datetime, by: User) -> None:
    """The earlier consent ends now, or on the day before a later one begins."""
    claim(before, read_at=before.version)
    before.replaced_by = after
    fields = ["replaced_by"]
    if after.from_on > localtime(at).date() and before.from_on < after.from_on:
        before.until_on = after.from_on - A_DAY
        fields.append("until_on")
    else:
        before.ended_at, before.ended_manner = at, ConsentManner(after.manner)
        fields += ["ended_at", "ended_manner"]
    before.save(update_fields=fields)
    record("replaced", before, by=by, within=before.organisation, fields=fields)
