from datetime import date, datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Max, Model, QuerySet
from django.db.models.fields.json import JSONField
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.experts.models import EndReason, Expert, Provision, RegistrationState
from enishi.experts.transitions.hold import end_accesses, hold
from enishi.files.models import StoredFile
from enishi.files.transitions import blank
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.models import Letter
from enishi.outbox.transitions.stop import stop_letter
from enishi.people.models import STAFF, Draft, Membership, User
from enishi.people.standing import works_for
from enishi.rights.erasures import remember, remembered
from enishi.rights.holdings import EMPTIED, HIS, NAMED_STAY, cards, named_rows, texts
from enishi.rights.mails import forget, mails_of
from enishi.rights.models import Erasure, SealedRecord
from enishi.rosters.models import IntakeRow
from enishi.search.kinds import BY_LABEL
from enishi.search.transitions import index_records
from enishi.walls.inside import everything

GONE = "—"


def erase_person(expert: Expert, *, reason: str, at: datetime, by: User | None) -> Erasure:
    """消去: blank every personal value of a person, and keep a stub so that closed figures stay."""
    if by is not None and not works_for(by, expert.organisation):
        raise NotYours(_("消去できるのは、登録団体だけです。"))
    if not reason.strip():
        raise Refused(_("消去の理由を書いてください。例：ご本人の申し出"))
    with everything(), transaction.atomic():
        mails = mails_of(expert)
        erased = erase(hold(expert), reason=reason, at=at, by=by)
    # First what a restored backup needs; a folder that cannot be read stops nothing but itself.
    remember(expert.public_id, on=localtime(at).date().isoformat(), reason=reason)
    forget(mails)
    return erased


@transaction.atomic
def erase(expert: Expert, *, reason: str, at: datetime, by: User | None) -> Erasure:
    """Blank the cards, what hangs on them, and what names them."""
    on = localtime(at).date()
    if expert.introductions.filter(ended_at=None).exists():
        raise Refused(_("進んでいるご紹介があります。先に、ご紹介を終えてください。"))
    # What is given of him ends now; the years for which its record is kept count from here.
    for card in cards(expert):
        end_accesses(card.accesses.all(), at=at, on=on)
    seal(expert, on=on)
    rows = 0
    for card in cards(expert):
        named = named_rows(card)
        for letter in Letter.objects.filter(recipient_person=card.public_id).open():
            if not letter.sending_at:
                stop_letter(letter, by=by)
        for found in named:
            blank_files(found)
            rows += blank_rows(found, stays=NAMED_STAY)
        Draft.objects.filter(subject=card.public_id).delete()
        empty_papers(StoredFile.objects.filter(consents__expert=card))
        for holding in reversed(HIS):
            rows += blank_rows(holding.rows(card), stays=holding.stays)
        close_account(card, at=at)
        Expert.objects.filter(pk=card.pk).update(
            state=RegistrationState.WITHDRAWN,
            ended_on=card.ended_on or on,
            ended_because=card.ended_because or EndReason.WISH,
            account=None,
            use_stopped_at=at,
            **dict.fromkeys(EMPTIED["experts.expert"]),
        )
        record("erased", card, by=by, within=card.organisation)
        forget_words(card, named)
    return Erasure.objects.create(
        organisation=expert.organisation,
        person=expert.public_id,
        reason=reason,
        erased_at=at,
        rows=rows,
    )


def blank_rows(rows: QuerySet[Any], *, stays: tuple[str, ...]) -> int:
    """Empty every text of the rows; elsewhere a dash says that there was one."""
    model: type[Model] = rows.model
    fields = [f for f in texts(model) if f.name not in stays]
    on_the_card = model._meta.app_label == "experts"
    plain = {f.attname: "" if f.blank and on_the_card else GONE for f in fields if not is_json(f)}
    found = list(rows)
    for row in found:
        values = {k: v for k, v in plain.items() if getattr(row, k)}
        values |= {f.attname: emptied(getattr(row, f.attname)) for f in fields if is_json(f)}
        if values:
            model._default_manager.filter(pk=row.pk).update(**values)
    return len(found)


def is_json(field: Any) -> bool:
    """Whether a field holds a structure."""
    return isinstance(field, JSONField)


def emptied(value: Any) -> Any:
    """The same structure without a value in it."""
    if isinstance(value, dict):
        return {key: emptied(part) for key, part in value.items()}
    if isinstance(value, list):
        return []
    return "" if isinstance(value, str) else None


def blank_files(found: QuerySet[Any]) -> None:
    """Take away what was attached to his letters, and the rosters in which he stood."""
    if found.model is Letter:
        empty_papers(StoredFile.objects.filter(sent_with__letter__in=found))
    if found.model is IntakeRow:
        empty_papers(StoredFile.objects.filter(intakes__rows__in=found))


def empty_papers(files: QuerySet[StoredFile]) -> None:
    """Take away the content of files, and their names, which often are a person's."""
    for file in files.distinct():
        blank(file)
        StoredFile.objects.filter(pk=file.pk).update(name=GONE)


def forget_words(card: Expert, named: list[QuerySet[Any]]) -> None:
    """Take his words out of the search index now, not when it next reads the logbook."""
    index_records(BY_LABEL["experts.expert"], [card.public_id])
    for found in named:
        kind = BY_LABEL.get(found.model._meta.label_lower)
        if kind:
            index_records(kind, found.values_list("public_id", flat=True))


def close_account(card: Expert, *, at: datetime) -> None:
    """Blank the account, unless the person also works for a body with it."""
    account = card.account
    if account is None:
        return
    own = Membership.objects.filter(user=account, ended_at=None)
    own.exclude(role__in=STAFF).update(ended_at=at)
    if own.filter(role__in=STAFF).exists():
        return
    account.username, account.email = f"erased-{account.public_id}", ""
    account.family_name = account.given_name = ""
    account.is_active = False
    account.set_unusable_password()
    account.save()
    EmailAddress.objects.filter(user=account).delete()
    Authenticator.objects.filter(user=account).delete()


def seal(expert: Expert, *, on: date) -> None:
    """Keep, sealed, whose provision records these are, as long as the law has us keep them."""
    kept = Provision.objects.filter(expert__in=cards(expert), keep_until__gte=on)
    until = kept.aggregate(last=Max("keep_until"))["last"]
    if until:
        SealedRecord.objects.create(
            organisation=expert.organisation,
            expert=expert,
            law=_("個人情報保護法 第三者提供記録（3年）"),
            content={"name": expert.full_name},
            until=until,
        )


@transaction.atomic
def open_seals(*, on: date, by: User | None) -> int:
    """Delete what was sealed and whose day has passed."""
    with everything():
        due = list(SealedRecord.objects.filter(until__lt=on, blanked_at=None))
        for sealed in due:
            sealed.content = {}
            sealed.blanked_at = localtime()
            sealed.save(update_fields=["content", "blanked_at"])
            record("blanked", sealed, by=by, within=sealed.organisation)
    return len(due)


def erase_again(*, at: datetime, by: User | None) -> int:
    """After a backup was put back: erase whoever was erased since it was made."""
    again = 0
    with everything():
        for past in list(remembered()):
            expert = Expert.objects.filter(public_id=past.person).first()
            if expert and not Erasure.objects.filter(person=expert.public_id).exists():
                with transaction.atomic():
                    mails = mails_of(expert)
                    erase(hold(expert), reason=past.reason, at=at, by=by)
                forget(mails)
                again += 1
    return again
