from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import Membership, Organisation, User


class GroupQuerySet(models.QuerySet["Group"]):
    def live(self) -> Self:
        """Groups that still meet."""
        return self.filter(ended_at=None)

    def visible_to(self, user: User) -> Self:
        """A body sees its own groups, the 推進室 those of every body."""
        return self.filter(organisation__in=Organisation.objects.overseen_by(user))


class Group(Recorded):
    """グループ: a standing group of a body that deliberates on the needs of its area."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="groups",
        verbose_name=_("団体"),
    )
    name = models.CharField(_("グループの名前"), max_length=60)
    area = models.CharField(_("受けもつ地域"), max_length=60, blank=True)
    founded_on = models.DateField(_("できた日"))
    ended_at = models.DateTimeField(_("終わった日時"), null=True, blank=True)

    objects = GroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("グループ")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                condition=Q(ended_at=None),
                name="group_name_once_per_body",
                violation_error_message=_("この名前のグループは、すでにあります。"),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def members(self) -> "models.QuerySet[GroupMembership]":
        """Who belongs to the group today, the lead first."""
        live = self.memberships.live().select_related("user")
        return live.order_by("-leads", "from_on", "id")


class GroupMembershipQuerySet(models.QuerySet["GroupMembership"]):
    def live(self) -> Self:
        """Those who belong to a group today, and to its body, with an account that is in use."""
        belongs = Membership.objects.live().filter(
            user=models.OuterRef("user"), organisation=models.OuterRef("organisation")
        )
        return self.filter(models.Exists(belongs), ended_at=None, group__ended_at=None)

    def visible_to(self, user: User) -> Self:
        """Whoever sees the group sees who belongs to it."""
        return self.filter(group__in=Group.objects.visible_to(user))


class GroupMembership(Recorded):
    """グループの一員: that a person belongs to a group, from a day until he leaves it."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="group_memberships",
        verbose_name=_("団体"),
    )
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("グループ")
    )
    user = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="group_memberships",
        verbose_name=_("利用者"),
    )
    leads = models.BooleanField(_("まとめ役"), default=False)
    from_on = models.DateField(_("加わった日"))
    ended_at = models.DateTimeField(_("離れた日時"), null=True, blank=True)

    objects = GroupMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("グループの一員")
        constraints = [
            models.UniqueConstraint(
                fields=["group", "user"],
                condition=Q(ended_at=None),
                name="group_membership_live_once_per_person",
            ),
            models.UniqueConstraint(
                fields=["group"],
                condition=Q(ended_at=None, leads=True),
                name="group_has_one_lead",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.user}"
