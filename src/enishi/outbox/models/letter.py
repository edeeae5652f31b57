from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.outbox.models.subject import About
from enishi.people.models import Organisation, User

# Whoever was to note the end of a sending and has not by now was stopped half-way.
LOST_AFTER = timedelta(minutes=10)


class Manner(models.TextChoices):
    MAIL = "mail", _("メール")
    POST = "post", _("郵便")
    FAX = "fax", _("FAX")


class State(models.TextChoices):
    DRAFT = "draft", _("下書き")
    PROPOSED = "proposed", _("決裁待ち")
    APPROVED = "approved", _("決裁ずみ")
    WAITING = "waiting", _("まもなく送ります")
    SENDING = "sending", _("送っています")
    UNKNOWN = "unknown", _("届いたか、わかりません")
    SENT = "sent", _("送りました")
    BOUNCED = "bounced", _("届きませんでした")
    STOPPED = "stopped", _("止めました")
    DISCARDED = "discarded", _("取りやめました")


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, user: User) -> Self:
        """The people who work for a body see everything it writes, and nobody else does."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))

    def about(self, subject: Recorded) -> Self:
        """What was written about one record."""
        return self.filter(about_kind=subject._meta.label_lower, about=subject.public_id)

    def open(self) -> Self:
        """Letters with which something still has to be done, be it only waiting."""
        return self.filter(sent_at=None, stopped_at=None, discarded_at=None)

    def due(self, at: datetime) -> Self:
        """Mails whose ten minutes have passed and that nobody has begun to send."""
        return self.open().filter(manner=Manner.MAIL, sending_at=None, due_at__lte=at)

    def lost(self, at: datetime) -> Self:
        """Mails whose sending was begun so long ago that its end will never be told."""
        return self.open().filter(sending_at__lte=at - LOST_AFTER)


class Letter(About, Recorded):
    """手紙・メール: what a body writes to one person; a draft until it is sent."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="letters",
        verbose_name=_("団体"),
    )
    manner = models.CharField(_("送り方"), max_length=4, choices=Manner, default=Manner.MAIL)
    recipient_name = models.CharField(_("宛名"), max_length=80, blank=True)
    recipient_firm = models.CharField(_("会社・団体名"), max_length=120, blank=True)
    recipient_post = models.CharField(_("役職・部署"), max_length=80, blank=True)
    email = models.EmailField(_("メールアドレス"), blank=True)
    postal_code = models.CharField(_("郵便番号"), max_length=8, blank=True)
    address = models.CharField(_("住所"), max_length=200, blank=True)
    fax = models.CharField(_("FAX番号"), max_length=20, blank=True)
    # The public id of the person to whom it goes: he may share his mailbox with somebody.
    recipient_person = models.UUIDField(_("宛先の人"), null=True, blank=True, db_index=True)
    # The public id of the person of whom it tells others: his consent may end before it goes.
    concerns = models.UUIDField(_("だれについての手紙か"), null=True, blank=True, db_index=True)
    subject = models.CharField(_("件名"), max_length=120)
    body = models.TextField(_("本文"))
    # 記: a heading on a line of its own, what belongs to it below, an empty line before the next.
    particulars = models.TextField(_("記（日時・場所など）"), blank=True)
    answer_address = models.CharField(_("お返事のページ"), max_length=300, blank=True)
    with_answer_slip = models.BooleanField(_("返信票をつける"), default=False)
    language = models.CharField(_("ことば"), max_length=5, default="ja")

    drafted_at = models.DateTimeField(_("書きはじめた日時"))
    drafted_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="letters_drafted",
        verbose_name=_("起案"),
    )
    needs_approval = models.BooleanField(_("決裁が要る"), default=False)
    proposed_at = models.DateTimeField(_("決裁を願い出た日時"), null=True, blank=True)
    approved_at = models.DateTimeField(_("決裁の日時"), null=True, blank=True)
    approved_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="letters_approved",
        verbose_name=_("決裁"),
        null=True,
        blank=True,
    )
    fiscal_year = models.PositiveSmallIntegerField(_("文書番号の年度"), null=True, blank=True)
    number = models.PositiveIntegerField(_("文書番号"), null=True, blank=True)

    released_at = models.DateTimeField(_("「送る」を押した日時"), null=True, blank=True)
    released_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="letters_released",
        verbose_name=_("「送る」を押した人"),
        null=True,
        blank=True,
    )
    due_at = models.DateTimeField(_("送る日時"), null=True, blank=True)
    # Written and committed before the mail is handed over: see docs/decisions on the outbox.
    sending_at = models.DateTimeField(_("送りはじめた日時"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("送ろうとした回数"), default=0)
    trouble = models.CharField(_("送れなかったわけ"), max_length=300, blank=True)
    sent_at = models.DateTimeField(_("送った日時"), null=True, blank=True)
    bounced_at = models.DateTimeField(_("届かなかった日時"), null=True, blank=True)
    bounce = models.CharField(_("届かなかったわけ"), max_length=300, blank=True)
    stopped_at = models.DateTimeField(_("止めた日時"), null=True, blank=True)
    discarded_at = models.DateTimeField(_("取りやめた日時"), null=True, blank=True)
    message_id = models.CharField(_("メールの番号"), max_length=200, unique=True)
    # Dotted names of what a room above wants done; called with the letter, never imported here.
    when_sent = models.CharField(_("送ったあとにすること"), max_length=120, blank=True)
    when_undone = models.CharField(_("送らないときにすること"), max_length=120, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("手紙・メール")
        indexes = [
            models.Index(fields=["about", "-drafted_at"], name="letter_by_subject"),
            models.Index(fields=["organisation", "-drafted_at"], name="letter_by_body"),
            models.Index(
                fields=["due_at"],
                condition=Q(sent_at=None, stopped_at=None, discarded_at=None),
                name="letter_due",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(recipient_name="") | ~Q(recipient_firm=""),
                name="letter_is_addressed_to_somebody",
                violation_error_message=_("宛名か会社・団体名を入れてください。"),
            ),
            models.CheckConstraint(
                condition=Q(due_at=None, released_at=None, released_by=None)
                | Q(due_at__gte=F("released_at"), released_by__isnull=False),
                name="letter_is_due_once_released",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(released_at__isnull=False),
                name="letter_is_released_before_it_is_sent",
            ),
            models.CheckConstraint(
                condition=Q(released_at=None)
                | (Q(manner=Manner.MAIL) & ~Q(email=""))
                | (Q(manner=Manner.POST) & ~Q(address=""))
                | (Q(manner=Manner.FAX) & ~Q(fax="")),
                name="letter_has_an_address_when_released",
            ),
            models.CheckConstraint(
                condition=Q(released_at=None, needs_approval=True)
                | Q(needs_approval=False)
                | Q(approved_at__isnull=False),
                name="letter_is_approved_before_it_is_released",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None, number=None, fiscal_year=None)
                | Q(
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                    number__isnull=False,
                    fiscal_year__isnull=False,
                ),
                name="letter_has_a_number_when_approved",
            ),
            models.CheckConstraint(
                condition=Q(bounced_at=None) | Q(sent_at__isnull=False),
                name="letter_bounces_after_it_was_sent",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(stopped_at=None, discarded_at=None),
                name="letter_is_sent_or_stopped_and_not_both",
            ),
            models.UniqueConstraint(
                fields=["organisation", "fiscal_year", "number"], name="letter_number_once_a_year"
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        """The letter's page in the outbox."""
        return reverse("letter", args=[self.public_id])

    def state_at(self, at: datetime) -> State:
        """Where the letter stands: its dates say it, the latest step first."""
        lost = self.sending_at is not None and self.sending_at <= at - LOST_AFTER
        steps = (
            (self.discarded_at, State.DISCARDED),
            (self.stopped_at, State.STOPPED),
            (self.bounced_at, State.BOUNCED),
            (self.sent_at, State.SENT),
            (self.sending_at, State.UNKNOWN if lost else State.SENDING),
            (self.released_at, State.WAITING),
            (self.approved_at, State.APPROVED),
            (self.proposed_at, State.PROPOSED),
        )
        return next((state for made_at, state in steps if made_at), State.DRAFT)

    @property
    def is_editable(self) -> bool:
        """Whether its text may still be changed: a draft that nobody has signed."""
        over = self.sent_at or self.stopped_at or self.discarded_at
        return not (over or self.released_at or self.proposed_at or self.approved_at)


class LetterAttachment(models.Model):
    """添付: a file that goes with a letter."""

    letter = models.ForeignKey(
        Letter, on_delete=models.CASCADE, related_name="attachments", verbose_name=_("手紙・メール")
    )
    file = models.ForeignKey(
        "files.StoredFile",
        on_delete=models.PROTECT,
        related_name="sent_with",
        verbose_name=_("ファイル"),
    )

    class Meta:
        verbose_name = _("添付")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "file"], name="letter_attachment_once")
        ]

    def __str__(self) -> str:
        return f"{self.letter} + {self.file}"
