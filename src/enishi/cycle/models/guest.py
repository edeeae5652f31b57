from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enishi.cycle.models.meeting import DeliberationMeeting
from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class GuestBodyQuerySet(models.QuerySet["GuestBody"]):
    def visible_to(self, user: User) -> Self:
        """The body that sits sees whom it invited, and the invited body that it is."""
        staffed = Organisation.objects.staffed_by(user)
        return self.filter(Q(organisation__in=staffed) | Q(body__in=staffed))

    def held_by(self, user: User) -> Self:
        """The live invitations of the bodies that the person works for."""
        return self.live().filter(body__in=Organisation.objects.staffed_by(user))

    def live(self) -> Self:
        """Invitations that were not taken back."""
        return self.filter(ended_at=None)


class GuestBody(Recorded):
    """招いた団体: that the people of another body may come to a sitting, and speak there."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="guest_bodies",
        verbose_name=_("担当団体"),
    )
    meeting = models.ForeignKey(
        DeliberationMeeting,
        on_delete=models.PROTECT,
        related_name="guests",
        verbose_name=_("討議会"),
    )
    body = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="sittings_as_guest",
        verbose_name=_("招いた団体"),
    )
    invited_at = models.DateTimeField(_("招いた日時"))
    invited_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="bodies_invited",
        verbose_name=_("招いた人"),
    )
    ended_at = models.DateTimeField(_("お招きを取りやめた日時"), null=True, blank=True)

    objects = GuestBodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("招いた団体")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "body"],
                condition=Q(ended_at=None),
                name="guest_body_once_per_meeting",
            ),
            models.CheckConstraint(
                condition=~Q(organisation=F("body")), name="guest_body_is_another_body"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} → {self.meeting}"
