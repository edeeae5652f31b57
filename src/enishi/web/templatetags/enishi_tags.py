"""How the world is written on a page: dates, names with furigana, places, fields, telephones."""

import json
from datetime import date, datetime
from itertools import groupby
from textwrap import wrap
from typing import Any, Protocol

from django import template
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.utils.dates import MONTHS_3, WEEKDAYS_ABBR
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext

from enishi.programmes.models import Area
from enishi.reference.industries import INDUSTRIES
from enishi.reference.phones import format_phone
from enishi.reference.postal_code import format_postal_code
from enishi.reference.prefectures import AREAS, PREFECTURES
from enishi.reference.taxonomy import CATEGORIES
from enishi.reference.wareki import PartialDate, fiscal_year_label, format_date, format_partial
from enishi.reference.wording import Wording
from enishi.web.practice import PARTS, Part

register = template.Library()
FIRST_KATAKANA, LAST_KATAKANA, TO_HIRAGANA = 0x30A1, 0x30F6, -0x60
HIRAGANA = {code: code + TO_HIRAGANA for code in range(FIRST_KATAKANA, LAST_KATAKANA + 1)}
# With its reading above it a name may not break: on a telephone there is room for as many letters.
NAME_AT_MOST, READING_AT_MOST = 7, 12


class Named(Protocol):
    """Anybody with a name in two boxes and its reading in two more."""

    family_name: str
    given_name: str


def language() -> str:
    """The language of the page being drawn."""
    return get_language() or "ja"


def in_english() -> bool:
    """Whether the page being drawn is in English."""
    return language().startswith("en")


def day_of(value: date | datetime) -> date:
    """The day in Japan of a date or an instant."""
    return localtime(value).date() if isinstance(value, datetime) else value


@register.filter
def japanese_date(value: date | datetime | None) -> str:
    """平成21年9月2日（2009/9/2）."""
    return format_date(day_of(value), language()) if value else ""


@register.filter
def era_date(value: date | datetime | None) -> str:
    """平成21年9月2日, for tables in which the same year stands over and over."""
    return format_date(day_of(value), language()).split("（")[0] if value else ""


@register.filter
def fiscal_year(year: int) -> str:
    """令和8年度（2026年度）."""
    return fiscal_year_label(year, language())


@register.filter
def short_date(value: date | datetime | None) -> str:
    """9月2日（水）, for days that are near."""
    if not value:
        return ""
    day = day_of(value)
    weekday, month = WEEKDAYS_ABBR[day.weekday()], MONTHS_3[day.month]
    return Wording(
        f"{day.month}月{day.day}日（{weekday}）", f"{weekday} {day.day} {str(month).title()}"
    ).in_language(language())


@register.filter
def partial_date(iso: str) -> str:
    """A career's date with the precision that is known: 平成9年4月."""
    if not iso:
        return ""
    return format_partial(PartialDate.fromiso(iso), language()).split("（")[0]


@register.filter
def clock(value: datetime | None) -> str:
    """14時23分."""
    if not value:
        return ""
    at = localtime(value)
    return Wording(f"{at.hour}時{at.minute:02}分", f"{at:%H:%M}").in_language(language())


@register.filter
def in_fours(code: str) -> str:
    """A long code as one reads it out and types it: four characters at a time."""
    return " ".join(wrap(code, 4))


@register.simple_tag(takes_context=True)
def fictional(context: template.Context) -> SafeString | str:
    """Mark a person or a company of the practice records as invented."""
    if not context.get("demonstration"):
        return ""
    return format_html('<span class="fictional">{}</span>', gettext("架空"))


@register.simple_tag
def practice_parts() -> tuple[Part, ...]:
    """The parts that a visitor of the practice records can play."""
    return PARTS


@register.filter
def ruby(person: Named) -> SafeString:
    """A name with its reading above it; the reader's setting hides the readings by style."""
    family = reading(person.family_name, getattr(person, "family_kana", ""))
    given = reading(person.given_name, getattr(person, "given_kana", ""))
    return format_html("{} {}", family, given) if person.given_name else family


def reading(name: str, kana: str) -> SafeString:
    """One part of a name with its reading in hiragana, where there is one to show."""
    hiragana = kana.translate(HIRAGANA)
    if not hiragana or hiragana == name.translate(HIRAGANA):
        return format_html("{}", name)
    if len(name) > NAME_AT_MOST or len(hiragana) > READING_AT_MOST:
        return format_html('<ruby class="long">{}<rt>{}</rt></ruby>', name, hiragana)
    return format_html("<ruby>{}<rt>{}</rt></ruby>", name, hiragana)


@register.filter
def prefecture(code: str) -> str:
    """13 → 東京都."""
    return labelled(PREFECTURES.get(code), code)


@register.filter
def area_name(area: Area) -> str:
    """首都圏, as the programme calls it; an English page takes the name of the reference table."""
    known = next((one.english for one in AREAS if one.slug == area.slug), area.label)
    return known if in_english() else area.label


@register.simple_tag
def place(code: str, *finer: str) -> str:
    """東京都大田区; an English page names the prefecture last, where its reader looks for it."""
    written = "".join(finer)
    if in_english():
        return ", ".join(filter(None, (written, prefecture(code))))
    return prefecture(code) + written


@register.filter
def industry(code: str) -> str:
    """24 → 金属製品製造業."""
    return labelled(INDUSTRIES.get(code), code)


@register.filter
def category(slug: str) -> str:
    """sales_marketing.channels → 販路開拓."""
    return labelled(CATEGORIES.get(slug), slug)


def labelled(entry: Any, otherwise: str) -> str:
    """The label of an entry of the reference tables in the page's language."""
    if entry is None:
        return otherwise
    return str(entry.english if in_english() else entry.label)


@register.filter
def phone(number: str) -> str:
    """+81312345678 → 03-1234-5678."""
    return format_phone(number) if number else ""


@register.filter
def postal_code(figures: str) -> str:
    """1440055 → 〒144-0055."""
    return f"〒{format_postal_code(figures)}" if figures else ""


@register.filter
def worded(wording: Wording) -> str:
    """A sentence of the ground floor in the page's language."""
    return wording.in_language(language())


@register.filter
def option_groups(field: BoundField) -> list[tuple[str, list[BoundWidget], bool]]:
    """The options of a field under their headings, and whether any of a group is chosen."""
    options = iter(field.subwidgets)
    grouped = field.field.widget.optgroups(field.html_name, chosen(field))
    # Django gives every option without a heading a group of its own.
    together = groupby(grouped, key=lambda group: group[0] or "")
    drawn = [
        (heading, [next(options) for _name, group, _index in groups for _option in group])
        for heading, groups in together
    ]
    return [
        (heading, listed, any(option.data["selected"] for option in listed))
        for heading, listed in drawn
    ]


def chosen(field: BoundField) -> list[str]:
    """The values that stand chosen in a field of several choices."""
    value = field.field.widget.format_value(field.value())
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value or "")]


@register.filter
def as_json(value: Any) -> str:
    """Plain JSON for the text of an element; the template escapes it like any other text."""
    return json.dumps(value)


def _is_quoted(text: object) -> bool:
    """Whether somebody put the words into 「」 himself; a second pair would only disturb."""
    words = str(text).strip()
    return words.startswith("「") and words.endswith("」") and "」" not in words[:-1]


@register.filter
def opening(text: object) -> str:
    """The mark before words that were spoken, unless they bring their own."""
    return "" if _is_quoted(text) else "「"


@register.filter
def closing(text: object) -> str:
    """The mark behind words that were spoken, unless they bring their own."""
    return "" if _is_quoted(text) else "」"
