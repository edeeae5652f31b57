from functools import partial

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.mail import tell_of_taken_off_factor
from enishi.people.models import LostFactor, Membership, Role, User
from enishi.people.standing import may_appoint
from enishi.people.transitions.leave import sign_out_everywhere


@transaction.atomic
def take_off_factor(
    membership: Membership, *, identified: str, reason: str, by: User | None
) -> LostFactor:
    """Take off a second factor that its owner has lost; `by=None` is the operator of the machine.

    All of it goes, spare numbers as well, and every session ends; he sets up another.
    """
    body, account = membership.organisation, membership.user
    if by is not None:
        refuse_wrong_hands(membership, by=by)
    factors = Authenticator.objects.filter(user=account)
    if not factors.exists():
        raise Refused(_("この方は、もう一つの確認を設定していません。"))
    factors.delete()
    sign_out_everywhere(account)
    lost = LostFactor(
        organisation=body,
        account=account,
        identified=identified,
        reason=reason,
        taken_off_at=timezone.now(),
        taken_off_by=by,
    )
    lost.full_clean()
    lost.save()
    record("took_off_factor", lost, by=by, within=body)
    transaction.on_commit(partial(tell_of_taken_off_factor, account), robust=True)
    return lost


def refuse_wrong_hands(membership: Membership, *, by: User) -> None:
    """Those of the 推進室 are the operator's to help, heads and the funder the 推進室's."""
    body, account = membership.organisation, membership.user
    if not may_appoint(by, body):
        raise NotYours(_("もう一つの確認を外せるのは、団体責任者と推進室です。"))
    if account == by:
        raise Refused(_("ご自分のもう一つの確認は、「ログインの設定」で変えてください。"))
    # Also of somebody whose use is stopped: he still belongs, and one day he is let in again.
    parts = account.memberships.filter(ended_at=None)
    if not parts.filter(pk=membership.pk).exists():
        raise Refused(
            _("この方は、もうこの団体におられません。いまの団体か、推進室にお頼みください。")
        )
    if parts.filter(role=Role.NETWORK_OFFICE).exists():
        raise NotYours(_("推進室の方のものは、縁を動かしている機械の管理の方が外します。"))
    elsewhere = parts.exclude(organisation=body).exists()
    heads = parts.filter(role=Role.HEAD).exists()
    if (heads or elsewhere) and not may_appoint(by, None):
        raise NotYours(_("この方のものは、推進室が外します。推進室にお電話ください。"))
