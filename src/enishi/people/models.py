import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.known import parts_of


class OrganisationKind(models.TextChoices):
    NPO = "npo", _("NPO法人")
    ASSOCIATION = "association", _("一般社団・財団法人")
    COOPERATIVE = "cooperative", _("組合")
    SCHOOL = "school", _("大学・高専")
    GROUP = "group", _("任意団体")
    FUNDER = "funder", _("委託元")


class Role(models.TextChoices):
    NETWORK_OFFICE = "network_office", _("推進室")
    HEAD = "head", _("団体責任者")
    COORDINATOR = "coordinator", _("コーディネーター")
    EXPERT = "expert", _("新現役")
    COMPANY = "company", _("企業")
    FUNDER = "funder", _("委託元")


STAFF = (Role.NETWORK_OFFICE, Role.HEAD, Role.COORDINATOR)
SECOND_FACTOR_REQUIRED = (Role.NETWORK_OFFICE, Role.FUNDER)


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    numbers: Sequence[int] | None = None

    def numbered(self, numbers: Sequence[int]) -> Self:
        """The bodies with these numbers: how a question begins, never how it is narrowed."""
        found = self.filter(pk__in=numbers)
        found.numbers = numbers
        return found

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        """Inside another question, bodies that are known are named by their numbers."""
        if self.numbers is None:
            return super().resolve_expression(*args, **kwargs)
        return list(self.numbers)

    def staffed_by(self, user: "User") -> Self:
        """The bodies that the person works for today."""
        if parts := parts_of(user.pk):
            return self.numbered([body.pk for body in parts.bodies])
        live = Membership.objects.live().filter(user=user, role__in=STAFF)
        return self.filter(ended_at=None, pk__in=live.values("organisation"))

    def overseen_by(self, user: "User") -> Self:
        """The bodies whose visits and needs the person reads: his own, or all for the 推進室."""
        if parts := parts_of(user.pk):
            return self.all() if Role.NETWORK_OFFICE in parts.roles else self.staffed_by(user)
        office = Membership.objects.live().filter(user=user, role=Role.NETWORK_OFFICE)
        return self.filter(Q(pk__in=self.staffed_by(user).values("pk")) | Q(models.Exists(office)))

    def appointed_by(self, user: "User") -> Self:
        """The bodies for which the person says who belongs to them: his own, or all of them."""
        live = Membership.objects.live().filter(user=user)
        office = live.filter(role=Role.NETWORK_OFFICE)
        headed = live.filter(role=Role.HEAD).values("organisation")
        return self.filter(Q(pk__in=headed) | Q(models.Exists(office)), ended_at=None)

    def visible_to(self, user: "User") -> Self:
        """A person sees the bodies that he works for; the 推進室 sees every body."""
        return self.overseen_by(user)


class Organisation(Recorded):
    """協働団体: a body of the network, its 推進室's body, or the funder."""

    code = models.CharField(_("団体の記号"), max_length=6, unique=True)
    name = models.CharField(_("団体名"), max_length=100)
    kana = models.CharField(_("団体名（フリガナ）"), max_length=200, blank=True)
    kind = models.CharField(_("団体種別"), max_length=20, choices=OrganisationKind)
    prefecture = models.CharField(_("都道府県"), max_length=2, blank=True)
    telephone = models.CharField(_("電話番号"), max_length=20, blank=True)
    ended_at = models.DateTimeField(_("脱退日時"), null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("団体")

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: object) -> "User":
        """Create an account; without a password it signs in by mailed code only."""
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class TextSize(models.TextChoices):
    MEDIUM = "m", _("中")
    LARGE = "l", _("大")
    EXTRA_LARGE = "xl", _("特大")


class User(AbstractBaseUser):
    """利用者: a person who signs in. What he may do follows from his memberships."""

    public_id = models.UUIDField(_("公開ID"), default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField(_("ログインID"), max_length=60, unique=True)
    email = models.EmailField(_("メールアドレス"), blank=True)
    family_name = models.CharField(_("姓"), max_length=40, blank=True)
    given_name = models.CharField(_("名"), max_length=40, blank=True)
    is_active = models.BooleanField(_("利用中"), default=True)
    joined_at = models.DateTimeField(_("利用開始"), default=timezone.now)
    text_size = models.CharField(
        _("文字の大きさ"), max_length=2, choices=TextSize, default=TextSize.MEDIUM
    )
    furigana = models.BooleanField(_("ふりがなを出す"), default=True)
    # Part of what a session is checked against: moving it on ends all of them at once.
    session_round = models.PositiveIntegerField(_("ログインの回"), default=0)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("利用者")

    def __str__(self) -> str:
        return self.full_name

    def _get_session_auth_hash(self, secret: Any = None) -> str:
        """What a session is checked against: the password, and the round of sessions."""
        return f"{super()._get_session_auth_hash(secret)}{self.session_round}"  # type: ignore[misc]

    @property
    def full_name(self) -> str:
        """姓 and 名 as the person writes them, or the sign-in name."""
        return f"{self.family_name} {self.given_name}".strip() or self.username


class MembershipQuerySet(models.QuerySet["Membership"]):
    def live(self) -> Self:
        """Memberships that have not ended, in bodies that have not left."""
        return self.filter(ended_at=None, organisation__ended_at=None, user__is_active=True)

    def visible_to(self, user: User) -> Self:
        """Whoever may appoint people for a body sees who belongs to it."""
        return self.filter(organisation__in=Organisation.objects.appointed_by(user))


class Membership(Recorded):
    """所属: the part that a person plays in a body; it ends, it is never deleted."""

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("利用者")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("団体")
    )
    role = models.CharField(_("役割"), max_length=20, choices=Role)
    from_on = models.DateField(_("開始日"))
    ended_at = models.DateTimeField(_("終了日時"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("所属")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=Q(ended_at=None),
                name="membership_live_once_per_role",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.organisation} {self.get_role_display()}"


class LostFactorQuerySet(models.QuerySet["LostFactor"]):
    def visible_to(self, user: User) -> Self:
        """Whoever may appoint people for a body sees whose second factor was taken off there."""
        return self.filter(organisation__in=Organisation.objects.appointed_by(user))


class LostFactor(Recorded):
    """もう一つの確認を外した記録: how it was made sure who asked, and why; it is never undone."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="lost_factors", verbose_name=_("団体")
    )
    account = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="lost_factors", verbose_name=_("利用者")
    )
    identified = models.CharField(_("ご本人の確かめ方"), max_length=200)
    reason = models.CharField(_("外すわけ"), max_length=200)
    taken_off_at = models.DateTimeField(_("外した日時"))
    # Nobody where the operator of the machine did it at the terminal.
    taken_off_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        related_name="factors_taken_off",
        verbose_name=_("外した人"),
        null=True,
        blank=True,
    )

    objects = LostFactorQuerySet.as_manager()

    class Meta:
        verbose_name = _("もう一つの確認を外した記録")

    def __str__(self) -> str:
        return f"{self.account} {self.taken_off_at:%Y-%m-%d}"


class AccountInvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: User) -> Self:
        """Whoever may appoint people for a body sees whom it has invited."""
        return self.filter(organisation__in=Organisation.objects.appointed_by(user))

    def open(self, at: datetime) -> Self:
        """Those whose link still opens."""
        return self.filter(accepted_at=None, ended_at=None, expires_at__gt=at)


class Invitation(Recorded):
    """招待: a link for seven days with which one person makes his account; its print is kept."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="invitations", verbose_name=_("団体")
    )
    role = models.CharField(_("役割"), max_length=20, choices=Role)
    family_name = models.CharField(_("姓"), max_length=40)
    given_name = models.CharField(_("名"), max_length=40, blank=True)
    email = models.EmailField(_("メールアドレス"), blank=True)
    secret_hash = models.CharField(_("リンクの指紋"), max_length=64, unique=True)
    # What the account becomes part of, such as an expert's card, and what is done about it.
    subject = models.UUIDField(_("記録"), null=True, blank=True)
    when_accepted = models.CharField(_("受けたときにすること"), max_length=120, blank=True)
    invited_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="invitations_made", verbose_name=_("招いた人")
    )
    invited_at = models.DateTimeField(_("招いた日時"))
    expires_at = models.DateTimeField(_("期限"))
    accepted_at = models.DateTimeField(_("受けた日時"), null=True, blank=True)
    account = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        related_name="invitations",
        verbose_name=_("利用者"),
        null=True,
        blank=True,
    )
    ended_at = models.DateTimeField(_("取りやめた日時"), null=True, blank=True)

    objects = AccountInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("招待")
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None, account=None)
                | Q(accepted_at__isnull=False, account__isnull=False, ended_at=None),
                name="invitation_accepted_with_an_account",
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """姓 and 名 of the person who is invited."""
        return f"{self.family_name} {self.given_name}".strip()


class Draft(models.Model):
    """下書き: what a person has typed into a form and not yet saved as a record."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="drafts", verbose_name=_("利用者")
    )
    form = models.CharField(_("用紙"), max_length=40)
    # The nil UUID stands for a record that does not exist yet.
    subject = models.UUIDField(_("記録"), default=uuid.UUID(int=0))
    content = models.JSONField(_("内容"))
    saved_at = models.DateTimeField(_("保存日時"))

    class Meta:
        verbose_name = _("下書き")
        constraints = [
            models.UniqueConstraint(fields=["user", "form", "subject"], name="draft_once_per_form")
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.saved_at:%Y-%m-%d %H:%M}"


class OpenSessionQuerySet(models.QuerySet["OpenSession"]):
    def visible_to(self, user: User) -> Self:
        """One's own that have not come to their end; nobody sees another's."""
        return self.filter(account=user, expire_date__gt=timezone.now())


class OpenSession(AbstractBaseSession):
    """ログイン中の機器: a browser that is signed in, or has something kept for it without."""

    # Both are nothing before somebody has signed in.
    public_id = models.UUIDField(_("公開ID"), null=True, unique=True)
    account = models.ForeignKey(
        User,
        on_delete=models.CASCADE,
        related_name="sessions",
        verbose_name=_("利用者"),
        null=True,
    )

    objects = OpenSessionQuerySet.as_manager()  # type: ignore[assignment,misc]

    class Meta:
        verbose_name = _("ログイン中の機器")

    @classmethod
    def get_session_store_class(cls) -> Any:
        """What reads and writes the rows; it stands on this model."""
        return import_string("enishi.people.sessions.SessionStore")


class Installation(models.Model):
    """設置: what kind of database this is; only a demonstration has one-press sign-in."""

    demonstration_on = models.DateField(_("練習用の記録を作った日"), null=True)
    # A new one whenever the whole content is exchanged, so that nobody trusts what he remembers.
    epoch = models.UUIDField(_("内容の世代"), default=uuid.uuid4)

    class Meta:
        verbose_name = _("設置")

    def __str__(self) -> str:
        return str(self.demonstration_on or "live")
