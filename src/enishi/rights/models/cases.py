from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enishi.experts.models import own_card
from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class Right(models.TextChoices):
    DISCLOSURE = "disclosure", _("開示（見たい）")
    CORRECTION = "correction", _("訂正（直したい）")
    STOP = "stop", _("利用停止（使わないでほしい）")
    ERASURE = "erasure", _("消去（消してほしい）")


class RightsCaseQuerySet(models.QuerySet["RightsCase"]):
    def open(self) -> Self:
        """Cases that wait for an answer."""
        return self.filter(closed_on=None, undone_at=None)

    def closed(self) -> Self:
        """Cases that were answered, or that the person took back."""
        return self.exclude(closed_on=None, undone_at=None)

    def visible_to(self, user: User) -> Self:
        """The body that holds the card, and the person who asked."""
        staffed = Organisation.objects.staffed_by(user)
        return self.filter(Q(organisation__in=staffed) | own_card(user, "expert__"))


class RightsCase(Recorded):
    """ご本人からの申し出: what a person asked for, until when, and what became of it."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="rights_cases",
        verbose_name=_("団体"),
    )
    expert = models.ForeignKey(
        "experts.Expert",
        on_delete=models.PROTECT,
        related_name="rights_cases",
        verbose_name=_("新現役"),
    )
    right = models.CharField(_("申し出"), max_length=12, choices=Right)
    words = models.TextField(_("申し出の内容"), blank=True)
    asked_on = models.DateField(_("申し出の日"))
    due_on = models.DateField(_("お返事の期限"))
    identified = models.CharField(_("ご本人の確かめ方"), max_length=200, blank=True)
    # Tables by their labels that the law lets us keep back, and why, as a person decided.
    withheld = models.JSONField(_("お見せしない部分"), default=list, blank=True)
    withheld_why = models.TextField(_("お見せしない理由"), blank=True)
    checked_on = models.DateField(_("確かめた日"), null=True, blank=True)
    checked_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="rights_cases_checked",
        verbose_name=_("確かめた人"),
        null=True,
        blank=True,
    )
    answer = models.TextField(_("お返事"), blank=True)
    closed_on = models.DateField(_("お返事した日"), null=True, blank=True)
    undone_at = models.DateTimeField(_("取りさげた日時"), null=True, blank=True)

    objects = RightsCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("ご本人からの申し出")
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["expert", "right"],
                condition=Q(closed_on=None, undone_at=None),
                name="rights_case_open_once_per_right",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("asked_on")), name="rights_case_is_due_after_it_was_asked"
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(undone_at=None),
                name="rights_case_is_answered_or_taken_back",
            ),
            models.CheckConstraint(
                condition=Q(checked_on=None, checked_by=None)
                | Q(checked_on__isnull=False, checked_by__isnull=False),
                name="rights_case_is_checked_by_a_person",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_right_display())


class ErasureQuerySet(models.QuerySet["Erasure"]):
    def visible_to(self, user: User) -> Self:
        """The body whose card it was."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))


class Erasure(Recorded):
    """消去の記録: that a person's values were blanked; who it was is no longer written anywhere."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="erasures",
        verbose_name=_("団体"),
    )
    person = models.UUIDField(_("消去した登録票"))
    reason = models.CharField(_("消去の理由"), max_length=200)
    erased_at = models.DateTimeField(_("消去した日時"))
    rows = models.PositiveIntegerField(_("消去した行の数"))

    objects = ErasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("消去の記録")

    def __str__(self) -> str:
        return f"{self.person} {self.erased_at:%Y-%m-%d}"


class SealedRecordQuerySet(models.QuerySet["SealedRecord"]):
    def visible_to(self, user: User) -> Self:
        """Nobody reads what is sealed in his daily work."""
        return self.none()


class SealedRecord(Recorded):
    """封をした記録: what the law has us keep of an erased person until a day, and no longer."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="sealed_records",
        verbose_name=_("団体"),
    )
    expert = models.ForeignKey(
        "experts.Expert",
        on_delete=models.PROTECT,
        related_name="sealed_records",
        verbose_name=_("新現役"),
    )
    law = models.CharField(_("残す根拠"), max_length=100)
    content = models.JSONField(_("内容"))
    until = models.DateField(_("残す期限"))
    blanked_at = models.DateTimeField(_("消した日時"), null=True, blank=True)

    objects = SealedRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("封をした記録")

    def __str__(self) -> str:
        return f"{self.law} {self.until}"
