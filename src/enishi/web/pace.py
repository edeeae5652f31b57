"""How much one account opens in an hour: more than anybody needs, less than whoever takes all.

What is opened again counts once; what is made, each time. `opened.py` keeps count.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.logbook.models import Came
from enishi.logbook.refused import Refused
from enishi.people.models import User
from enishi.web.middleware import refusing
from enishi.web.opened import has_room
from enishi.web.templatetags.enishi_tags import clock

GetResponse = Callable[[HttpRequest], HttpResponse]
AN_HOUR = timedelta(hours=1)
# A search asks again while one types: an honest hour has many more of these than of cards.
MOST_CARDS, MOST_LISTS, MOST_MADE = 300, 2_000, 60


@dataclass(frozen=True)
class Share:
    """Pages of one kind, and how many of them an account opens in an hour at most.

    Pages `of_one` record, such as a card, what can be changed on it and its versions, count once.
    """

    name: str
    most: int
    pages: frozenset[str] = frozenset()
    each_time: bool = False
    of_one: tuple[str, ...] = ()

    def holds(self, match: ResolverMatch) -> bool:
        """Whether a page is one of these."""
        return match.view_name in self.pages or match.route.startswith(self.of_one)


SHARES = (
    Share(
        "cards",
        MOST_CARDS,
        of_one=(
            "experts/<uuid:public_id>/",
            "experts/applications/<uuid:public_id>/",
            "companies/<uuid:public_id>/",
            "rights/people/<uuid:public_id>/",
        ),
    ),
    Share("lists", MOST_LISTS, frozenset({"expert_list", "company_list", "need_list", "search"})),
    Share(
        "made",
        MOST_MADE,
        frozenset({"intake_exports", "dossier", "visit_paper", "letter_labels"}),
        each_time=True,
    ),
)


class TooMuch(Refused):
    """More than an hour's share; who asked is noted, and his head sees it."""

    status, came = 429, Came.SLOWED_DOWN


class KeepThePace:
    """Refuse what goes beyond an hour's share, and say from when on it is open again."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Count the page, before anything is read for it."""
        match = request.resolver_match
        share = next((share for share in SHARES if match and share.holds(match)), None)
        if not (share and isinstance(request.user, User)) or request.method == "HEAD":
            return None
        now = timezone.now()
        hour = now.replace(minute=0, second=0, microsecond=0)
        opened = str(kwargs["public_id"]) if share.of_one else request.get_full_path()
        of = f"{request.user.public_id}-{share.name}"
        if has_room(of, opened, hour, most=share.most, each_time=share.each_time):
            return None
        answer = refusing(request, too_much(share, hour + AN_HOUR))
        answer["Retry-After"] = str(int((hour + AN_HOUR - now).total_seconds()) + 1)
        return answer


def too_much(share: Share, again: datetime) -> TooMuch:
    """The refusal in words."""
    words = (
        _(
            "この1時間に、紙やファイルを%(most)s件をこえて作ったので、いったん止めました。%(time)sから、また作れます。"
            "止めたことは、団体責任者にも伝わります。お急ぎのときは、推進室（%(telephone)s）へお電話ください。"
        )
        if share.each_time
        else _(
            "この1時間に、記録や一覧を%(most)s件をこえて開いたので、いったん止めました。%(time)sから、また開けます。"
            "止めたことは、団体責任者にも伝わります。お急ぎのときは、推進室（%(telephone)s）へお電話ください。"
        )
    )
    told = {"most": share.most, "time": clock(again), "telephone": settings.OFFICE_TELEPHONE}
    return TooMuch(words % told)
