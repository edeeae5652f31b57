"""A body leaves the network: what becomes of the people who are registered with it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from enishi.experts.addressee import recipient_of
from enishi.experts.models import (
    Acquisition,
    Basis,
    Consent,
    EndReason,
    Expert,
    ExpertAccess,
    Provision,
    RegistrationState,
    Visibility,
)
from enishi.experts.queries import registered_with
from enishi.experts.transitions.card import card_of, write_parts
from enishi.experts.transitions.end import close
from enishi.experts.transitions.hold import THREE_YEARS, hold, years_after
from enishi.experts.transitions.register import keep_revision
from enishi.experts.transitions.share import how_acquired, items_of
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours
from enishi.logbook.revise import change
from enishi.outbox.models import Letter
from enishi.outbox.transitions import draft_letter
from enishi.outbox.transitions.guard import Stopped
from enishi.people.models import Membership, Organisation, Role, User
from enishi.people.standing import may_appoint, works_for


@dataclass(frozen=True)
class Parted:
    """How many cards went on to another body, and how many registrations ended."""

    passed_on: int
    ended: int


@transaction.atomic
def tell_of_parting(body: Organisation, *, by: User) -> list[Letter]:
    """Draft a letter to everybody who is registered: that the body leaves, and what he may do."""
    if not (works_for(by, body) and may_appoint(by, body)):
        raise NotYours(_("脱退のお知らせを作れるのは、団体責任者です。"))
    drafted = []
    for expert in registered_with(body, told=False):
        try:
            # What a person is sent is in Japanese, whatever language its writer reads.
            with override("ja"):
                letter = draft_letter(
                    body,
                    to=recipient_of(expert),
                    subject=_("ご登録の団体の脱退について"),
                    body=words_of_parting(body),
                    about=body,
                    by=by,
                )
        except Stopped:
            continue
        drafted.append(letter)
    return drafted


def words_of_parting(body: Organisation) -> str:
    """What the letter says; it is read and mended before it goes."""
    return _(
        "%(body)sは、協働団体のネットワークから抜けることになりました。\n\n"
        "ほかの団体に登録票を見せてよいと同意してくださっている方は、引き受ける団体があれば、"
        "その団体が登録を引き継ぎ、あらためてご連絡します。お望みでない方は、この団体が抜ける前に、"
        "同意をお取りやめください。お電話1本でけっこうです。\n\n"
        "そのほかの方のご登録は、この団体が抜ける日に終わります。続けて登録なさりたい方には、"
        "ほかの団体をご案内します。お預かりした記録を消してほしいときも、お知らせください。"
    ) % {"body": body.name}


@transaction.atomic
def part_with_experts(
    body: Organisation, *, to: Organisation | None, at: datetime, by: User
) -> Parted:
    """Each registration goes on at the other body, with the person's consent to it, or ends."""
    passed_on = ended = 0
    for row in registered_with(body):
        expert = hold(row)
        consent = consent_to(expert, to, at=at) if to else None
        if to and consent:
            pass_on(expert, to=to, consent=consent, at=at, by=by)
            passed_on += 1
        ended += not consent
        end_with_body(expert, at=at, by=by)
    return Parted(passed_on, ended)


def consent_to(expert: Expert, to: Organisation, *, at: datetime) -> Consent | None:
    """The consent under which the whole card may be given to the body."""
    if expert.use_stopped_at:
        return None
    live = expert.consents.live_on(localtime(at).date()).covering(to)
    return live.filter(visibility=Visibility.FULL).order_by("-from_on", "-id").first()


@transaction.atomic
def pass_on(
    expert: Expert, *, to: Organisation, consent: Consent, at: datetime, by: User
) -> Expert:
    """Register the same card with another body, and write down that it was given."""
    on, card = localtime(at).date(), card_of(expert)
    account, expert.account = expert.account, None
    expert.save(update_fields=["account"])
    taken = Expert(organisation=to, registered_on=on, account=account, **card.person)
    taken.full_clean()
    taken.save()
    write_parts(taken, card)
    ExpertAccess.objects.create(expert=taken, organisation=to, basis=Basis.HOME, from_on=on)
    write_given(expert, taken, consent=consent, at=at)
    keep_revision(taken, by=by)
    record("registered", taken, by=by, within=to, fields=card.person)
    if account:
        Membership.objects.create(user=account, organisation=to, role=Role.EXPERT, from_on=on)
    return taken


def write_given(expert: Expert, taken: Expert, *, consent: Consent, at: datetime) -> None:
    """第三者提供記録 and 取得の経緯: a card that moves is a card that was given."""
    on = localtime(at).date()
    keep_until = years_after(on, THREE_YEARS)
    with override("ja"):
        items, history = items_of(Visibility.FULL), how_acquired(consent)
    Provision.objects.create(
        organisation=expert.organisation,
        expert=expert,
        consent=consent,
        body=taken.organisation,
        items=items,
        provided_on=on,
        keep_until=keep_until,
    )
    Acquisition.objects.create(
        organisation=taken.organisation,
        expert=taken,
        giver=expert.organisation,
        history=history,
        items=items,
        acquired_on=on,
        keep_until=keep_until,
    )


@transaction.atomic
def end_with_body(expert: Expert, *, at: datetime, by: User) -> None:
    """The registration with the body that leaves is over."""
    close(expert)
    values = {
        "state": RegistrationState.WITHDRAWN,
        "ended_on": localtime(at).date(),
        "ended_because": EndReason.OTHER,
    }
    changed = change(expert, values, read_at=expert.version)
    keep_revision(expert, by=by)
    record("ended", expert, by=by, within=expert.organisation, fields=changed)
