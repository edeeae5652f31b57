from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.knowledge.models.audience import Audience, readable_by
from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User

# 支援スキルの向上 and 意識の向上, as people can say of themselves.
QUESTIONS = {
    "hears": _("経営者のお話を、聞きとる自信がありますか。"),
    "judges": _("困りごとの背景を見立て、整理する自信がありますか。"),
    "introduces": _("合いそうな新現役を選び、理由をそえて紹介する自信がありますか。"),
    "cares": _("中小企業の支援に、これから力を入れたいと思いますか。"),
}


class TrainingQuerySet(models.QuerySet["Training"]):
    def live(self) -> Self:
        """Trainings that were not called off."""
        return self.filter(called_off_at=None)

    def visible_to(self, user: User) -> Self:
        """The people of a body know its trainings, and those for the whole network."""
        return self.filter(readable_by(user))


class Training(Recorded):
    """研修: a day on which members learn, with who came and what they say of themselves."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="trainings",
        verbose_name=_("開く団体"),
    )
    title = models.CharField(_("研修の名前"), max_length=120)
    held_on = models.DateField(_("開催日"))
    place = models.CharField(_("場所"), max_length=120, blank=True)
    about = models.TextField(_("内容"), blank=True)
    audience = models.CharField(_("だれのための研修か"), max_length=10, choices=Audience)
    called_off_at = models.DateTimeField(_("取りやめた日時"), null=True, blank=True)

    objects = TrainingQuerySet.as_manager()

    class Meta:
        verbose_name = _("研修")
        ordering = ["-held_on", "-id"]

    def __str__(self) -> str:
        return self.title


class TrainingAttendanceQuerySet(models.QuerySet["TrainingAttendance"]):
    def live(self) -> Self:
        """Who is still to take part, or did."""
        return self.filter(undone_at=None)

    def visible_to(self, user: User) -> Self:
        """The body that holds the training sees who came; everybody his own."""
        staffed = Organisation.objects.staffed_by(user)
        return self.filter(Q(member=user) | Q(organisation__in=staffed))


class TrainingAttendance(Recorded):
    """研修の出欠: who was to take part, and whether he came."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="training_attendances",
        verbose_name=_("開く団体"),
    )
    training = models.ForeignKey(
        Training, on_delete=models.PROTECT, related_name="attendances", verbose_name=_("研修")
    )
    member = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="training_attendances",
        verbose_name=_("参加する人"),
    )
    present = models.BooleanField(_("出席"), default=False)
    undone_at = models.DateTimeField(_("取り消し日時"), null=True, blank=True)

    objects = TrainingAttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("研修の出欠")
        constraints = [
            models.UniqueConstraint(
                fields=["training", "member"], name="training_attended_once_by_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.training} {self.member}"


class Moment(models.TextChoices):
    BEFORE = "before", _("研修の前")
    AFTER = "after", _("研修のあと")


class TrainingAnswerQuerySet(models.QuerySet["TrainingAnswer"]):
    def visible_to(self, user: User) -> Self:
        """Only the person himself reads what he said of himself; others read means of several."""
        return self.filter(member=user)


class TrainingAnswer(Recorded):
    """研修のアンケート: what a member says of himself before or after a training, from 1 to 5."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="training_answers",
        verbose_name=_("開く団体"),
    )
    training = models.ForeignKey(
        Training, on_delete=models.PROTECT, related_name="answers", verbose_name=_("研修")
    )
    member = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="training_answers",
        verbose_name=_("答えた人"),
    )
    moment = models.CharField(_("いつ"), max_length=6, choices=Moment)
    hears = models.PositiveSmallIntegerField(_("聞きとる自信"))
    judges = models.PositiveSmallIntegerField(_("見立てる自信"))
    introduces = models.PositiveSmallIntegerField(_("紹介する自信"))
    cares = models.PositiveSmallIntegerField(_("支援への意欲"))
    answered_at = models.DateTimeField(_("答えた日時"))

    objects = TrainingAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("研修のアンケート")
        constraints = [
            models.UniqueConstraint(
                fields=["training", "member", "moment"], name="training_answered_once_a_moment"
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{name}__gte": 1, f"{name}__lte": 5}),
                    name=f"training_answer_{name}_from_one_to_five",
                )
                for name in ("hears", "judges", "introduces", "cares")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.training} {self.get_moment_display()}"
