"""Which day a visit may have: within a programme, not ahead, and not before the company."""

from datetime import date

from django.db.models import Min
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from enishi.companies.models import Company
from enishi.logbook.refused import Refused
from enishi.programmes.models import Programme


def programme_on(day: date | None) -> Programme:
    """The programme that runs on the day, or a refusal in words."""
    running = (
        Programme.objects.running_on(day).order_by("-starts_on", "pk").first() if day else None
    )
    if running is None:
        said = _("この日（%(day)s）に行われている事業は、登録がありません。年を確かめてください。")
        raise Refused(said % {"day": date_format(day, "Y/m/d") if day else "—"})
    return running


def noted_on(made_on: date | None, *, today: date | None = None) -> date | None:
    """The day on which a visit is written down; nobody writes down the visit of tomorrow."""
    if made_on is None:
        return None
    day = today or timezone.localdate()
    if made_on > day:
        raise Refused(
            _("訪問日が、きょうより先の日付です。これからの訪問は「訪問の予定を入れる」から。")
        )
    return day


def refuse_before(company: Company, made_on: date | None) -> None:
    """Refuse a visit made before anybody here had heard of the company."""
    first = company.prospects.aggregate(first=Min("noted_on"))["first"]
    if first and made_on and made_on < first:
        raise Refused(
            _(
                "訪問日が、この企業を台帳に入れた日（%(day)s）より前です。台帳に入れたのが訪問のあと"
                "なら、台帳の「この行を直す」で「台帳に入れた日」を早い日に直すと、記録できます。"
            )
            % {"day": date_format(first, "Y/m/d")}
        )
