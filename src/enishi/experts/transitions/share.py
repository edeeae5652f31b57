from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from enishi.experts.models import (
    Acquisition,
    Basis,
    BlindProfile,
    Consent,
    Expert,
    ExpertAccess,
    Provision,
    Visibility,
)
from enishi.experts.models.consent import WIDENING
from enishi.experts.transitions.asked import refuse_asked
from enishi.experts.transitions.grounds import grounds_for
from enishi.experts.transitions.hold import THREE_YEARS, end_accesses, hold, years_after
from enishi.experts.transitions.withdrawn import refuse_unasked
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.fields import japanese
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


@transaction.atomic
def share_expert(
    expert: Expert,
    *,
    to: Iterable[Organisation],
    basis: Basis,
    on: date,
    by: User,
    is_sure: bool = False,
) -> list[ExpertAccess]:
    """Let other bodies work with an expert, each on a basis that stands on that day.

    `is_sure` says that whoever entrusts work with the card of somebody who withdrew knows of it.
    """
    if not works_for(by, expert.organisation):
        raise NotYours(_("ほかの団体に登録された方の共有は、その団体が行います。"))
    expert, bodies = hold(expert), list(to)
    if expert.use_stopped_at:
        raise Refused(_("ご本人のお申し出で、登録票の利用を止めています。共有できません。"))
    refuse_asked(expert)
    ground = grounds_for(expert, basis=basis, on=on)
    if basis == Basis.ENTRUSTED:
        refuse_unasked(expert, bodies, is_sure=is_sure)
    running = {one.organisation_id: one for one in expert.accesses.live()}
    grounds: dict[Organisation, dict[str, Any]] = {}
    for body in bodies:
        grounds[body] = ground(body)
        if body.pk in running and not sees_more(grounds[body], running[body.pk]):
            raise Refused(_("この団体は、すでにこの方の登録票を見ることができます。"))
    refuse_blind(expert, [body for body, how in grounds.items() if is_blind(how)])
    widened = [
        widen(running[body.pk], basis, how, on=on)
        for body, how in grounds.items()
        if body.pk in running
    ]
    # What has run out ends, and so does the right to a 略歴 where the card is given now.
    rest = [body for body in bodies if body.pk not in running]
    before = expert.accesses.filter(organisation__in=rest)
    end_accesses(before, at=timezone.now(), on=timezone.localdate())
    accesses = [
        ExpertAccess(
            expert=expert,
            organisation=body,
            basis=basis,
            from_on=on,
            **grounds[body],
        )
        for body in rest
    ]
    ExpertAccess.objects.bulk_create(accesses)
    accesses += widened
    write_provisions([one for one in accesses if one.consent], on=on)
    record("shared", expert, by=by, within=expert.organisation, fields=["accesses"])
    return accesses


def level_of(how: Mapping[str, Any]) -> Visibility:
    """How much a ground lets a body see."""
    return Visibility(how["visibility"])


def sees_more(how: Mapping[str, Any], right: ExpertAccess) -> bool:
    """Whether a ground lets a body see more of the card than it sees today."""
    return WIDENING.index(level_of(how)) > WIDENING.index(Visibility(right.visibility))


def widen(right: ExpertAccess, basis: Basis, how: Mapping[str, Any], *, on: date) -> ExpertAccess:
    """The same right on its new ground: whoever is on the body's short lists stays there."""
    rests_on = {"consent": None, "entrustment": None, "joint_use": None, "until_on": None}
    values = rests_on | {"basis": basis, "from_on": on} | dict(how)
    ExpertAccess.objects.filter(pk=right.pk).update(version=F("version") + 1, **values)
    for name, value in values.items():
        setattr(right, name, value)
    return right


def is_blind(how: Mapping[str, Any]) -> bool:
    """Whether a ground lets the body read no more than the 略歴 without a name."""
    return level_of(how) == Visibility.BLIND


def refuse_blind(expert: Expert, bodies: list[Organisation]) -> None:
    """What is told without a name has been read by the person, and is given once."""
    if bodies and not BlindProfile.objects.approved().filter(expert=expert).exists():
        raise Refused(
            _("氏名を伏せた略歴を、ご本人がまだ確かめていません。先に確かめていただいてください。")
        )
    if expert.accesses.blind().filter(organisation__in=bodies).exists():
        raise Refused(_("この団体は、すでに氏名を伏せた略歴を見ることができます。"))


def write_provisions(accesses: list[ExpertAccess], *, on: date) -> None:
    """Write both bodies' records of what was given by consent; other bases ask for none."""
    # A record that is kept for the law is in Japanese, whatever language its writer reads.
    with translation.override("ja"):
        keep_provisions(accesses, on=on)


def keep_provisions(accesses: list[ExpertAccess], *, on: date) -> None:
    """Keep the giver's row and the receiver's row of each card given.

    Three years count from the end of the giving. Until that is known they count from the day on
    which the right runs out, or from the first; `end_accesses` writes the day itself.
    """
    Provision.objects.bulk_create(
        Provision(
            organisation=one.expert.organisation,
            expert=one.expert,
            consent=consent,
            body=one.organisation,
            items=items_of(one.visibility),
            provided_on=on,
            keep_until=years_after(one.until_on or on, THREE_YEARS),
        )
        for one in accesses
        if (consent := one.consent)
    )
    Acquisition.objects.bulk_create(
        Acquisition(
            organisation=one.organisation,
            expert=one.expert,
            giver=one.expert.organisation,
            history=how_acquired(consent),
            items=items_of(one.visibility),
            acquired_on=on,
            keep_until=years_after(one.until_on or on, THREE_YEARS),
        )
        for one in accesses
        if (consent := one.consent)
    )


def items_of(visibility: str) -> str:
    """What a card consists of, as far as it was given."""
    if visibility == Visibility.BLIND:
        return _("氏名を伏せた略歴、都道府県、専門分野")
    if visibility == Visibility.WITHOUT_CONTACT:
        return _("氏名、お住まいの市区町村、職務経歴、専門分野、資格、言語、希望")
    return _("氏名、生年月日、お住まい、連絡先、職務経歴、専門分野、資格、言語、希望")


def how_acquired(consent: Consent) -> str:
    """How the home body came by what it gives: from the person himself, who agreed to this."""
    return _("ご本人の登録による。他団体への提供についてのご本人の同意：%(day)s、%(manner)s") % {
        "day": japanese(consent.from_on),
        "manner": consent.get_manner_display(),
    }
