from django.db.models import QuerySet

from enishi.people.models import Membership, Organisation, Role, User

MAY_BELONG = (Role.NETWORK_OFFICE, Role.HEAD, Role.COORDINATOR, Role.EXPERT)


def could_join(body: Organisation) -> QuerySet[User]:
    """The people who belong to a body today and may sit in one of its groups."""
    live = Membership.objects.live().filter(organisation=body, role__in=MAY_BELONG)
    return User.objects.filter(pk__in=live.values("user")).order_by("family_name", "given_name")
