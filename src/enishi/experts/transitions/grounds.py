from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from enishi.experts.models import Basis, Expert
from enishi.logbook.refused import Refused
from enishi.network.models import Entrustment, JointUse
from enishi.people.models import Organisation


def ground_for(expert: Expert, body: Organisation, *, basis: Basis, on: date) -> dict[str, Any]:
    """What a body's right to work with an expert rests on, or a refusal that says what lacks."""
    home = expert.organisation
    if basis == Basis.CONSENT:
        consent = expert.consents.live_on(on).covering(body).order_by("-from_on", "-id").first()
        if consent is None:
            raise Refused(
                _(
                    "%(body)sに見せてよいという、%(name)sさんの同意がまだありません。先に同意をいただいてください。"
                )
                % {"body": body.name, "name": expert.full_name}
            )
        return {
            "consent": consent,
            "visibility": consent.visibility,
            "until_on": consent.until_on,
        }
    if basis == Basis.ENTRUSTED:
        contract = Entrustment.objects.live_on(on).filter(organisation=home, to=body).first()
        if contract is None:
            raise Refused(
                _("%(body)sへの委託契約が、書かれていません。先に委託を書いてください。")
                % {"body": body.name}
            )
        return {"entrustment": contract, "until_on": contract.until_on}
    if basis == Basis.JOINT_USE:
        published = JointUse.objects.live_on(on).filter(bodies=home).filter(bodies=body).first()
        if published is None:
            raise Refused(
                _("%(body)sとの共同利用が、公表されていません。先に5つの項目を公表してください。")
                % {"body": body.name}
            )
        return {"joint_use": published}
    raise Refused(_("登録団体としての利用は、登録のときに始まります。"))
