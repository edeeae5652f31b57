from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.network.models import Group, GroupMembership
from enishi.network.queries import could_join
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def join_group(
    group: Group, *, member: User, leads: bool = False, on: date, by: User
) -> GroupMembership:
    """Take a person of the body into a group; a new lead follows the one before."""
    if not works_for(by, group.organisation):
        raise NotYours(_("ほかの団体のグループに、人を加えることはできません。"))
    if group.ended_at:
        raise Refused(_("このグループは終わっています。新しいグループを作ってください。"))
    if not could_join(group.organisation).filter(pk=member.pk).exists():
        raise Refused(_("グループに入れるのは、この団体に所属している方だけです。"))
    if on < group.founded_on:
        raise Refused(_("グループができる前の日は選べません。"))
    if group.members().filter(user=member).exists():
        raise Refused(_("この方は、もうこのグループに入っています。"), about="member")
    if leads:
        refuse_lead(group, member)
        make_way(group, by=by)
    joined = GroupMembership(
        organisation=group.organisation, group=group, user=member, leads=leads, from_on=on
    )
    joined.full_clean()
    joined.save()
    record("joined", joined, by=by, within=group.organisation)
    return joined


@transaction.atomic
def take_lead(membership: GroupMembership, *, on: date, by: User) -> GroupMembership:
    """A member leads his group from now on; who led before stays a member."""
    group = membership.group
    if not works_for(by, membership.organisation):
        raise NotYours(_("ほかの団体のグループのまとめ役は、決められません。"))
    if not group.members().filter(pk=membership.pk).exists():
        raise Refused(_("この方は、もうこのグループを離れています。"))
    if membership.leads:
        raise Refused(_("この方は、もうまとめ役です。"))
    refuse_lead(group, membership.user)
    make_way(group, by=by)
    claim(membership, read_at=membership.version)
    membership.ended_at = timezone.now()
    membership.save(update_fields=["ended_at"])
    leading = GroupMembership(
        organisation=group.organisation,
        group=group,
        user=membership.user,
        leads=True,
        from_on=on,
    )
    leading.full_clean()
    leading.save()
    record("took_lead", leading, by=by, within=group.organisation, fields=["leads"])
    return leading


def refuse_lead(group: Group, person: User) -> None:
    """Who leads writes what the group decides: somebody who works for the body."""
    if not works_for(person, group.organisation):
        raise Refused(
            _("まとめ役は、団体責任者かコーディネーターの方にお願いしてください。"), about="lead"
        )


@transaction.atomic
def make_way(group: Group, *, by: User) -> None:
    """End the present lead's row and go on as a plain member: who led when stays readable."""
    before = group.memberships.filter(leads=True, ended_at=None).select_related("user").first()
    if before is None:
        return
    stays = group.members().filter(pk=before.pk).exists()
    claim(before, read_at=before.version)
    before.ended_at = timezone.now()
    before.save(update_fields=["ended_at"])
    record("stepped_down", before, by=by, within=group.organisation, fields=["leads"])
    # Who led until he left the body only makes room.
    if not stays:
        return
    GroupMembership.objects.create(
        organisation=group.organisation,
        group=group,
        user=before.user,
        from_on=timezone.localdate(),
    )
