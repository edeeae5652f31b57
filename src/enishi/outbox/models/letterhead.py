from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class LetterheadQuerySet(models.QuerySet["Letterhead"]):
    def visible_to(self, user: User) -> Self:
        """The people of a body see how it signs."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))


class Letterhead(Recorded):
    """差出人の書き方: how a body signs its letters, and how it numbers them."""

    organisation = models.OneToOneField(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="letterhead",
        verbose_name=_("団体"),
    )
    signer_post = models.CharField(_("差出人の役職"), max_length=40, blank=True)
    signer_name = models.CharField(_("差出人の氏名"), max_length=80, blank=True)
    postal_code = models.CharField(_("郵便番号"), max_length=8, blank=True)
    address = models.CharField(_("住所"), max_length=200, blank=True)
    telephone = models.CharField(_("電話番号"), max_length=20, blank=True)
    fax = models.CharField(_("FAX番号"), max_length=20, blank=True)
    email = models.EmailField(_("返信を受けるメールアドレス"), blank=True)
    # あかり産支 第21-048号: what stands before the number.
    number_prefix = models.CharField(_("文書番号の前に書くことば"), max_length=20, blank=True)

    objects = LetterheadQuerySet.as_manager()

    class Meta:
        verbose_name = _("差出人の書き方")

    def __str__(self) -> str:
        return f"{self.organisation} {self.signer_post}{self.signer_name}"
