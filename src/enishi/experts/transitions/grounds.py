"""What a body's right to work with an expert rests on, or a refusal that says what lacks."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from enishi.experts.models import Basis, ConsentKind, Expert, Scope, Visibility
from enishi.experts.models.consent import WIDENING, at_least
from enishi.experts.transitions.withdrawn import told_of, withdrawals, withdrawn_from
from enishi.logbook.refused import Refused
from enishi.network.models import Entrustment, JointUse
from enishi.people.models import Organisation

Ground = Callable[[Organisation], dict[str, Any]]


def grounds_for(expert: Expert, *, basis: Basis, on: date) -> Ground:
    """How to find, for each body, what its right rests on; all are read at once."""
    if basis == Basis.CONSENT:
        return by_consent(expert, on)
    if basis == Basis.ENTRUSTED:
        return by_contract(expert, on)
    if basis == Basis.JOINT_USE:
        return by_joint_use(expert, on)
    raise Refused(_("登録団体としての利用は、登録のときに始まります。"))


def by_consent(expert: Expert, on: date) -> Ground:
    """The person's consent that covers the body and lets it see most; of several the latest."""
    live = expert.consents.live_on(on).filter(kind=ConsentKind.SHARING)
    latest = live.prefetch_related("named").order_by("-from_on", "-id")
    consents = sorted(latest, key=lambda one: len(at_least(one.visibility)))

    def ground(body: Organisation) -> dict[str, Any]:
        for consent in consents:
            named = {one.body_id for one in consent.named.all()}
            if consent.scope == Scope.NETWORK or body.pk in named:
                return {
                    "consent": consent,
                    "visibility": consent.visibility,
                    "until_on": consent.until_on,
                }
        raise Refused(
            _(
                "%(body)sに見せてよいという、%(name)sさんの同意がまだありません。先に同意をいただいてください。"
            )
            % {"body": body.name, "name": expert.full_name}
        )

    return ground


def by_contract(expert: Expert, on: date) -> Ground:
    """The contract under which the home body has the other one work for it."""
    live = Entrustment.objects.live_on(on).filter(organisation=expert.organisation)
    widest = sorted(live, key=lambda one: WIDENING.index(Visibility(one.visibility)))
    contracts = {contract.to_id: contract for contract in widest}

    def ground(body: Organisation) -> dict[str, Any]:
        if contract := contracts.get(body.pk):
            return {
                "entrustment": contract,
                "visibility": contract.visibility,
                "until_on": contract.until_on,
            }
        raise Refused(
            _("%(body)sへの委託契約が、書かれていません。先に委託を書いてください。")
            % {"body": body.name}
        )

    return ground


def by_joint_use(expert: Expert, on: date) -> Ground:
    """The published joint use to which both bodies belong; it stops for whoever withdrew."""
    live = JointUse.objects.live_on(on).filter(bodies=expert.organisation)
    # Of several the one that opens most.
    widest = sorted(
        live.prefetch_related("bodies"), key=lambda one: WIDENING.index(Visibility(one.visibility))
    )
    published = {body.pk: one for one in widest for body in one.bodies.all()}

    taken_back = withdrawals(expert)

    def ground(body: Organisation) -> dict[str, Any]:
        if consent := withdrawn_from(body, taken_back):
            raise Refused(
                told_of(consent, body)
                + _("共同利用でもお渡ししません。渡すには、あらためて同意をいただいてください。")
            )
        if one := published.get(body.pk):
            return {"joint_use": one, "visibility": one.visibility}
        raise Refused(
            _("%(body)sとの共同利用が、公表されていません。先に5つの項目を公表してください。")
            % {"body": body.name}
        )

    return ground
