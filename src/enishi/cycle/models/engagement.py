from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class EngagementType(models.TextChoices):
    ADVICE = "advice", _("助言（期間を区切った相談役）")
    SERVICE_CONTRACT = "service_contract", _("業務委託")
    ADVISER = "adviser", _("顧問")
    EMPLOYMENT = "employment", _("雇用")


class Manner(models.TextChoices):
    TELEPHONE = "telephone", _("電話")
    MAIL = "mail", _("メール")
    LINK = "link", _("お返事のページ")
    ACCOUNT = "account", _("ご本人の画面")
    MEETING = "meeting", _("お会いして")


class EmploymentPermitQuerySet(models.QuerySet["EmploymentPermit"]):
    def visible_to(self, user: User) -> Self:
        """A body sees its own permit, the 推進室 those of every body."""
        return self.filter(organisation__in=Organisation.objects.overseen_by(user))

    def live(self) -> Self:
        """Permits that have not ended."""
        return self.filter(ended_at=None)


class EmploymentPermit(Recorded):
    """職業紹介の許可: without its number a body brokers no employment, and refers it onward."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="employment_permits",
        verbose_name=_("団体"),
    )
    number = models.CharField(_("許可番号"), max_length=40)
    from_on = models.DateField(_("許可の日"))
    ended_at = models.DateTimeField(_("終了日時"), null=True, blank=True)

    objects = EmploymentPermitQuerySet.as_manager()

    class Meta:
        verbose_name = _("職業紹介の許可")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(ended_at=None),
                name="employment_permit_once_per_body",
            ),
            models.CheckConstraint(condition=~Q(number=""), name="employment_permit_has_a_number"),
        ]

    def __str__(self) -> str:
        return self.number
