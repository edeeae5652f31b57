from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from enishi.companies.models import Company
from enishi.experts.models import ConsentKind, Expert, Provision
from enishi.experts.queries import is_unwanted
from enishi.experts.transitions.hold import THREE_YEARS, hold, years_after
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for
from enishi.walls.inside import widened


@transaction.atomic
def provide_to_company(
    expert: Expert, *, company: Company, within: Organisation, items: str, on: date, by: User
) -> Provision:
    """Write that a body handed a person's profile to a company, as his consent allows."""
    if not works_for(by, within):
        raise NotYours(_("ほかの団体の提供記録は書けません。"))
    expert = hold(expert)
    if not expert.accesses.live().filter(organisation=within).exists():
        raise Refused(_("この方の登録票を使う根拠（同意など）が、いまはありません。"))
    if expert.use_stopped_at:
        raise Refused(_("ご本人のお申し出で、登録票の利用を止めています。会社へお渡しできません。"))
    if is_unwanted(expert, company):
        raise Refused(_("ご本人または企業が、この組み合わせを望んでいません。"))
    # The consent lies with the home body, whoever hands the profile on.
    with widened(expert.organisation):
        agreed = Q(kind=ConsentKind.COMPANY, company=company) | Q(kind=ConsentKind.INTRODUCTION)
        consent = expert.consents.live_on(on).filter(agreed).order_by("-kind", "id").first()
        if consent is None:
            raise Refused(_("会社へお渡ししてよいという、ご本人の同意がありません。"))
        provision = Provision(
            organisation=within,
            expert=expert,
            consent=consent,
            company=company,
            items=items,
            provided_on=on,
            keep_until=years_after(on, THREE_YEARS),
        )
        provision.full_clean()
        provision.save()
    record("provided", provision, by=by, within=within, fields=["company", "items"])
    return provision
