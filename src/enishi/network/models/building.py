"""協働団体を集める: bodies found, asked to join, and bound by what they signed."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded, Revision
from enishi.people.models import Organisation, OrganisationKind, User


class BuildingQuerySet(models.QuerySet["CandidateBody"]):
    def live(self) -> Self:
        """Bodies that were found, without those that were written by mistake."""
        return self.filter(undone_at=None)

    def visible_to(self, user: User) -> Self:
        """The 推進室 that builds the network reads whom it found, asked and bound."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))


class CandidateBody(Recorded):
    """候補団体: a body that the 推進室 has found and may ask to join."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="candidate_bodies",
        verbose_name=_("推進室の団体"),
    )
    name = models.CharField(_("団体名"), max_length=100)
    kind = models.CharField(_("団体種別"), max_length=20, choices=OrganisationKind)
    postal_code = models.CharField(_("郵便番号"), max_length=7, blank=True)
    prefecture = models.CharField(_("都道府県"), max_length=2, blank=True)
    city = models.CharField(_("市区町村"), max_length=60, blank=True)
    street = models.CharField(_("町名・番地"), max_length=120, blank=True)
    fields_of_work = models.CharField(_("分野"), max_length=200, blank=True)
    members = models.PositiveIntegerField(_("会員数"), null=True, blank=True)
    contact = models.CharField(_("ご担当の方"), max_length=80, blank=True)
    telephone = models.CharField(_("電話番号"), max_length=20, blank=True)
    fax = models.CharField(_("FAX番号"), max_length=20, blank=True)
    email = models.EmailField(_("メールアドレス"), blank=True)
    reason = models.TextField(_("抽出理由"))
    found_on = models.DateField(_("抽出した日"))
    became = models.OneToOneField(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="was_candidate",
        verbose_name=_("加わった団体"),
        null=True,
        blank=True,
    )
    undone_at = models.DateTimeField(_("取り消した日時"), null=True, blank=True)

    objects = BuildingQuerySet.as_manager()

    class Meta:
        verbose_name = _("候補団体")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                condition=Q(undone_at=None),
                name="candidate_body_once",
                violation_error_message=_("この団体は、もう抽出してあります。"),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def joined(self) -> "BodyPart | None":
        """The part of a 協働団体 that the body has played since the day on which it joined."""
        if not self.became_id:
            return None
        played = BodyPart.objects.filter(organisation=self.became, part=PartPlayed.PARTNER)
        return played.select_related("organisation").order_by("from_on", "id").first()


class CandidateBodyRevision(Revision):
    """候補団体の版: how what was written of a body stood at a version."""

    candidate = models.ForeignKey(
        CandidateBody,
        on_delete=models.CASCADE,
        related_name="revisions",
        verbose_name=_("候補団体"),
    )

    class Meta:
        verbose_name = _("候補団体の版")
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "version"], name="candidate_body_revision_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.candidate} v{self.version}"


class InvitationAnswer(models.TextChoices):
    JOINS = "joins", _("賛同する")
    DECLINES = "declines", _("見合わせる")


class BodyInvitationQuerySet(models.QuerySet["BodyInvitation"]):
    def live(self) -> Self:
        """Invitations that stand, without those that were written by mistake."""
        return self.filter(undone_at=None)

    def visible_to(self, user: User) -> Self:
        """The 推進室 that asked reads what was answered."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))


class BodyInvitation(Recorded):
    """参加要請: that a body was asked to join the network, and what it answered."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="invitations_sent",
        verbose_name=_("推進室の団体"),
    )
    candidate = models.ForeignKey(
        CandidateBody,
        on_delete=models.PROTECT,
        related_name="invitations",
        verbose_name=_("候補団体"),
    )
    invited_on = models.DateField(_("要請した日"))
    answer = models.CharField(_("お返事"), max_length=10, choices=InvitationAnswer, blank=True)
    answered_on = models.DateField(_("お返事の日"), null=True, blank=True)
    answer_note = models.CharField(_("お返事の内容"), max_length=400, blank=True)
    # Written by mistake: the row stays as it was, and another one says what is right.
    undone_at = models.DateTimeField(_("取り消した日時"), null=True, blank=True)

    objects = BodyInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("参加要請")
        ordering = ["invited_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["candidate"],
                condition=Q(answer="", undone_at=None),
                name="invitation_waits_once_per_body",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None)
                | (~Q(answer="") & Q(answered_on__gte=F("invited_on"))),
                name="invitation_is_answered_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate} {self.invited_on}"


class AgreementKind(models.TextChoices):
    PARTICIPATION = "participation", _("賛同書")
    SECRECY = "secrecy", _("個人情報・守秘の覚書")


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def live(self) -> Self:
        """Agreements that bind today."""
        return self.filter(ended_at=None, undone_at=None)

    def visible_to(self, user: User) -> Self:
        """The 推進室 reads all that it signed, a body what it signed itself."""
        staffed = Organisation.objects.staffed_by(user)
        return self.filter(Q(organisation__in=staffed) | Q(candidate__became__in=staffed))


class Agreement(Recorded):
    """賛同・覚書: what a body signed, when, by whose hand, and where the signed paper is."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="agreements_kept",
        verbose_name=_("推進室の団体"),
    )
    candidate = models.ForeignKey(
        CandidateBody,
        on_delete=models.PROTECT,
        related_name="agreements",
        verbose_name=_("団体"),
    )
    kind = models.CharField(_("書面"), max_length=14, choices=AgreementKind)
    signed_on = models.DateField(_("署名の日"))
    signatory = models.CharField(_("署名した方"), max_length=80)
    paper = models.ForeignKey(
        "files.StoredFile",
        on_delete=models.PROTECT,
        related_name="agreements",
        verbose_name=_("書面の写し"),
        null=True,
        blank=True,
    )
    where_kept = models.CharField(_("原本の置き場所"), max_length=200, blank=True)
    ended_at = models.DateTimeField(_("終わった日時"), null=True, blank=True)
    # Written by mistake: the row stays as it was, and another one says what is right.
    undone_at = models.DateTimeField(_("取り消した日時"), null=True, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("賛同・覚書")
        ordering = ["signed_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "kind"],
                condition=Q(ended_at=None, undone_at=None),
                name="agreement_live_once_per_kind",
                violation_error_message=_("この書面は、もういただいています。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.candidate} {self.get_kind_display()}"


class PartPlayed(models.TextChoices):
    CONTRACTOR = "contractor", _("受託者")
    IMPLEMENTER = "implementer", _("実施グループ")
    OFFICE = "office", _("推進室")
    PARTNER = "partner", _("協働団体")


class BodyPartQuerySet(models.QuerySet["BodyPart"]):
    def live(self) -> Self:
        """Parts that are played today."""
        return self.filter(ended_at=None, organisation__ended_at=None)

    def visible_to(self, user: User) -> Self:
        """Everybody who works in the network knows who plays which part in it."""
        staffed = Organisation.objects.staffed_by(user)
        return self.filter(models.Exists(staffed))


class BodyPart(Recorded):
    """ネットワークでの役割: 受託者, 実施グループ, 推進室 and 協働団体 are four things."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="parts_played",
        verbose_name=_("団体"),
    )
    part = models.CharField(_("役割"), max_length=12, choices=PartPlayed)
    name = models.CharField(_("呼び名"), max_length=100, blank=True)
    from_on = models.DateField(_("開始日"))
    ended_at = models.DateTimeField(_("終了日時"), null=True, blank=True)

    objects = BodyPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("ネットワークでの役割")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "part"],
                condition=Q(ended_at=None),
                name="body_part_live_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.get_part_display()}"
