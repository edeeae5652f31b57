import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """操作の記録: who did what to which record, and which fields it touched; never their values."""

    at = models.DateTimeField(_("日時"), default=timezone.now)
    organisation = models.UUIDField(_("団体"), null=True)
    actor = models.UUIDField(_("担当者"), null=True)
    verb = models.CharField(_("できごと"), max_length=40)
    subject_kind = models.CharField(_("記録の種類"), max_length=60)
    subject = models.UUIDField(_("記録"))
    fields = models.JSONField(_("項目"), default=list)

    class Meta:
        verbose_name = _("操作の記録")
        indexes = [models.Index(fields=["subject", "id"], name="entry_by_subject")]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_kind} {self.subject}"


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
