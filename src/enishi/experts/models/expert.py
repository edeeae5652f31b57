from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.experts.models.access import ExpertAccess
from enishi.logbook.models import Recorded, Revision
from enishi.logbook.seen import Personal
from enishi.people.models import User


class RegistrationState(models.TextChoices):
    PROVISIONAL = "provisional", _("仮登録")
    REGISTERED = "registered", _("登録中")
    WITHDRAWN = "withdrawn", _("登録終了")


class EndReason(models.TextChoices):
    WISH = "wish", _("ご本人のご希望")
    DECEASED = "deceased", _("逝去")
    UNREACHABLE = "unreachable", _("長期不通")
    MERGED = "merged", _("同じ方の登録票にまとめた")
    MISTAKE = "mistake", _("まちがって登録した")
    OTHER = "other", _("そのほか")


# After these nobody writes to the person any more, neither by mail nor by post.
SILENT = (EndReason.DECEASED, EndReason.UNREACHABLE)


class EmployerPermission(models.TextChoices):
    GRANTED = "granted", _("許可をもらっている")
    TO_ASK = "to_ask", _("これから聞く")
    NOT_NEEDED = "not_needed", _("許可は要らない")


class ExpertQuerySet(models.QuerySet["Expert"]):
    def visible_to(self, user: User) -> Self:
        """A body sees the experts it may work with (ExpertAccess); an expert sees himself."""
        reached = ExpertAccess.objects.visible_to(user).filter(expert=OuterRef("pk"))
        # PostgreSQL then asks once for a long list and by the row for one card, as is cheaper.
        return self.filter(Exists(reached) | Q(account=user))

    def registered(self) -> Self:
        """Those who may be considered for a need: registered, and agreed to be used for it."""
        return self.filter(state=RegistrationState.REGISTERED, use_stopped_at=None)


class Expert(Personal, Recorded):
    """新現役: a retired or soon-to-retire person registered to support small companies."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="experts",
        verbose_name=_("所属団体"),
    )
    account = models.OneToOneField(
        "people.User",
        on_delete=models.PROTECT,
        related_name="expert",
        verbose_name=_("利用者"),
        null=True,
        blank=True,
    )
    family_name = models.CharField(_("姓"), max_length=40)
    given_name = models.CharField(_("名"), max_length=40, blank=True)
    family_kana = models.CharField(_("セイ"), max_length=60, blank=True)
    given_kana = models.CharField(_("メイ"), max_length=60, blank=True)
    born_on = models.DateField(_("生年月日"), null=True, blank=True)
    postal_code = models.CharField(_("郵便番号"), max_length=7, blank=True)
    prefecture = models.CharField(_("都道府県"), max_length=2, blank=True)
    city = models.CharField(_("市区町村"), max_length=60, blank=True)
    street = models.CharField(_("町名・番地"), max_length=120, blank=True)
    telephone = models.CharField(_("電話番号"), max_length=20, blank=True)
    email = models.EmailField(_("メールアドレス"), blank=True)
    state = models.CharField(
        _("登録の状態"),
        max_length=12,
        choices=RegistrationState,
        default=RegistrationState.REGISTERED,
    )
    registered_on = models.DateField(_("登録日"), null=True, blank=True)
    confirmed_on = models.DateField(_("ご本人が確認した日"), null=True, blank=True)
    ended_on = models.DateField(_("登録終了日"), null=True, blank=True)
    ended_because = models.CharField(
        _("登録終了のわけ"), max_length=12, choices=EndReason, blank=True
    )
    # Two cards of one person: what pointed at this one stays where it is, readers go on from here.
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="merged_from",
        verbose_name=_("統合先"),
        null=True,
        blank=True,
    )
    about = models.TextField(_("自己PR"), blank=True)
    offers = models.TextField(_("支援できること"), blank=True)
    small_firm_style = models.TextField(_("中小企業での働き方"), blank=True)
    languages = models.CharField(_("言語"), max_length=120, blank=True)
    # An empty list means that the person goes anywhere.
    reach = models.JSONField(_("うかがえる地域"), default=list, blank=True)
    online = models.BooleanField(_("オンラインもできる"), default=False)
    weekdays = models.CharField(_("動ける曜日・頻度"), max_length=120, blank=True)
    capacity = models.PositiveSmallIntegerField(_("同時に担当できる社数"), default=2)
    current_cases = models.PositiveSmallIntegerField(_("いま担当している社数"), default=0)
    paused_until = models.DateField(_("お休みの期限"), null=True, blank=True)
    retires_on = models.DateField(_("退職予定日"), null=True, blank=True)
    employer_permission = models.CharField(
        _("勤め先の許可"), max_length=12, choices=EmployerPermission, blank=True
    )
    former_duties = models.TextField(_("前の勤め先との約束"), blank=True)
    # 利用停止: the person no longer agrees, or has asked us to stop; the card rests unread.
    use_stopped_at = models.DateTimeField(_("利用を止めた日時"), null=True, blank=True)
    discovery_channel = models.CharField(_("お知りになったきっかけ"), max_length=60, blank=True)

    objects = ExpertQuerySet.as_manager()

    class Meta:
        verbose_name = _("新現役")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=RegistrationState.WITHDRAWN, ended_on__isnull=False)
                | (~Q(state=RegistrationState.WITHDRAWN) & Q(ended_on=None)),
                name="expert_ended_when_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(ended_because="") | Q(state=RegistrationState.WITHDRAWN),
                name="expert_ended_because_of_something_only_when_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(ended_because=EndReason.MERGED),
                name="expert_ended_when_merged",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")),
                name="expert_not_merged_into_himself",
            ),
        ]
        # With all that a list by reading, and the policy, ask of a card.
        indexes = [
            models.Index(
                fields=["family_kana", "given_kana", "id"],
                include=["organisation", "account", "state"],
                name="expert_by_reading",
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """姓 and 名 as the person writes them."""
        return f"{self.family_name} {self.given_name}".strip()

    @property
    def rests(self) -> bool:
        """Whether the person takes a rest today, by his own notice."""
        return bool(self.paused_until and self.paused_until >= timezone.localdate())

    @property
    def free_places(self) -> int:
        """How many more companies the person can take on now."""
        return max(0, self.capacity - self.current_cases)


class BlockedCompany(models.Model):
    """紹介を望まない企業: a company that the expert does not want, or that does not want him."""

    expert = models.ForeignKey(
        Expert, on_delete=models.PROTECT, related_name="blocked", verbose_name=_("新現役")
    )
    company = models.ForeignKey(
        "companies.Company",
        on_delete=models.PROTECT,
        related_name="blocked_experts",
        verbose_name=_("企業"),
    )
    ended_at = models.DateTimeField(_("終了日時"), null=True, blank=True)

    class Meta:
        verbose_name = _("紹介を望まない企業")
        constraints = [
            models.UniqueConstraint(
                fields=["expert", "company"], condition=Q(ended_at=None), name="blocked_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.expert} × {self.company}"


class ExpertRevision(Revision):
    """登録票の版: how a registration card stood at a version."""

    expert = models.ForeignKey(
        Expert, on_delete=models.CASCADE, related_name="revisions", verbose_name=_("新現役")
    )

    class Meta:
        verbose_name = _("登録票の版")
        constraints = [
            models.UniqueConstraint(fields=["expert", "version"], name="expert_revision_once")
        ]

    def __str__(self) -> str:
        return f"{self.expert} v{self.version}"
