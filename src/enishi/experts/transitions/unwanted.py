from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.companies.models import Company
from enishi.experts.models import BlockedCompany, Expert
from enishi.experts.transitions.hold import hold
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def block_company(expert: Expert, *, company: Company, by: User) -> BlockedCompany:
    """紹介を望まない企業: the two are matched and introduced no more."""
    refuse_strangers(expert, by=by)
    expert = hold(expert)
    if company.organisation_id != expert.organisation_id:
        raise Refused(_("この団体の企業から選んでください。"))
    if expert.blocked.filter(company=company, ended_at=None).exists():
        raise Refused(_("この企業は、もう書いてあります。"))
    blocked = BlockedCompany.objects.create(expert=expert, company=company)
    record("blocked", expert, by=by, within=expert.organisation, fields=["blocked"])
    return blocked


@transaction.atomic
def let_company(expert: Expert, *, company: Company, by: User) -> None:
    """The two may be brought together again."""
    refuse_strangers(expert, by=by)
    expert = hold(expert)
    live = expert.blocked.filter(company=company, ended_at=None)
    if not live.update(ended_at=timezone.now()):
        raise Refused(_("この企業は、書いてありません。"))
    record("unblocked", expert, by=by, within=expert.organisation, fields=["blocked"])


def refuse_strangers(expert: Expert, *, by: User) -> None:
    """Only the body at home writes this; it knows the companies."""
    if not works_for(by, expert.organisation):
        raise NotYours(_("紹介を望まない企業を書けるのは、登録団体だけです。"))
