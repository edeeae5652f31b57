from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from enishi.companies.models import Company, CompanyConsent, CompanyConsentKind
from enishi.knowledge.models import EntryKind, LibraryEntry
from enishi.knowledge.named import firms_named, people_named, text_of
from enishi.knowledge.transitions.reach import refuse_strangers
from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.logbook.revise import change
from enishi.people.models import Organisation, User
from enishi.reference.firms import company_key
from enishi.reference.folding import fold
from enishi.reference.reached import reached_by


@transaction.atomic
def write_entry(
    within: Organisation,
    *,
    values: Mapping[str, Any],
    consent: CompanyConsent | None = None,
    at: datetime,
    by: User,
    is_sure: bool = False,
) -> LibraryEntry:
    """Write a case or what one knows into the library; it names no company and no person.

    `is_sure` says that what reads like a person's name is none.
    """
    refuse_strangers(within, by=by)
    company = refuse_unasked(within, values["kind"], consent)
    refuse_company(company, values)
    refuse_people(within, values, is_sure=is_sure)
    refuse_firms(within, company, values, is_sure=is_sure)
    entry = LibraryEntry(
        organisation=within,
        company=company,
        consent=consent,
        written_at=at,
        written_by=by,
        **values,
    )
    entry.full_clean()
    entry.save()
    record("written", entry, by=by, within=within, fields=values)
    return entry


@transaction.atomic
def revise_entry(
    entry: LibraryEntry,
    *,
    values: Mapping[str, Any],
    read_at: int,
    by: User,
    is_sure: bool = False,
) -> LibraryEntry:
    """Write an entry anew; of which company it tells does not change."""
    refuse_strangers(entry.organisation, by=by)
    if entry.taken_down_at:
        raise Refused(_("取り下げたものは、直せません。新しく書いてください。"))
    refuse_company(entry.company, values)
    refuse_people(entry.organisation, values, is_sure=is_sure)
    refuse_firms(entry.organisation, entry.company, values, is_sure=is_sure)
    changed = change(entry, values, read_at=read_at)
    record("revised", entry, by=by, within=entry.organisation, fields=changed)
    return entry


@transaction.atomic
def take_down(entry: LibraryEntry, *, at: datetime, by: User | None) -> LibraryEntry:
    """取り下げる: nobody reads it any more."""
    if by is not None:
        refuse_strangers(entry.organisation, by=by)
    if entry.taken_down_at:
        raise Refused(_("もう取り下げてあります。"))
    claim(entry, read_at=entry.version)
    entry.taken_down_at = at
    entry.save(update_fields=["taken_down_at"])
    record("taken_down", entry, by=by, within=entry.organisation, fields=["taken_down_at"])
    return entry


@transaction.atomic
def take_down_cases(consent: CompanyConsent, *, by: User) -> int:
    """The company has taken its consent back: what was told of it is read no longer."""
    entries = list(LibraryEntry.objects.live().filter(consent=consent))
    for entry in entries:
        take_down(entry, at=timezone.now(), by=by)
    return len(entries)


def refuse_unasked(
    within: Organisation, kind: str, consent: CompanyConsent | None
) -> Company | None:
    """A case rests on a consent of its company that counts today; know-how tells of none."""
    if kind == EntryKind.KNOWHOW:
        if consent is not None:
            raise Refused(
                _("ノウハウでは企業を選びません。企業のことは、支援事例に書いてください。")
            )
        return None
    live = CompanyConsent.objects.live().filter(kind=CompanyConsentKind.PUBLICATION)
    # Held, so that it is not withdrawn while one writes on the strength of it.
    held = live.select_for_update(of=("self",)).filter(organisation=within)
    found = held.filter(pk=consent.pk).first() if consent else None
    if found is None:
        raise Refused(
            _(
                "事例にしてよいという企業の同意が、まだありません。企業のページで、同意をいただいたことを先に書いてください。"
            )
        )
    return found.company


def refuse_company(company: Company | None, values: Mapping[str, Any]) -> None:
    """A case does not tell whose it is: neither the firm's name nor its president's."""
    if company is None:
        return
    told = fold(text_of(values)).replace(" ", "")
    for name in (company_key(company.name), fold(company.president).replace(" ", "")):
        if len(name) > 1 and name in told:
            raise Refused(
                _(
                    "「%(name)s」というお名前が書かれています。社名と代表者名を伏せて書いてください。例：大田区の精密部品の会社"
                )
                % {"name": name}
            )


def refuse_people(within: Organisation, values: Mapping[str, Any], *, is_sure: bool) -> None:
    """Neither a case nor know-how names a person: not the expert who helped, nobody who was met."""
    named = people_named(within, values)
    found = named.surely or (() if is_sure else named.perhaps)
    if found:
        raise Refused(
            _(
                "「%(names)s」というお名前が書かれています。どなたのことか、わからない言い方にしてください。"
                "例：元 機械メーカーの工場長だった新現役の方"
            )
            % {"names": pgettext("in a list", "、").join(found)}
        )


def refuse_firms(
    within: Organisation, company: Company | None, values: Mapping[str, Any], *, is_sure: bool
) -> None:
    """No entry tells how somebody is reached; another firm's name only by somebody who is sure."""
    if found := reached_by(text_of(values)):
        raise Refused(
            _("電話番号やメールアドレス（%(found)s）が文に残っています。消してください。")
            % {"found": found}
        )
    firms = () if is_sure else firms_named(within, values, beside=company)
    if firms:
        raise Refused(
            _(
                "「%(names)s」という会社の名前が書かれています。どの会社のことか、わからない言い方にしてください。"
            )
            % {"names": pgettext("in a list", "、").join(firms)}
        )
