"""Whose cards other bodies have given to mine in the last two weeks."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from enishi.experts.models import Basis, ExpertAccess, RegistrationState
from enishi.people.models import Organisation, User
from enishi.web.start.task import Task
from enishi.web.templatetags.enishi_tags import short_date

NEW = timedelta(days=14)
SHOWN = 3


def received(user: User, day: date) -> Iterator[Task]:
    """The latest cards by name, and how many 略歴 without a name came in."""
    mine = Organisation.objects.staffed_by(user)
    came = ExpertAccess.objects.filter(
        organisation__in=mine,
        from_on__range=(day - NEW, day),
        expert__state=RegistrationState.REGISTERED,
        expert__use_stopped_at=None,
    ).exclude(basis=Basis.HOME)
    cards = came.live().select_related("expert__organisation").order_by("-from_on", "-id")
    for right in cards[:SHOWN]:
        yield Task(
            when=_("新しい方"),
            note=short_date(right.from_on),
            title=_("%(name)sさんの登録票が届きました") % {"name": right.expert.full_name},
            why=_("案件の候補にできます。見せてよい範囲：%(range)s。根拠：%(basis)s。")
            % {"range": right.get_visibility_display(), "basis": right.get_basis_display()},
            about=right.expert.organisation.name,
            address=reverse("expert", args=[right.expert.public_id]),
            action=_("登録票を見る"),
        )
    told = came.blind().count()
    if told:
        title = ngettext(
            "お名前を伏せた略歴が、%(n)s名分届きました",
            "お名前を伏せた略歴が、%(n)s名分届きました",
            told,
        )
        yield Task(
            when=_("新しい方"),
            note=_("氏名を伏せた略歴"),
            title=title % {"n": told},
            why=_("お願いしたい方がいたら、登録団体へお電話ください。"),
            about="",
            address=reverse("without_names"),
            action=_("略歴を読む"),
        )
