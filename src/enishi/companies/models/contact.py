from collections.abc import Sequence
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.logbook.seen import Personal
from enishi.people.known import keys_of
from enishi.people.models import Organisation, User


def spoken_for_by(user: User) -> Sequence[int] | models.QuerySet["CompanyContact", int]:
    """The companies for which the person speaks today, by their numbers where they are known."""
    if keys := keys_of(user.pk):
        return keys.companies
    contacts = CompanyContact.objects.live().filter(account=user)
    return contacts.values_list("company", flat=True)


class CompanyContactQuerySet(models.QuerySet["CompanyContact"]):
    def live(self) -> Self:
        """Those who speak for their company today."""
        return self.filter(ended_at=None)

    def visible_to(self, user: User) -> Self:
        """Whoever sees a company sees its contacts: its body, the 推進室, the company itself."""
        return self.filter(
            Q(company__organisation__in=Organisation.objects.overseen_by(user))
            | Q(company__in=spoken_for_by(user))
        )

    def written_by(self, user: User) -> Self:
        """The live contacts of companies that the person may write about."""
        bodies = Organisation.objects.staffed_by(user)
        return self.live().filter(company__organisation__in=bodies, company__ended_at=None)


class CompanyContact(Personal, Recorded):
    """企業の窓口: a person of the company; with an account he sees the company's own side."""

    company = models.ForeignKey(
        "companies.Company",
        on_delete=models.PROTECT,
        related_name="contacts",
        verbose_name=_("企業"),
    )
    account = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="company_contacts",
        verbose_name=_("利用者"),
        null=True,
        blank=True,
    )
    name = models.CharField(_("氏名"), max_length=80)
    kana = models.CharField(_("氏名（フリガナ）"), max_length=120, blank=True)
    post = models.CharField(_("役職"), max_length=60, blank=True)
    telephone = models.CharField(_("電話番号"), max_length=20, blank=True)
    email = models.EmailField(_("メールアドレス"), blank=True)
    is_main = models.BooleanField(_("おもな窓口"), default=False)
    note = models.CharField(_("覚え書き"), max_length=200, blank=True)
    ended_at = models.DateTimeField(_("終了日時"), null=True, blank=True)

    objects = CompanyContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("企業の窓口")
        constraints = [
            models.UniqueConstraint(
                fields=["company"],
                condition=Q(is_main=True, ended_at=None),
                name="company_contact_one_is_the_main_one",
            )
        ]

    def __str__(self) -> str:
        return self.name
