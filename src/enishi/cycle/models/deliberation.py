from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.cycle.models.need import touching
from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class DeliberationQuerySet(models.QuerySet["Deliberation"]):
    def visible_to(self, user: User) -> Self:
        """A body sees its deliberations; 除斥: nobody sees one that touches himself."""
        kept_out = Recusal.objects.filter(person=user, ended_at=None)
        return (
            self.filter(organisation__in=Organisation.objects.staffed_by(user))
            .exclude(touching(user))
            .exclude(pk__in=kept_out.values("deliberation"))
        )

    def open(self) -> Self:
        """Deliberations that still look for somebody."""
        return self.filter(ended_at=None)


class Deliberation(Recorded):
    """グループ討議: that a body compares candidates for one need, heard in a visit."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="deliberations",
        verbose_name=_("担当団体"),
    )
    need = models.ForeignKey(
        "cycle.Need",
        on_delete=models.PROTECT,
        related_name="deliberations",
        verbose_name=_("ニーズ"),
    )
    # No deliberation without a visit: a need from a roster has none, and is not deliberated.
    visit = models.ForeignKey(
        "cycle.Visit",
        on_delete=models.PROTECT,
        related_name="deliberations",
        verbose_name=_("企業訪問"),
    )
    opened_on = models.DateField(_("討議を始めた日"))
    opened_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="deliberations_opened",
        verbose_name=_("討議を始めた人"),
    )
    ended_at = models.DateTimeField(_("討議を終えた日時"), null=True, blank=True)

    objects = DeliberationQuerySet.as_manager()

    class Meta:
        verbose_name = _("グループ討議")
        constraints = [
            models.UniqueConstraint(
                fields=["need"],
                condition=Q(ended_at=None),
                name="deliberation_open_once_per_need",
            )
        ]

    def __str__(self) -> str:
        return str(self.need)


class RecusalQuerySet(models.QuerySet["Recusal"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the deliberation sees who is kept out of it."""
        return self.filter(deliberation__in=Deliberation.objects.visible_to(user))


class Recusal(Recorded):
    """除斥: that a person is kept out of a deliberation, because it touches him or his own."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="recusals",
        verbose_name=_("担当団体"),
    )
    deliberation = models.ForeignKey(
        Deliberation, on_delete=models.PROTECT, related_name="recusals", verbose_name=_("討議")
    )
    person = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="recusals",
        verbose_name=_("席を外す人"),
    )
    reason = models.CharField(_("席を外すわけ"), max_length=200)
    from_at = models.DateTimeField(_("席を外した日時"))
    ended_at = models.DateTimeField(_("席にもどった日時"), null=True, blank=True)

    objects = RecusalQuerySet.as_manager()

    class Meta:
        verbose_name = _("除斥")
        constraints = [
            models.UniqueConstraint(
                fields=["deliberation", "person"],
                condition=Q(ended_at=None),
                name="recusal_once_per_deliberation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} × {self.deliberation}"
