from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from enishi.experts.models import Expert
from enishi.logbook.refused import Refused
from enishi.people.fields import japanese


def asked_to_stop(expert: Expert) -> date | None:
    """Since when a person waits for his card to be used no more; the room above knows it."""
    day: date | None = import_string(settings.ASKED_TO_STOP)(expert)
    return day


def refuse_asked(expert: Expert) -> None:
    """Whoever asked that his card be used no more is not given to others before he is answered."""
    if day := asked_to_stop(expert):
        raise Refused(
            _(
                "ご本人が、登録票を使わないでほしい（消してほしい）と、%(day)sに申し出ています。"
                "お返事がすむまで、ほかの団体には渡せません。"
            )
            % {"day": japanese(day)}
        )
