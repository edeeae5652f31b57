from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.cycle.models.deliberation import Deliberation
from enishi.logbook.models import Recorded
from enishi.people.models import User


class Stance(models.TextChoices):
    PUSH = "push", _("推す")
    WAVER = "waver", _("迷う")
    OTHER = "other", _("ほかの方を推す")


class OpinionQuerySet(models.QuerySet["Opinion"]):
    def visible_to(self, user: User) -> Self:
        """One's own, and the others' on everybody about whom one has spoken oneself."""
        spoken = self.model.objects.filter(author=user)
        return self.filter(deliberation__in=Deliberation.objects.visible_to(user)).filter(
            Q(author=user) | Q(candidate__in=spoken.values("candidate"))
        )


class Opinion(Recorded):
    """意見: what one member of the group thinks of one candidate, and why."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="opinions",
        verbose_name=_("担当団体"),
    )
    deliberation = models.ForeignKey(
        Deliberation, on_delete=models.PROTECT, related_name="opinions", verbose_name=_("討議")
    )
    candidate = models.ForeignKey(
        "cycle.Candidate",
        on_delete=models.PROTECT,
        related_name="opinions",
        verbose_name=_("候補者"),
    )
    author = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="opinions",
        verbose_name=_("意見を述べた人"),
    )
    # Around one table one person writes for everybody; then the two differ.
    written_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="opinions_written",
        verbose_name=_("書いた人"),
    )
    stance = models.CharField(_("意見"), max_length=6, choices=Stance)
    reason = models.TextField(_("そう思うわけ"))
    given_at = models.DateTimeField(_("述べた日時"))

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = _("意見")
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "author"], name="opinion_once_per_candidate_and_author"
            )
        ]

    def __str__(self) -> str:
        return f"{self.author} {self.get_stance_display()}"


class RemarkKind(models.TextChoices):
    CONCERN = "concern", _("心配なこと")
    PIN = "pin", _("ぜひこの方を")
    VETO = "veto", _("この案件ではお願いできない")


class RemarkQuerySet(models.QuerySet["Remark"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the deliberation sees what was remarked in it."""
        return self.filter(deliberation__in=Deliberation.objects.visible_to(user))

    def standing(self) -> Self:
        """Remarks that their author has not withdrawn."""
        return self.filter(withdrawn_at=None)


class Remark(Recorded):
    """申し添え: a concern, a strong wish or a veto about one candidate, with its reason."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="remarks",
        verbose_name=_("担当団体"),
    )
    deliberation = models.ForeignKey(
        Deliberation, on_delete=models.PROTECT, related_name="remarks", verbose_name=_("討議")
    )
    candidate = models.ForeignKey(
        "cycle.Candidate",
        on_delete=models.PROTECT,
        related_name="remarks",
        verbose_name=_("候補者"),
    )
    kind = models.CharField(_("何を申し添えるか"), max_length=8, choices=RemarkKind)
    reason = models.TextField(_("わけ"))
    author = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="remarks",
        verbose_name=_("申し添えた人"),
    )
    written_at = models.DateTimeField(_("申し添えた日時"))
    withdrawn_at = models.DateTimeField(_("取り下げた日時"), null=True, blank=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("申し添え")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="remark_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.author} {self.get_kind_display()}"
