from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.experts.models.consent import ConsentManner
from enishi.experts.models.expert import Expert
from enishi.logbook.models import Recorded
from enishi.people.models import User


class BlindProfileQuerySet(models.QuerySet["BlindProfile"]):
    def live(self) -> Self:
        """The text that counts today, approved or not."""
        return self.filter(ended_at=None)

    def approved(self) -> Self:
        """What may be shown: the person has read this very text and said yes."""
        return self.live().exclude(approved_on=None)

    def visible_to(self, user: User) -> Self:
        """Whoever sees the card, and the person himself."""
        return self.filter(expert__in=Expert.objects.visible_to(user))


class BlindProfile(Recorded):
    """氏名を伏せた略歴: what may be told of a person without his name, once he approved it."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="blind_profiles",
        verbose_name=_("団体"),
    )
    expert = models.ForeignKey(
        Expert,
        on_delete=models.PROTECT,
        related_name="blind_profiles",
        verbose_name=_("新現役"),
    )
    text = models.TextField(_("氏名を伏せた略歴"))
    written_at = models.DateTimeField(_("書いた日時"))
    written_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="blind_profiles",
        verbose_name=_("書いた人"),
    )
    approved_on = models.DateField(_("ご本人が確かめた日"), null=True, blank=True)
    approved_manner = models.CharField(
        _("確かめ方"), max_length=12, choices=ConsentManner, blank=True
    )
    approved_note = models.CharField(_("うかがったようす"), max_length=200, blank=True)
    ended_at = models.DateTimeField(_("書きかえた日時"), null=True, blank=True)

    objects = BlindProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("氏名を伏せた略歴")
        constraints = [
            models.UniqueConstraint(
                fields=["expert"], condition=Q(ended_at=None), name="blind_profile_live_once"
            ),
            models.CheckConstraint(
                condition=Q(approved_on=None, approved_manner="")
                | (Q(approved_on__isnull=False) & ~Q(approved_manner="")),
                name="blind_profile_is_approved_in_some_manner",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:40]
