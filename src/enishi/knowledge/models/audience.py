from django.db import models
from django.db.models import Exists, Q
from django.utils.translation import gettext_lazy as _

from enishi.people.models import Organisation, User


class Audience(models.TextChoices):
    BODY = "body", _("この団体の中だけ")
    NETWORK = "network", _("ネットワークの全団体")


def readable_by(user: User) -> Q:
    """What is meant for a person: what his own bodies wrote, and what is for the whole network."""
    staffed = Organisation.objects.staffed_by(user)
    return Q(organisation__in=staffed) | (Q(audience=Audience.NETWORK) & Q(Exists(staffed)))
