from django.db import transaction
from django.utils.translation import gettext as _

from enishi.logbook.refused import Refused
from enishi.network.models import BodyPart, PartPlayed
from enishi.people.models import Membership, Organisation, OrganisationKind, Role, User
from enishi.people.transitions import invite
from enishi.people.transitions.invite import Invited


@transaction.atomic
def invite_member(
    within: Organisation,
    *,
    role: Role,
    family_name: str,
    given_name: str = "",
    email: str = "",
    by: User,
) -> Invited:
    """Invite somebody to play a part that his body can bear."""
    made = invite(
        within, role=role, family_name=family_name, given_name=given_name, email=email, by=by
    )
    refuse_unbearable(within, role)
    return made


def refuse_unbearable(within: Organisation, role: Role) -> None:
    """推進室 and 委託元 are bodies of their own: no other body has people of theirs."""
    funds = within.kind == OrganisationKind.FUNDER
    if role == Role.NETWORK_OFFICE and not is_office(within):
        said = _("%(body)sは推進室ではありません。役割を選びなおしてください。")
    elif role == Role.FUNDER and not funds:
        said = _("%(body)sは委託元ではありません。役割を選びなおしてください。")
    elif funds and role != Role.FUNDER:
        said = _("%(body)sは委託元です。招けるのは「委託元」の人だけです。")
    else:
        return
    raise Refused(said % {"body": within.name}, about="role")


def is_office(within: Organisation) -> bool:
    """Whether the body plays that part, or had people of the 推進室 from the beginning."""
    parts = BodyPart.objects.live().filter(organisation=within, part=PartPlayed.OFFICE)
    people = Membership.objects.filter(organisation=within, role=Role.NETWORK_OFFICE)
    return parts.exists() or people.exists()
