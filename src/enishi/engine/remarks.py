"""＋ and 足りない点: what speaks for a candidate besides quotations, and what is missing."""

import re
from collections.abc import Mapping, Sequence

from enishi.engine.structure import industry_points
from enishi.engine.types import Expert, Need
from enishi.reference.industries import INDUSTRIES
from enishi.reference.prefectures import PREFECTURES, distance
from enishi.reference.taxonomy import CATEGORIES
from enishi.reference.wording import Wording

SHOWN_ENOUGH = 0.3
_FOR_STATISTICS = re.compile("（[^（）]*）$")  # （別掲を除く）, （他に分類されないもの）
ONLY_POSTS = Wording(
    "近いのは部署や役職の名前だけで、そこで何をしたかは経歴に見あたりません。",
    "Only names of departments and posts come near; the career does not say what was done there.",
)


def strengths(expert: Expert, need: Need, wanted: Sequence[str]) -> tuple[Wording, ...]:
    """Return what speaks for somebody, the weightiest first; `wanted` are slugs."""
    said = [
        Wording(
            f"専門分野に「{CATEGORIES[slug].label}」を挙げています。",
            f"Names “{CATEGORIES[slug].english}” as a field of expertise.",
        )
        for slug in wanted
        if slug in expert.categories
    ]
    if expert.small_firm:
        said.append(
            Wording(
                "従業員50人未満の会社で働いた経験があります。",
                "Has worked in firms with fewer than 50 people.",
            )
        )
    if need.industry is not None and (nearest := industry_points(expert, need.industry)):
        label, english = _industry(need.industry)
        said.append(
            Wording(
                f"企業と同じ業種（{label}）の経験があります。",
                f"Has worked in the company's industry ({english}).",
            )
            if nearest == 1
            else Wording(
                f"企業の業種（{label}）に近い業種の経験があります。",
                f"Has worked in an industry related to the company's ({english}).",
            )
        )
    return (*said, *_near(expert, need))


def lacks(
    expert: Expert, need: Need, shown: Mapping[str, float], *, only_posts: bool
) -> tuple[Wording, ...]:
    """Return what is missing; `shown` says how far the career shows each wanted category (0–1).

    With `only_posts`, nothing but the names of departments and posts could be quoted.
    """
    said = [ONLY_POSTS] if only_posts else []
    said += [
        _unshown(slug, slug in expert.categories)
        for slug, clearly in shown.items()
        if clearly < SHOWN_ENOUGH
    ]
    if expert.small_firm is False:
        said.append(
            Wording(
                "従業員50人未満の会社で働いた経験は、経歴に見あたりません。",
                "The career shows no work in firms with fewer than 50 people.",
            )
        )
    if (
        need.industry is not None
        and expert.industries
        and not industry_points(expert, need.industry)
    ):
        label, english = _industry(need.industry)
        said.append(
            Wording(
                f"企業の業種（{label}）での経験は、経歴に見あたりません。",
                f"The career shows no work in the company's industry ({english}).",
            )
        )
    if expert.free_places == 1:
        said.append(
            Wording("お引き受けできるのは、あと1社です。", "Can take on only one more company.")
        )
    return (*said, *_far(expert, need))


def _industry(code: str) -> tuple[str, str]:
    """Return an industry as one would say it, without what only statistics need."""
    entry = INDUSTRIES[code]
    return _FOR_STATISTICS.sub("", entry.label), entry.english


def _unshown(slug: str, picked: bool) -> Wording:
    label, english = CATEGORIES[slug].label, CATEGORIES[slug].english
    if picked:
        return Wording(
            f"「{label}」は専門分野に挙げていますが、経歴には具体的な記述が見あたりません。",
            f"Names “{english}” as expertise, but the career says nothing specific about it.",
        )
    return Wording(
        f"「{label}」の経験は、経歴に見あたりません。",
        f"The career shows no experience of “{english}”.",
    )


def _near(expert: Expert, need: Need) -> list[Wording]:
    if need.prefecture is None or expert.prefecture is None:
        return []
    home = PREFECTURES[expert.prefecture]
    steps = distance(need.prefecture, expert.prefecture)
    if steps == 0:
        return [
            Wording(
                f"同じ{home.label}にお住まいです。",
                f"Lives in the same prefecture, {home.english}.",
            )
        ]
    if steps == 1:
        return [
            Wording(
                f"となりの{home.label}にお住まいです。",
                f"Lives in {home.english}, the prefecture next door.",
            )
        ]
    if expert.online and need.online:
        return [Wording("オンラインでの相談ができます。", "Can advise online.")]
    return []


def _far(expert: Expert, need: Need) -> list[Wording]:
    if need.prefecture is None or expert.prefecture is None:
        return []
    home = PREFECTURES[expert.prefecture]
    if distance(need.prefecture, expert.prefecture) < 2:
        return []
    if expert.online and need.online:
        return [
            Wording(
                f"お住まいが{home.label}で遠いため、オンラインが中心になります。",
                f"Lives far away in {home.english}: mostly online.",
            )
        ]
    return [
        Wording(
            f"お住まいが{home.label}で、移動に時間がかかります。",
            f"Lives in {home.english}: travelling takes time.",
        )
    ]
