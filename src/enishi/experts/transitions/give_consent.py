from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.experts.models import (
    Consent,
    ConsentKind,
    ConsentManner,
    Expert,
    NamedBody,
    Scope,
)
from enishi.experts.transitions.compare_consents import How, changed_by
from enishi.experts.transitions.hold import hold
from enishi.experts.transitions.replace_consent import take_place_of
from enishi.experts.transitions.wish import Wish
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


@transaction.atomic
def give_consent(
    expert: Expert,
    *,
    wish: Wish,
    manner: ConsentManner,
    note: str = "",
    instead: bool = False,
    at: datetime,
    by: User,
) -> Consent:
    """Keep a person's consent: his own press, or what his body heard or holds on paper.

    A wider or a narrower one takes the place of the earlier. One that gives more in one thing and
    less in another joins it, or with `instead` takes its place too.
    """
    himself = expert.account_id == by.pk
    if not himself and not works_for(by, expert.organisation):
        raise NotYours(_("同意を書けるのは、ご本人と登録団体だけです。"))
    if himself != (manner == ConsentManner.ONLINE):
        raise Refused(_("ご本人の画面からの同意は「画面で」、代わりに書くときは電話か書面です。"))
    if manner != ConsentManner.ONLINE and not note.strip():
        raise Refused(_("電話でうかがったようすか、書面の置き場所を書いてください。"))
    today = localtime(at).date()
    refuse_period(wish, today=today)
    expert = hold(expert)
    changes = changed_by(expert, wish, on=today)
    if any(one.how == How.SAME for one in changes):
        raise Refused(_("同じ内容の同意を、もういただいています。あらためて書く必要はありません。"))
    consent = Consent(
        organisation=expert.organisation,
        expert=expert,
        company=wish.company,
        kind=wish.kind,
        scope=wish.scope,
        visibility=wish.visibility,
        purpose=wish.purpose,
        recipients=wish.recipients,
        period=wish.period,
        from_on=wish.from_on,
        until_on=wish.until_on,
        manner=manner,
        heard_by=None if himself else by,
        evidence_note=note,
        given_at=at,
    )
    consent.full_clean()
    consent.save()
    name_bodies(consent, wish.bodies)
    leaving = [one.consent for one in changes if one.gives_way(instead=instead)]
    take_place_of(leaving, consent, wish=wish, at=at, by=by)
    if wish.kind == ConsentKind.INTRODUCTION and expert.use_stopped_at:
        resume_use(expert, by=by)
    record("agreed", consent, by=by, within=expert.organisation, fields=["kind", "scope"])
    return consent


def refuse_period(wish: Wish, *, today: date) -> None:
    """Refuse a period that has passed, or that ends before it begins."""
    if wish.until_on and wish.until_on < wish.from_on:
        raise Refused(_("期間の終わりが、始まりより前になっています。日付を入れなおしてください。"))
    if wish.until_on and wish.until_on < today:
        raise Refused(
            _("もう過ぎた期間の同意は、いただいても使えません。終わりの日を直してください。")
        )


def name_bodies(consent: Consent, bodies: Iterable[Organisation]) -> None:
    """Write the bodies that the consent names; one that names none is no consent."""
    named = [body for body in dict.fromkeys(bodies) if body != consent.organisation]
    if (consent.scope == Scope.NAMED) != bool(named):
        raise Refused(_("見せてよい団体を、ひとつ以上選んでください。"))
    NamedBody.objects.bulk_create(
        NamedBody(consent=consent, organisation=consent.organisation, body=body) for body in named
    )


@transaction.atomic
def resume_use(expert: Expert, *, by: User) -> None:
    """Use a card again whose person has come back to agree."""
    claim(expert, read_at=expert.version)
    expert.use_stopped_at = None
    expert.save(update_fields=["use_stopped_at"])
    record("resumed", expert, by=by, within=expert.organisation, fields=["use_stopped_at"])
