from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.outbox.models.subject import About
from enishi.people.models import Organisation, User


class ContactManner(models.TextChoices):
    CALL = "call", _("電話")
    FAX = "fax", _("FAX")
    TALK = "talk", _("面談・立ち話")
    MAIL = "mail", _("メール")
    POST = "post", _("郵便")


class ContactNoteQuerySet(models.QuerySet["ContactNote"]):
    def visible_to(self, user: User) -> Self:
        """The people who work for a body read its notes, and nobody else does."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))

    def about(self, subject: Recorded) -> Self:
        """What was noted about one record."""
        return self.filter(about_kind=subject._meta.label_lower, about=subject.public_id)

    def kept(self) -> Self:
        """Notes that nobody has taken back."""
        return self.filter(undone_at=None)


class ContactNote(About, Recorded):
    """連絡記録: a call, FAX or talk, noted in half a minute."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="contact_notes",
        verbose_name=_("団体"),
    )
    manner = models.CharField(_("連絡のしかた"), max_length=4, choices=ContactManner)
    # Who came to us, or whom we called; the record beside it may be a company of many people.
    with_whom = models.CharField(_("お相手"), max_length=80, blank=True)
    from_us = models.BooleanField(_("こちらから"), default=False)
    text = models.TextField(_("内容"))
    contacted_at = models.DateTimeField(_("連絡の日時"))
    noted_at = models.DateTimeField(_("書いた日時"))
    noted_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="contact_notes",
        verbose_name=_("書いた人"),
    )
    undone_at = models.DateTimeField(_("取り消し日時"), null=True, blank=True)

    objects = ContactNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("連絡記録")
        indexes = [
            models.Index(fields=["about", "-contacted_at"], name="contact_note_by_subject"),
            models.Index(fields=["organisation", "-contacted_at"], name="contact_note_by_body"),
        ]

    def __str__(self) -> str:
        return f"{self.get_manner_display()} {self.with_whom} {self.text[:40]}"
