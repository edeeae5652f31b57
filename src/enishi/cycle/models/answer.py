from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.cycle.models.engagement import Manner
from enishi.cycle.models.introduction import Introduction
from enishi.cycle.models.sounding import Sounding
from enishi.logbook.models import Recorded
from enishi.people.models import User


class Side(models.TextChoices):
    COMPANY = "company", _("企業")
    EXPERT = "expert", _("新現役")


class Reply(models.TextChoices):
    YES = "yes", _("はい、お願いしたい")
    AGAIN = "again", _("もう一度会いたい")
    NO = "no", _("今回は見送る")
    SUITS = "suits", _("その日でお会いします")
    DAY = "day", _("ほかの日にしてほしい")


# What is answered before the two have met: it is about the day, and decides nothing.
ABOUT_THE_DAY = (Reply.SUITS, Reply.DAY)


class Impression(models.TextChoices):
    VERY_GOOD = "very_good", _("とても良い")
    GOOD = "good", _("良い")
    ORDINARY = "ordinary", _("ふつう")
    NOT_FITTING = "not_fitting", _("合わないと感じた")


class Cause(models.TextChoices):
    TIMING = "timing", _("いまは時期が合わない")
    EXPERIENCE = "experience", _("求めている経験と少し違った")
    TERMS = "terms", _("回数や費用の折り合いがつかない")
    SOLVED = "solved", _("社内で進められそうになった")
    OTHER = "other", _("そのほか・言いにくい")


class AnswerQuerySet(models.QuerySet["Answer"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the introduction sees what both sides answered."""
        return self.filter(introduction__in=Introduction.objects.visible_to(user))

    def live(self) -> Self:
        """Answers that were not corrected."""
        return self.filter(ended_at=None)

    def deciding(self) -> Self:
        """Answers to whether it goes on, and not only to when the two meet."""
        return self.filter(about_day=False)


class Answer(Recorded):
    """返事: what the company or the expert replied to an introduction, after an interview."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="answers",
        verbose_name=_("担当団体"),
    )
    introduction = models.ForeignKey(
        Introduction, on_delete=models.PROTECT, related_name="answers", verbose_name=_("紹介")
    )
    side = models.CharField(_("どちらのお返事か"), max_length=8, choices=Side)
    round = models.PositiveSmallIntegerField(_("何回目のお返事か"))
    reply = models.CharField(_("お返事"), max_length=6, choices=Reply)
    about_day = models.BooleanField(_("面談の日についてのお返事"), default=False)
    cause = models.CharField(_("いちばん近い理由"), max_length=12, choices=Cause, blank=True)
    wished_days = models.CharField(_("ご都合のよい日"), max_length=120, blank=True)
    impression = models.CharField(
        _("お会いになった印象"), max_length=12, choices=Impression, blank=True
    )
    words = models.TextField(_("ひとこと"), blank=True)
    manner = models.CharField(_("お返事のしかた"), max_length=10, choices=Manner)
    given_at = models.DateTimeField(_("お返事の日時"))
    noted_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="answers_noted",
        verbose_name=_("お返事を聞いた人"),
        null=True,
        blank=True,
    )
    ended_at = models.DateTimeField(_("訂正した日時"), null=True, blank=True)
    ended_why = models.TextField(_("訂正したわけ"), blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("返事")
        ordering = ["given_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["introduction", "side", "round", "about_day"],
                condition=Q(ended_at=None),
                name="answer_once_per_side_and_round",
            ),
            models.CheckConstraint(
                condition=Q(about_day=True, reply__in=ABOUT_THE_DAY)
                | (Q(about_day=False) & ~Q(reply__in=ABOUT_THE_DAY)),
                name="answer_about_the_day_by_its_words",
            ),
            models.CheckConstraint(
                condition=Q(reply="no") | Q(cause=""), name="answer_cause_when_no"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_why="")
                | (Q(ended_at__isnull=False) & ~Q(ended_why="")),
                name="answer_corrected_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.introduction} {self.get_side_display()} {self.get_reply_display()}"

    @property
    def manner_in_words(self) -> str:
        """How it came: the company has a screen of its own."""
        if self.side == Side.COMPANY and self.manner == Manner.ACCOUNT:
            return str(_("企業の画面"))
        return self.get_manner_display()

    @property
    def in_words(self) -> str:
        """The answer as its side gives it: a company asks for help, an expert takes it on."""
        if self.side == Side.EXPERT and self.reply == Reply.YES:
            return str(_("はい、お引き受けします"))
        return self.get_reply_display()


class AnswerLinkQuerySet(models.QuerySet["AnswerLink"]):
    def open(self) -> Self:
        """Addresses that still take an answer."""
        return self.filter(used_at=None, ended_at=None, expires_at__gt=timezone.now())


class AnswerLink(Recorded):
    """返事の入り口: an address with which somebody without an account answers once.

    Only a fingerprint is kept; reading the page changes nothing, sending the answer uses it up.
    """

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="answer_links",
        verbose_name=_("担当団体"),
    )
    side = models.CharField(_("だれの入り口か"), max_length=8, choices=Side)
    introduction = models.ForeignKey(
        Introduction,
        on_delete=models.PROTECT,
        related_name="links",
        verbose_name=_("紹介"),
        null=True,
        blank=True,
    )
    sounding = models.ForeignKey(
        Sounding,
        on_delete=models.PROTECT,
        related_name="links",
        verbose_name=_("打診"),
        null=True,
        blank=True,
    )
    fingerprint = models.CharField(_("指紋"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("作った日時"))
    expires_at = models.DateTimeField(_("使える期限"))
    used_at = models.DateTimeField(_("お返事に使われた日時"), null=True, blank=True)
    ended_at = models.DateTimeField(_("取り下げた日時"), null=True, blank=True)

    objects = AnswerLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("返事の入り口")
        constraints = [
            models.CheckConstraint(
                condition=Q(introduction__isnull=False, sounding=None)
                | Q(introduction=None, sounding__isnull=False, side="expert"),
                name="answer_link_asks_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()} {self.made_at:%Y-%m-%d}"
