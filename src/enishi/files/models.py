from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.files.kinds import FileKind
from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    def visible_to(self, user: User) -> Self:
        """Only the person who handed a file in, or asked for it, as long as he works there."""
        return self.filter(made_by=user, organisation__in=Organisation.objects.staffed_by(user))

    def due(self, at: datetime) -> Self:
        """Files whose week has passed and whose content is still there."""
        return self.filter(blanked_at=None, expires_at__lte=at)


class StoredFile(Recorded):
    """ファイル: what somebody handed in, or what was made for him; its content goes, it stays."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="stored_files",
        verbose_name=_("団体"),
    )
    name = models.CharField(_("ファイル名"), max_length=80)
    size = models.PositiveIntegerField(_("大きさ（バイト）"))
    sha256 = models.CharField(_("中身の指紋"), max_length=64)
    kind = models.CharField(_("種類"), max_length=12, choices=FileKind)
    content = models.BinaryField(_("中身"), null=True)
    made_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="stored_files",
        verbose_name=_("預けた人"),
    )
    made_at = models.DateTimeField(_("預けた日時"))
    # Nothing where it is kept as long as the record that it belongs to: a signed paper, say.
    expires_at = models.DateTimeField(_("消す日時"), null=True, blank=True)
    blanked_at = models.DateTimeField(_("消した日時"), null=True, blank=True)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("ファイル")
        indexes = [
            models.Index(
                fields=["expires_at"], condition=Q(blanked_at=None), name="stored_file_due"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(blanked_at=None, content__isnull=False)
                | Q(blanked_at__isnull=False, content=None),
                name="stored_file_has_content_until_blanked",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("made_at")),
                name="stored_file_expires_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_over(self, at: datetime) -> bool:
        """Whether the week has passed or the content is gone, whichever came first."""
        due = self.expires_at is not None and self.expires_at <= at
        return self.blanked_at is not None or due
