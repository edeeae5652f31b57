from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class ConfirmationManner(models.TextChoices):
    LINK = "link", _("メールのボタンで")
    ACCOUNT = "account", _("ご自分のページで")
    TELEPHONE = "telephone", _("電話で")
    PAPER = "paper", _("郵便・FAXで")


class ConfirmationQuerySet(models.QuerySet["Confirmation"]):
    def visible_to(self, user: User) -> Self:
        """The body that asked sees its question and the answer."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))

    def open(self, on: date) -> Self:
        """Questions that still wait for an answer and may be answered by their link."""
        return self.filter(answered_on=None, ended_at=None, valid_until__gte=on)


class Confirmation(Recorded):
    """お変わりありませんか: asked once a year; its link answers once, and only a print is kept."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="confirmations",
        verbose_name=_("団体"),
    )
    expert = models.ForeignKey(
        "experts.Expert",
        on_delete=models.PROTECT,
        related_name="confirmations",
        verbose_name=_("新現役"),
    )
    asked_on = models.DateField(_("おたずねした日"))
    asked_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="confirmations_asked",
        verbose_name=_("おたずねした人"),
    )
    code_hash = models.CharField(_("リンクの指紋"), max_length=64, blank=True)
    valid_until = models.DateField(_("リンクの期限"))
    answered_on = models.DateField(_("お返事の日"), null=True, blank=True)
    manner = models.CharField(
        _("お返事のしかた"), max_length=10, choices=ConfirmationManner, blank=True
    )
    # Who heard the answer on the telephone or opened the letter; nobody where he answered himself.
    noted_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="confirmations_noted",
        verbose_name=_("書きとめた人"),
        null=True,
        blank=True,
    )
    ended_at = models.DateTimeField(_("取りやめた日時"), null=True, blank=True)

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        verbose_name = _("お変わりありませんか")
        ordering = ["-asked_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["expert"],
                condition=Q(answered_on=None, ended_at=None),
                name="confirmation_asked_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["code_hash"], condition=~Q(code_hash=""), name="confirmation_code_once"
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None, manner="")
                | (Q(answered_on__isnull=False) & ~Q(manner="")),
                name="confirmation_answered_in_some_manner",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.expert} {self.asked_on}"
