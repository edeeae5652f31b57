from datetime import datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.cycle.models import Introduction, Need, Visit
from enishi.experts.models import ExpertAccess
from enishi.experts.queries import registered_with
from enishi.experts.transitions.hold import end_accesses
from enishi.experts.transitions.part_from_body import Parted, part_with_experts
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.network.models import Agreement, BodyPart, Entrustment, JointUse
from enishi.people.models import Membership, Organisation, Role, User
from enishi.people.transitions.leave import sign_out_everywhere
from enishi.walls.inside import everything


@transaction.atomic
def let_body_leave(
    body: Organisation, *, to: Organisation | None = None, at: datetime, by: User
) -> Parted:
    """脱退: a body without open cases leaves the network; its people lose access at once.

    Who is registered with it was told before, and goes on at another body where he agreed to that.
    """
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
        refuse_untold(body)
        if to == body or (to and to.ended_at):
            raise Refused(_("引き受ける団体は、いま加わっているほかの団体から選んでください。"))
        parted = part_with_experts(body, to=to, at=at, by=by)
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
    return parted


def refuse_untold(body: Organisation) -> None:
    """Nobody learns from a closed door that his body has gone."""
    untold = registered_with(body, told=False).count()
    if untold:
        raise Refused(
            _(
                "登録中の新現役%(n)s名に、まだお知らせしていません。団体責任者が「脱退のお知らせ」を"
                "出してから、脱退を書いてください。"
            )
            % {"n": untold}
        )


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
