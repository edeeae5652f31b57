from collections.abc import Iterable
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class StopReason(models.TextChoices):
    DECEASED = "deceased", _("ご逝去")
    UNREACHABLE = "unreachable", _("長いあいだ連絡がとれない")
    ASKED = "asked", _("ご本人の希望")


class LetterStopQuerySet(models.QuerySet["LetterStop"]):
    def visible_to(self, user: User) -> Self:
        """A body sees whom it has stopped itself."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))

    def live(self) -> Self:
        """Stops that have not been lifted."""
        return self.filter(ended_at=None)

    def of(self, people: Iterable[UUID]) -> Self:
        """Stops of any body that concern these people: nobody writes to somebody who has died."""
        return self.live().filter(person__in=list(people))


class LetterStop(Recorded):
    """発送停止: nothing more is written to a person; it ends, it is never deleted."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="letter_stops",
        verbose_name=_("団体"),
    )
    person = models.UUIDField(_("人"), db_index=True)
    reason = models.CharField(_("わけ"), max_length=12, choices=StopReason)
    stopped_at = models.DateTimeField(_("止めた日時"))
    stopped_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="letter_stops",
        verbose_name=_("止めた人"),
    )
    ended_at = models.DateTimeField(_("また送れるようにした日時"), null=True, blank=True)

    objects = LetterStopQuerySet.as_manager()

    class Meta:
        verbose_name = _("発送停止")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person"],
                condition=Q(ended_at=None),
                name="letter_stop_once_per_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_reason_display()}"
