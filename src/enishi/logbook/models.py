import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.logbook.device import Device


class Entry(models.Model):
    """操作の記録: who did what to which record, and which fields it touched; never their values."""

    at = models.DateTimeField(_("日時"), default=timezone.now)
    organisation = models.UUIDField(_("団体"))
    actor = models.UUIDField(_("担当者"), null=True)
    verb = models.CharField(_("できごと"), max_length=40)
    subject_kind = models.CharField(_("記録の種類"), max_length=60)
    subject = models.UUIDField(_("記録"))
    fields = models.JSONField(_("項目"), default=list)
    # One chain a body: each entry seals the one before it (see chain.py).
    position = models.PositiveBigIntegerField(_("通し番号"))
    previous = models.CharField(_("前の封"), max_length=64)
    digest = models.CharField(_("封"), max_length=64)

    class Meta:
        verbose_name = _("操作の記録")
        indexes = [models.Index(fields=["subject", "id"], name="entry_by_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "position"], name="entry_once_per_position"
            )
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_kind} {self.subject}"


class Chain(models.Model):
    """記録の鎖: how long a body's chain is and how it ends; locked while an entry is added."""

    # The nil UUID stands for what belongs to no body.
    organisation = models.UUIDField(_("団体"), unique=True)
    length = models.PositiveBigIntegerField(_("長さ"), default=0)
    digest = models.CharField(_("最後の封"), max_length=64, default="")

    class Meta:
        verbose_name = _("記録の鎖")

    def __str__(self) -> str:
        return f"{self.organisation} {self.length}"


class Reading(models.Model):
    """閲覧の記録: whose data an account was shown, in one row a request and kind of person."""

    at = models.DateTimeField(_("日時"))
    # The nil UUID stands for the command line, and for a person who belongs to no body.
    account = models.UUIDField(_("見た人"))
    organisation = models.UUIDField(_("団体"))
    where = models.CharField(_("どこで"), max_length=80)
    kind = models.CharField(_("記録の種類"), max_length=60)
    persons = models.JSONField(_("見られた方"))

    class Meta:
        verbose_name = _("閲覧の記録")
        indexes = [models.Index(fields=["account", "at"], name="reading_by_account")]

    def __str__(self) -> str:
        return f"{self.account} {self.where} {self.kind}"


class Came(models.TextChoices):
    LET_IN = "let_in", _("ログインした")
    NOT_LET_IN = "not_let_in", _("ログインできなかった")
    TURNED_AWAY = "turned_away", _("見られない記録を求めた")
    INFECTED = "infected", _("ウイルスのあるファイルを渡した")
    SLOWED_DOWN = "slowed_down", _("短いあいだに多くを開き、止められた")


class Knock(models.Model):
    """戸口の記録: who signed in, who was not let in, who asked for too much or brought a virus."""

    at = models.DateTimeField(_("日時"))
    # The nil UUID stands for an unknown account, for no body, and for no record.
    account = models.UUIDField(_("来た人"))
    organisation = models.UUIDField(_("団体"))
    came = models.CharField(_("できごと"), max_length=12, choices=Came)
    where = models.CharField(_("どこで"), max_length=80)
    subject = models.UUIDField(_("求めた記録"))
    # Nothing where it was not noted yet: for a default SQLite would rebuild the table, and so
    # drop its triggers without a word.
    device = models.CharField(_("機器の種類"), max_length=12, choices=Device, null=True)  # noqa: DJ001

    class Meta:
        verbose_name = _("戸口の記録")
        indexes = [
            models.Index(fields=["account", "at"], name="knock_by_account"),
            models.Index(fields=["organisation", "at"], name="knock_by_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.get_came_display()} {self.where}"


class Recorded(models.Model):
    """What every kept record carries: a name for URLs, and a version against lost edits."""

    public_id = models.UUIDField(_("公開ID"), default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(_("版"), default=1)

    class Meta:
        abstract = True


class Revision(models.Model):
    """版: the values of a record as they stood, kept apart so that they can be erased."""

    version = models.PositiveIntegerField(_("版"))
    values = models.JSONField(_("内容"))
    written_at = models.DateTimeField(_("保存日時"), default=timezone.now)
    written_by = models.UUIDField(_("書いた人"), null=True)

    class Meta:
        abstract = True


class Merging(Recorded):
    """統合: two records of one and the same became one; the row knows the way back."""

    # The versions that the merging wrote, and the one it found: undoing compares and restores.
    kept_version_before = models.PositiveIntegerField(_("統合の前の版"))
    kept_version = models.PositiveIntegerField(_("統合で書いた版"))
    # What the merging changed at the record that went: how it stood before.
    away_before = models.JSONField(_("まとめた記録の前の状態"), default=dict, blank=True)
    merged_at = models.DateTimeField(_("統合した日時"), default=timezone.now)
    merged_by = models.UUIDField(_("統合した人"))
    undone_at = models.DateTimeField(_("もとにもどした日時"), null=True, blank=True)
    undone_by = models.UUIDField(_("もとにもどした人"), null=True, blank=True)

    class Meta:
        abstract = True
