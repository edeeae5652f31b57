"""Practice: a demonstration database, where one press signs a visitor in as a role."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from enishi.people.models import Installation, User

SIGNED_IN_BY_PRESS = "demonstration"


@dataclass(frozen=True)
class Part:
    """A part that a visitor can play: who it is, and what that person sees."""

    key: str
    label: Any
    sees: Any


PARTS = (
    Part(
        "coordinator-1",
        _("コーディネーター（あかり産業支援の会）"),
        _("きょうの仕事と、企業のニーズに合う新現役の候補を、理由つきで見ます。"),
    ),
    Part(
        "coordinator-2",
        _("コーディネーター（なにわ匠応援団）"),
        _("同じ仕事を、大阪の団体から見ます。ほかの団体の記録は見えません。"),
    ),
    Part(
        "head",
        _("団体責任者（あかり産業支援の会）"),
        _("団体の人を招き、役割を決めます。委託と共同利用、苦情・事故の台帳も見ます。"),
    ),
    Part(
        "office",
        _("推進室"),
        _("ネットワーク全体の動きと、団体ごとの様子を見ます。"),
    ),
    Part(
        "expert",
        _("新現役"),
        _("ご自分の登録と、お知らせ・予定を見ます。"),
    ),
    Part(
        "company",
        _("企業"),
        _("ご相談がいまどの段階にあるかを見ます。"),
    ),
    Part(
        "funder",
        _("委託元"),
        _("事業の目標と、訪問企業数やニーズの集まり具合を見ます。"),
    ),
)


def is_demonstration() -> bool:
    """Whether this database holds invented records for practice."""
    return Installation.objects.filter(demonstration_on__isnull=False).exists()


def practises(request: HttpRequest) -> bool:
    """Whether this session was opened by one press, and the installation still allows that."""
    return bool(request.session.get(SIGNED_IN_BY_PRESS)) and is_demonstration()


def account_for(part: str) -> User | None:
    """The account of a part, unless the practice records lack it or it has been disabled."""
    return User.objects.filter(is_active=True, username=f"demo-{part}").first()
