from django.db import models
from django.utils.translation import gettext_lazy as _


class CareerEntry(models.Model):
    """職務経歴: one post in the expert's history, in the order the person tells it."""

    expert = models.ForeignKey(
        "experts.Expert", on_delete=models.CASCADE, related_name="career", verbose_name=_("新現役")
    )
    position = models.PositiveSmallIntegerField(_("順"))
    company_name = models.CharField(_("会社"), max_length=120, blank=True)
    company_size = models.PositiveIntegerField(_("会社の規模（人）"), null=True, blank=True)
    industry = models.CharField(_("業種"), max_length=2, blank=True)
    department = models.CharField(_("部署"), max_length=80, blank=True)
    post = models.CharField(_("役職"), max_length=80, blank=True)
    # ISO 8601 with the precision that is known: 1997, 1997-04 or 1997-04-01.
    from_when = models.CharField(_("いつから"), max_length=10, blank=True)
    to_when = models.CharField(_("いつまで"), max_length=10, blank=True)
    duties = models.TextField(_("したこと"))
    overseas = models.BooleanField(_("海外勤務"), default=False)

    class Meta:
        verbose_name = _("職務経歴")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["expert", "position"], name="career_entry_once_per_position"
            )
        ]

    def __str__(self) -> str:
        return f"{self.company_name} {self.post}".strip()


class Specialism(models.Model):
    """専門分野: a category of the taxonomy that the person names, with years of practice."""

    expert = models.ForeignKey(
        "experts.Expert",
        on_delete=models.CASCADE,
        related_name="specialisms",
        verbose_name=_("新現役"),
    )
    category = models.CharField(_("専門分野"), max_length=60)
    years = models.PositiveSmallIntegerField(_("年数"), null=True, blank=True)

    class Meta:
        verbose_name = _("専門分野")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["expert", "category"], name="specialism_once")
        ]

    def __str__(self) -> str:
        return self.category


class Qualification(models.Model):
    """保有資格: a licence or certificate."""

    expert = models.ForeignKey(
        "experts.Expert",
        on_delete=models.CASCADE,
        related_name="qualifications",
        verbose_name=_("新現役"),
    )
    name = models.CharField(_("資格"), max_length=80)

    class Meta:
        verbose_name = _("保有資格")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
