from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.companies.models import spoken_for_by
from enishi.cycle.models.answer import Side
from enishi.cycle.models.engagement import Manner
from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class Achieved(models.TextChoices):
    BEYOND = "beyond", _("思っていたより進んだ")
    AS_HOPED = "as_hoped", _("思っていたとおり進んだ")
    PARTLY = "partly", _("少し進んだ")
    NOT_YET = "not_yet", _("まだ進んでいない")


class Wish(models.TextChoices):
    GO_ON = "go_on", _("これからも、じかにお願いしたい")
    AGAIN = "again", _("またの機会にお願いしたい")
    ENOUGH = "enough", _("今回で終わりにしたい")


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    def visible_to(self, user: User) -> Self:
        """A body reads what both sides said of its supports; nobody else reads the words."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))

    def told_by(self, user: User) -> Self:
        """What the company said for which the person is a contact; never what the expert said."""
        return self.filter(side=Side.COMPANY, match__company__in=spoken_for_by(user))

    def live(self) -> Self:
        """Those that nobody has corrected."""
        return self.filter(ended_at=None)


class Evaluation(Recorded):
    """支援を終えてのアンケート: what one side says of a support that is over."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="evaluations",
        verbose_name=_("担当団体"),
    )
    match = models.ForeignKey(
        "cycle.Match",
        on_delete=models.PROTECT,
        related_name="evaluations",
        verbose_name=_("マッチング"),
    )
    side = models.CharField(_("どちらの声か"), max_length=10, choices=Side)
    achieved = models.CharField(
        _("困りごとは、どこまで進みましたか"), max_length=10, choices=Achieved
    )
    wish = models.CharField(_("これからのこと"), max_length=10, choices=Wish)
    words = models.TextField(_("よかったこと・こうしてほしかったこと"), blank=True)
    manner = models.CharField(_("うかがい方"), max_length=12, choices=Manner)
    evaluated_on = models.DateField(_("うかがった日"))
    # Who of the body wrote it down; nobody when the company answered on its own page.
    noted_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="evaluations_noted",
        verbose_name=_("書きとめた人"),
        null=True,
        blank=True,
    )
    ended_at = models.DateTimeField(_("訂正した日時"), null=True, blank=True)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = _("支援を終えてのアンケート")
        constraints = [
            models.UniqueConstraint(
                fields=["match", "side"],
                condition=Q(ended_at=None),
                name="evaluation_once_per_side",
                violation_error_message=_("この方のアンケートは、もういただいています。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.match} {self.get_side_display()}"
