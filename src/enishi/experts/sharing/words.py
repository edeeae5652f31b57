"""The words of a consent, as they are kept: in Japanese, whatever language its writer reads."""

from collections.abc import Iterable
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from enishi.companies.models import Company
from enishi.experts.models import ConsentKind, Expert, Scope, Visibility
from enishi.experts.transitions.wish import Wish
from enishi.people.fields import japanese
from enishi.people.models import Organisation

KINDS = {
    "introduction": (ConsentKind.INTRODUCTION, Scope.HOME),
    "network": (ConsentKind.SHARING, Scope.NETWORK),
    "named": (ConsentKind.SHARING, Scope.NAMED),
    "company": (ConsentKind.COMPANY, Scope.COMPANY),
}


def wish_for(
    expert: Expert,
    *,
    about: str,
    from_on: date,
    until_on: date | None,
    visibility: str,
    bodies: Iterable[Organisation] = (),
    company: Company | None = None,
) -> Wish:
    """Put what was chosen on the form into the words of a consent."""
    kind, scope = KINDS[about]
    named = tuple(bodies) if scope == Scope.NAMED else ()
    with translation.override("ja"):
        purpose, period = purpose_of(kind), period_of(from_on, until_on)
        recipients = recipients_of(expert, scope, named, company, visibility)
    return Wish(
        kind=kind,
        scope=scope,
        purpose=purpose,
        recipients=recipients,
        period=period,
        from_on=from_on,
        until_on=until_on,
        visibility=Visibility(visibility) if kind == ConsentKind.SHARING else Visibility.FULL,
        bodies=named,
        company=company if scope == Scope.COMPANY else None,
    )


def purpose_of(kind: ConsentKind) -> str:
    """What the card may be used for."""
    if kind == ConsentKind.SHARING:
        return _("ほかの地域のご相談にも、あなたをご紹介できるようにするため。")
    if kind == ConsentKind.COMPANY:
        return _("この会社のご相談に、あなたをご紹介するため。")
    return _("登録の審査をし、中小企業のご相談に合う方をさがして、ご紹介するため。")


def recipients_of(
    expert: Expert,
    scope: Scope,
    named: Iterable[Organisation],
    company: Company | None,
    visibility: str,
) -> str:
    """Who may be given the card, and how much of it."""
    if scope == Scope.COMPANY and company:
        return _("%(company)sの方。") % {"company": company.name}
    if scope == Scope.HOME:
        return _("%(body)sの担当者。") % {"body": expert.organisation.name}
    how_much = Visibility(visibility).label
    if scope == Scope.NETWORK:
        return _("同じネットワークの協働団体の担当者。見せる範囲：%(range)s") % {"range": how_much}
    names = pgettext("in a list", "、").join(body.name for body in named)
    return _("%(bodies)sの担当者。見せる範囲：%(range)s") % {"bodies": names, "range": how_much}


def period_of(from_on: date, until_on: date | None) -> str:
    """From when until when, and that it can be ended at any time."""
    if until_on:
        return _("%(first)sから%(last)sまで。その前でも、いつでも取りやめられます。") % {
            "first": japanese(from_on),
            "last": japanese(until_on),
        }
    return _("%(first)sから、登録している間。いつでも、お電話1本で取りやめられます。") % {
        "first": japanese(from_on)
    }
