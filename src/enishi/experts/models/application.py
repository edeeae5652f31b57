from datetime import date
from typing import Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.logbook.seen import Personal
from enishi.people.models import Organisation, User
from enishi.reference.folding import fold
from enishi.reference.phones import NotAPhone, format_phone, parse_phone


class ApplicationState(models.TextChoices):
    WRITING = "writing", _("記入中")
    WAITING = "waiting", _("審査待ち")
    ASKED = "asked", _("おたずね中")
    REGISTERED = "registered", _("登録ずみ")
    DECLINED = "declined", _("見送り")


# Where the answers keep what was put aside half-way: pairs, since a database may sort names.
UNFINISHED = "unfinished"

OPEN = (ApplicationState.WRITING, ApplicationState.ASKED)
OVER = (ApplicationState.REGISTERED, ApplicationState.DECLINED)


class ApplicationQuerySet(models.QuerySet["Application"]):
    def visible_to(self, user: User) -> Self:
        """The staff of the body that a person chose see his application, unfinished ones too."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))

    def undecided(self) -> Self:
        """Those that wait for the body or for the person's answer."""
        return self.filter(state__in=(ApplicationState.WAITING, ApplicationState.ASKED))


class Application(Personal, Recorded):
    """仮登録: what a person tells about himself before the body has taken him in."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="applications",
        verbose_name=_("団体"),
    )
    number = models.PositiveIntegerField(_("仮登録の番号"), null=True, blank=True)
    state = models.CharField(
        _("状態"), max_length=12, choices=ApplicationState, default=ApplicationState.WRITING
    )
    # What was typed, question by question, as it was typed: the forms read it again.
    answers = models.JSONField(_("答え"), default=dict, encoder=DjangoJSONEncoder)
    step = models.CharField(_("どこまで進んだか"), max_length=20)
    code_hash = models.CharField(_("続きの番号の指紋"), max_length=64, blank=True, db_index=True)
    typed_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="applications_typed",
        verbose_name=_("代わりに入力した人"),
        null=True,
        blank=True,
    )
    begun_at = models.DateTimeField(_("書きはじめた日時"), default=timezone.now)
    saved_at = models.DateTimeField(_("保存日時"), default=timezone.now)
    submitted_at = models.DateTimeField(_("届いた日時"), null=True, blank=True)
    answer_by = models.DateField(_("お返事の期限"), null=True, blank=True)
    asked_at = models.DateTimeField(_("おたずねした日時"), null=True, blank=True)
    decided_at = models.DateTimeField(_("決めた日時"), null=True, blank=True)
    decided_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="applications_decided",
        verbose_name=_("決めた人"),
        null=True,
        blank=True,
    )
    letter = models.TextField(_("お見送りの手紙"), blank=True)
    expert = models.OneToOneField(
        "experts.Expert",
        on_delete=models.PROTECT,
        related_name="application",
        verbose_name=_("新現役"),
        null=True,
        blank=True,
    )

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("仮登録")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], name="application_number_once_per_body"
            ),
            models.UniqueConstraint(
                fields=["code_hash"], condition=~Q(code_hash=""), name="application_code_once"
            ),
            models.CheckConstraint(
                condition=Q(state="writing", submitted_at=None, answer_by=None, number=None)
                | (
                    ~Q(state="writing")
                    & Q(submitted_at__isnull=False, answer_by__isnull=False, number__isnull=False)
                ),
                name="application_submitted_unless_writing",
            ),
            models.CheckConstraint(
                condition=Q(state="asked", asked_at__isnull=False)
                | (~Q(state="asked") & Q(asked_at=None)),
                name="application_asked_at_while_asked",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=("registered", "declined"),
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                )
                | (~Q(state__in=("registered", "declined")) & Q(decided_at=None, decided_by=None)),
                name="application_decided_when_over",
            ),
            models.CheckConstraint(
                condition=Q(state="registered", expert__isnull=False)
                | (~Q(state="registered") & Q(expert=None)),
                name="application_expert_when_registered",
            ),
            models.CheckConstraint(
                condition=(Q(state="declined") & ~Q(letter=""))
                | (~Q(state="declined") & Q(letter="")),
                name="application_letter_when_declined",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.full_name}".strip()

    @property
    def reference(self) -> str:
        """AK-K-0012: the number that the person is told; nothing before he has sent it."""
        return f"{self.organisation.code}-K-{self.number:04}" if self.number else ""

    @property
    def family_name(self) -> str:
        """姓 as it was typed."""
        return self.said("name", "family_name")

    @property
    def given_name(self) -> str:
        """名 as it was typed."""
        return self.said("name", "given_name")

    @property
    def full_name(self) -> str:
        """姓 and 名 as they were typed."""
        return f"{self.family_name} {self.given_name}".strip()

    @property
    def email(self) -> str:
        """The address for mail, in the width in which mail is sent; many have none."""
        return fold(self.said("contact", "email")).strip()

    @property
    def telephone(self) -> str:
        """The telephone number as people dial it."""
        typed = self.said("contact", "telephone")
        try:
            return format_phone(parse_phone(typed)) if typed else ""
        except NotAPhone:
            return typed

    @property
    def is_open(self) -> bool:
        """Whether the person may still write."""
        return self.state in OPEN

    @property
    def is_over(self) -> bool:
        """Whether the body has decided."""
        return self.state in OVER

    @property
    def unfinished(self) -> dict[str, dict[str, list[str]]]:
        """Pages that were left half-way: what stood in their boxes, the last one last."""
        return dict(self.answers.get(UNFINISHED, []))

    def days_left(self, day: date) -> int | None:
        """How many days are left for the body's answer; negative when it is late."""
        waits = self.state == ApplicationState.WAITING and self.answer_by
        return (self.answer_by - day).days if waits and self.answer_by else None

    def said(self, question: str, field: str) -> str:
        """One answer as it was typed, or nothing."""
        values = self.answers.get(question, {}).get(field) or [""]
        return str(values[-1])


class Enquiry(models.Model):
    """おたずね: what the body asked back, and what the person answered."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="enquiries", verbose_name=_("仮登録")
    )
    question = models.TextField(_("おたずね"))
    asked_at = models.DateTimeField(_("おたずねした日時"))
    asked_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="enquiries_asked",
        verbose_name=_("おたずねした人"),
    )
    reply = models.TextField(_("お返事"), blank=True)
    replied_at = models.DateTimeField(_("お返事の日時"), null=True, blank=True)

    class Meta:
        verbose_name = _("おたずね")
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(replied_at=None), name="enquiry_open_once"
            )
        ]

    def __str__(self) -> str:
        return self.question[:40]
