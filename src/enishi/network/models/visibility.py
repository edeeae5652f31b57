"""How much of a card may be seen: as a person agreed, or as a joint use and a contract say."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Visibility(models.TextChoices):
    FULL = "full", _("登録票のすべて")
    WITHOUT_CONTACT = "without_contact", _("連絡先と生年月日をのぞく")
    BLIND = "blind", _("氏名を伏せた略歴だけ")


# What a contract or a joint use may open; a 略歴 without a name rests on the person's own word.
OPENED = (Visibility.WITHOUT_CONTACT, Visibility.FULL)
