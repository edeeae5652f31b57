from datetime import datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.cycle.models import Introduction, Need, Visit
from enishi.experts.models import ExpertAccess
from enishi.experts.transitions.hold import end_accesses
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.network.models import Agreement, BodyPart, Entrustment, JointUse
from enishi.people.models import Membership, Organisation, Role, User
from enishi.people.transitions.leave import sign_out_everywhere
from enishi.walls.inside import everything


@transaction.atomic
def let_body_leave(body: Organisation, *, at: datetime, by: User) -> Organisation:
    """脱退: a body without open cases leaves the network; its people lose access at once."""
    office = Membership.objects.live().filter(user=by, role=Role.NETWORK_OFFICE)
    if not office.exists():
        raise NotYours(_("脱退を書けるのは推進室です。"))
    if office.filter(organisation=body).exists():
        raise Refused(_("推進室の団体は、ここからは脱退できません。"))
    with everything():
        body = Organisation.objects.select_for_update().get(pk=body.pk)
        if body.ended_at:
            raise Refused(_("この団体は、もう脱退しています。"))
        refuse_open(body)
        claim(body, read_at=body.version)
        body.ended_at = at
        body.save(update_fields=["ended_at"])
        end_rights(body, at=at)
        for membership in Membership.objects.filter(organisation=body, ended_at=None):
            membership.ended_at = at
            membership.save(update_fields=["ended_at"])
            sign_out_everywhere(membership.user)
            record("left", membership, by=by, within=body, fields=["ended_at"])
        record("left_network", body, by=by, within=body, fields=["ended_at"])
    return body


def refuse_open(body: Organisation) -> None:
    """Companies and experts are waiting: nobody leaves them in the middle of it."""
    waiting = {
        _("進んでいる案件"): Need.objects.open().filter(organisation=body).count(),
        _("進んでいるご紹介"): Introduction.objects.open().filter(organisation=body).count(),
        _("これからの訪問"): Visit.objects.filter(
            organisation=body, visited_on=None, undone_at=None
        ).count(),
    }
    left = [_("%(what)s%(n)s件") % {"what": what, "n": n} for what, n in waiting.items() if n]
    if left:
        raise Refused(
            _("%(body)sには、%(left)sが残っています。それぞれを終えてから、脱退を書いてください。")
            % {"body": body.name, "left": "、".join(left)}
        )


def end_rights(body: Organisation, *, at: datetime) -> None:
    """What the body may see of others, what others may see through it, what it signed and plays."""
    seen = ExpertAccess.objects.filter(Q(organisation=body) | Q(expert__organisation=body))
    end_accesses(seen, at=at, on=localtime(at).date())
    ended = {"ended_at": at, "version": F("version") + 1}
    BodyPart.objects.filter(organisation=body, ended_at=None).update(**ended)
    Agreement.objects.filter(candidate__became=body, ended_at=None).update(**ended)
    JointUse.objects.filter(organisation=body, ended_at=None).update(**ended)
    entrusted = Entrustment.objects.filter(Q(organisation=body) | Q(to=body), ended_at=None)
    entrusted.update(**ended)
