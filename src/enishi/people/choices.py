"""Choice lists from the ground floor, in the reader's language."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from enishi.reference.industries import INDUSTRIES
from enishi.reference.prefectures import PREFECTURES
from enishi.reference.taxonomy import CATEGORIES, FIELDS, Category

Choice = tuple[str, str]


def named(japanese: str, english: str) -> str:
    """The name in the reader's language."""
    return english if (get_language() or "ja").startswith("en") else japanese


def prefecture_choices() -> list[Choice]:
    """The 47 prefectures from north to south, after an empty choice."""
    listed = [(code, named(p.label, p.english)) for code, p in PREFECTURES.items()]
    return [("", _("選んでください")), *listed]


def industry_choices() -> list[tuple[str, str | list[Choice]]]:
    """The middle classes of JSIC under their divisions, after an empty choice."""
    divisions = [i for i in INDUSTRIES.values() if i.parent is None]
    groups: list[tuple[str, str | list[Choice]]] = [("", _("選んでください"))]
    for division in divisions:
        below = [i for i in INDUSTRIES.values() if i.parent == division.code]
        groups.append(
            (
                named(division.label, division.english),
                [(i.code, named(i.label, i.english)) for i in below],
            )
        )
    return groups


def category_choices() -> list[tuple[str, list[Choice]]]:
    """The taxonomy's lower levels under the ten fields; what was replaced is not offered."""
    return [(named(f.label, f.english), [(c.slug, offered(c)) for c in below(f)]) for f in FIELDS]


def offered(category: Category) -> str:
    """The name of an entry in a list; a field itself stands for what fits none of its entries."""
    name = named(category.label, category.english)
    return _("そのほかの%(field)s") % {"field": name} if category.slug == category.field else name


def category_name(slug: str) -> str:
    """The name of an entry in the reader's language, or the slug of one that is no more."""
    category = CATEGORIES.get(slug)
    return named(category.label, category.english) if category else slug


def below(field: Category) -> list[Category]:
    """The entries that are offered under a field, the field itself last, for what fits no other."""
    listed = [c for c in CATEGORIES.values() if c.field == field.slug and not c.replaced_by]
    return [c for c in listed if c.slug != field.slug] + [field]
