from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class LetterTemplateQuerySet(models.QuerySet["LetterTemplate"]):
    def visible_to(self, user: User) -> Self:
        """The people of a body see how it words its letters."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))

    def live(self) -> Self:
        """Templates that no later one has replaced."""
        return self.filter(ended_at=None)


class LetterTemplate(Recorded):
    """紹介状のひな形: the letter of introduction as a body has edited it in Word."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="letter_templates",
        verbose_name=_("団体"),
    )
    name = models.CharField(_("ファイル名"), max_length=80)
    content = models.BinaryField(_("中身"))
    kept_at = models.DateTimeField(_("入れた日時"))
    kept_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="letter_templates",
        verbose_name=_("入れた人"),
    )
    ended_at = models.DateTimeField(_("使わなくなった日時"), null=True, blank=True)

    objects = LetterTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("紹介状のひな形")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(ended_at=None),
                name="letter_template_live_once_per_body",
            )
        ]

    def __str__(self) -> str:
        return self.name
