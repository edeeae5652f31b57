from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.knowledge.models.audience import Audience, readable_by
from enishi.logbook.models import Recorded
from enishi.people.models import User


class EntryKind(models.TextChoices):
    CASE = "case", _("支援事例")
    KNOWHOW = "knowhow", _("ノウハウ")


class LibraryEntryQuerySet(models.QuerySet["LibraryEntry"]):
    def live(self) -> Self:
        """What may be read: nobody has taken it down, and no company its consent."""
        return self.filter(taken_down_at=None)

    def visible_to(self, user: User) -> Self:
        """The people of a body read what it wrote, and what was written for the whole network."""
        return self.filter(readable_by(user))


class LibraryEntry(Recorded):
    """支援事例・ノウハウ: what was learnt; of a company it tells without a name, as it agreed."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="library_entries",
        verbose_name=_("書いた団体"),
    )
    kind = models.CharField(_("種類"), max_length=10, choices=EntryKind)
    title = models.CharField(_("見出し"), max_length=120)
    # One of the ten fields of the taxonomy; empty where it belongs to all of them.
    field = models.CharField(_("分野"), max_length=40, blank=True)
    trouble = models.TextField(_("困っておられたこと"), blank=True)
    done = models.TextField(_("したこと"))
    result = models.TextField(_("どうなったか"), blank=True)
    hint = models.TextField(_("次に役だつこと"), blank=True)
    audience = models.CharField(_("だれが読めるか"), max_length=10, choices=Audience)
    company = models.ForeignKey(
        "companies.Company",
        on_delete=models.PROTECT,
        related_name="library_entries",
        verbose_name=_("企業"),
        null=True,
        blank=True,
    )
    consent = models.ForeignKey(
        "companies.CompanyConsent",
        on_delete=models.PROTECT,
        related_name="library_entries",
        verbose_name=_("企業の同意"),
        null=True,
        blank=True,
    )
    written_at = models.DateTimeField(_("書いた日時"))
    written_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="library_entries",
        verbose_name=_("書いた人"),
    )
    taken_down_at = models.DateTimeField(_("取り下げた日時"), null=True, blank=True)

    objects = LibraryEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("支援事例・ノウハウ")
        ordering = ["-written_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="knowhow", company=None, consent=None)
                | Q(kind="case", company__isnull=False, consent__isnull=False),
                name="library_case_rests_on_its_companys_consent",
            )
        ]

    def __str__(self) -> str:
        return self.title
