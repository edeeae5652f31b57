from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.companies.models import CompanyContact
from enishi.cycle.models import ApprovalManner, Need, NeedSlip
from enishi.cycle.transitions.unnamed import refuse_what_tells
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from enishi.people.standing import works_for

SLIP_FIELDS = ("title", "told", "wish", "company_is")


@transaction.atomic
def draft_slip(
    need: Need, *, values: Mapping[str, Any], on: date, by: User, is_sure: bool = False
) -> NeedSlip:
    """Write the slip of a need without the company's name; an earlier slip gives way to it.

    `is_sure` says that what reads like a surname is none.
    """
    if not works_for(by, need.organisation):
        raise NotYours(_("ほかの団体のニーズ票は、作れません。"))
    if need.closed_on:
        raise Refused(_("この案件は終わっています。ニーズ票は作れません。"))
    refuse_what_tells(need, values, is_sure=is_sure)
    need = Need.objects.select_for_update(of=("self",)).get(pk=need.pk)
    for earlier in need.slips.live():
        _end(earlier, on=on)
        record("replaced", earlier, by=by, within=need.organisation, fields=["ended_on"])
    slip = NeedSlip(
        organisation=need.organisation, need=need, drafted_on=on, drafted_by=by, **values
    )
    slip.full_clean()
    slip.save()
    record("drafted", slip, by=by, within=need.organisation, fields=values)
    return slip


@transaction.atomic
def approve_slip(
    slip: NeedSlip, *, who: str, manner: ApprovalManner, read_at: int, on: date, by: User
) -> NeedSlip:
    """The company says that these words may be shown: itself, or to whoever asked it."""
    if not (works_for(by, slip.organisation) or speaks_for(by, slip)):
        raise NotYours(_("ほかの団体のニーズ票に、承諾は書きこめません。"))
    claim(slip, read_at=read_at)
    if slip.ended_on:
        raise Refused(_("このニーズ票は、新しいものに替わりました。新しいほうをお確かめください。"))
    if slip.approved_on:
        raise Refused(_("このニーズ票は、すでに承諾をいただいています。"))
    slip.approved_on, slip.approved_by, slip.manner = on, who, manner
    slip.full_clean()
    slip.save()
    fields = ["approved_on", "approved_by", "manner"]
    record("approved", slip, by=by, within=slip.organisation, fields=fields)
    return slip


@transaction.atomic
def show_slip(slip: NeedSlip, *, on: date, by: User) -> NeedSlip:
    """Let the experts whom the body may work with read the slip; withdrawing it ends that."""
    if not works_for(by, slip.organisation):
        raise NotYours(_("ほかの団体のニーズ票は、新現役の方に見せられません。"))
    slip = NeedSlip.objects.select_for_update(of=("self",)).get(pk=slip.pk)
    if not NeedSlip.objects.approved().filter(pk=slip.pk, need__closed_on=None).exists():
        raise Refused(
            _("見せられるのは、企業の承諾をいただいた、進んでいる案件のニーズ票だけです。")
        )
    if slip.shown_on:
        raise Refused(_("このニーズ票は、もう新現役の方に見せています。"))
    claim(slip, read_at=slip.version)
    slip.shown_on = on
    slip.full_clean()
    slip.save()
    record("shown", slip, by=by, within=slip.organisation, fields=["shown_on"])
    return slip


@transaction.atomic
def withdraw_slip(slip: NeedSlip, *, on: date, by: User) -> None:
    """The company no longer wishes that its need is shown, or we take the slip back."""
    if not (works_for(by, slip.organisation) or speaks_for(by, slip)):
        raise NotYours(_("ほかの団体のニーズ票は、取り下げられません。"))
    if slip.ended_on:
        raise Refused(_("このニーズ票は、すでに取り下げられています。"))
    claim(slip, read_at=slip.version)
    slip.ended_on = on
    slip.save()
    record("withdrawn", slip, by=by, within=slip.organisation, fields=["ended_on"])


def speaks_for(user: User, slip: NeedSlip) -> bool:
    """Whether the person is a contact of the company whose need it is."""
    mine = CompanyContact.objects.filter(account=user, ended_at=None)
    return mine.filter(company=slip.need.company_id).exists()


def _end(slip: NeedSlip, *, on: date) -> None:
    claim(slip, read_at=slip.version)
    slip.ended_on = on
    slip.save()
