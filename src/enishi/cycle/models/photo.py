from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class VisitPhotoQuerySet(models.QuerySet["VisitPhoto"]):
    def visible_to(self, user: User) -> Self:
        """The body that visited sees its pictures, as long as nobody took them back."""
        return self.filter(
            organisation__in=Organisation.objects.staffed_by(user), taken_back_at=None
        )


class VisitPhoto(Recorded):
    """訪問の写真: drawn anew from what was handed in, so that it tells no place and no camera."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="visit_photos",
        verbose_name=_("担当団体"),
    )
    visit = models.ForeignKey(
        "cycle.Visit", on_delete=models.PROTECT, related_name="photos", verbose_name=_("企業訪問")
    )
    caption = models.CharField(_("何の写真か"), max_length=120, blank=True)
    content = models.BinaryField(_("中身"), null=True)
    width = models.PositiveIntegerField(_("幅"))
    height = models.PositiveIntegerField(_("高さ"))
    taken_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="visit_photos",
        verbose_name=_("足した人"),
    )
    added_at = models.DateTimeField(_("足した日時"))
    taken_back_at = models.DateTimeField(_("外した日時"), null=True, blank=True)

    objects = VisitPhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("訪問の写真")
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_back_at=None, content__isnull=False)
                | Q(taken_back_at__isnull=False, content=None),
                name="visit_photo_has_content_until_taken_back",
            )
        ]

    def __str__(self) -> str:
        return self.caption or str(self.visit)
