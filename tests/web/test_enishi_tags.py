import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.template import Context, Template
from django.utils.translation import override

from enishi.programmes.models import Area
from enishi.web.templatetags import enishi_tags as tags

NIGHT = datetime(2026, 9, 17, 15, 5, tzinfo=UTC)


@dataclass
class Person:
    family_name: str
    given_name: str
    family_kana: str = ""
    given_kana: str = ""


def test_a_date_is_written_in_the_era_and_in_the_western_year():
    assert tags.japanese_date(date(2009, 9, 2)) == "平成21年9月2日（2009/9/2）"


def test_a_day_of_a_long_table_stands_in_its_era_alone():
    assert [tags.era_date(day) for day in (date(2009, 9, 2), None)] == ["平成21年9月2日", ""]


def test_a_near_day_is_written_with_its_weekday():
    assert tags.short_date(date(2026, 9, 18)) == "9月18日（金）"


def test_an_instant_belongs_to_its_day_in_japan():
    assert (tags.short_date(NIGHT), tags.clock(NIGHT)) == ("9月18日（金）", "0時05分")


def test_in_english_dates_and_times_read_as_english():
    with override("en"):
        assert (tags.short_date(NIGHT), tags.clock(NIGHT)) == ("Fri 18 Sep", "00:05")


def test_a_place_is_told_from_the_largest_part_or_in_english_from_the_smallest():
    told = tags.place("13", "大田区", "東馬込1-2")
    with override("en"):
        assert (told, tags.place("13", "大田区", "東馬込1-2")) == (
            "東京都大田区東馬込1-2",
            "大田区東馬込1-2, Tokyo",
        )


@pytest.mark.parametrize(
    ("language", "told"), [("ja", ["首都圏", "県北"]), ("en", ["Greater Tokyo", "県北"])]
)
def test_an_area_has_its_english_name_where_the_reference_table_knows_it(language, told):
    with override(language):
        assert [
            tags.area_name(Area(slug=slug, label=label))
            for slug, label in (("shutoken", "首都圏"), ("kenpoku", "県北"))
        ] == told


@pytest.mark.parametrize(("language", "told"), [("ja", "大田区"), ("en", "大田区")])
def test_a_place_of_which_little_is_known_has_no_comma(language, told):
    with override(language):
        assert tags.place("", "大田区", "") == told


def test_a_long_code_is_shown_four_characters_at_a_time():
    assert tags.in_fours("JBSWY3DPEH") == "JBSW Y3DP EH"


@pytest.mark.parametrize("filled", [tags.japanese_date, tags.short_date, tags.clock])
def test_no_date_is_an_empty_text(filled):
    assert filled(None) == ""


def test_the_reading_stands_above_the_name_in_hiragana():
    assert tags.ruby(Person("髙﨑", "文子", "タカサキ", "フミコ")) == (
        "<ruby>髙﨑<rt>たかさき</rt></ruby> <ruby>文子<rt>ふみこ</rt></ruby>"
    )


@pytest.mark.parametrize(
    ("person", "drawn"),
    [
        (Person("山田", "誠一"), "山田 誠一"),
        (Person("山田", "", "ヤマダ"), "<ruby>山田<rt>やまだ</rt></ruby>"),
        (Person("さくら", "マリ", "サクラ", "マリ"), "さくら マリ"),
    ],
)
def test_a_name_without_need_of_a_reading_has_none(person, drawn):
    assert tags.ruby(person) == drawn


@pytest.mark.parametrize(
    ("name", "kana", "drawn"),
    [
        ("W" * 7, "ワ" * 12, f"<ruby>WWWWWWW<rt>{'わ' * 12}</rt></ruby>"),
        ("W" * 8, "ワ", '<ruby class="long">WWWWWWWW<rt>わ</rt></ruby>'),
        ("王", "ワ" * 13, f'<ruby class="long">王<rt>{"わ" * 13}</rt></ruby>'),
    ],
)
def test_a_long_name_or_reading_is_marked_to_stand_behind_one_another(name, kana, drawn):
    assert tags.reading(name, kana) == drawn


def test_a_name_cannot_carry_markup_into_the_page():
    assert tags.ruby(Person("<b>", "x", "<i>", "")) == (
        "<ruby>&lt;b&gt;<rt>&lt;i&gt;</rt></ruby> x"
    )


def test_codes_are_shown_by_their_labels():
    assert (tags.prefecture("13"), tags.industry("24"), tags.category("sales_marketing")) == (
        "東京都",
        "金属製品製造業",
        "販売・マーケティング",
    )


def test_in_english_codes_are_shown_in_english():
    with override("en"):
        assert tags.prefecture("13") == "Tokyo"


def test_a_code_that_nobody_knows_is_shown_as_it_is():
    assert (tags.prefecture("99"), tags.industry("x"), tags.category("")) == ("99", "x", "")


def test_a_stored_telephone_number_is_shown_as_it_is_dialled():
    assert (tags.phone("+81312345678"), tags.phone("")) == ("03-1234-5678", "")


@pytest.mark.parametrize(
    ("practising", "drawn"), [(True, '<span class="fictional">架空</span>'), (False, "")]
)
def test_only_practice_records_are_marked_as_invented(practising, drawn):
    assert Template("{% fictional %}").render(Context({"demonstration": practising})) == drawn


class Sheet(forms.Form):
    name = forms.CharField(label="お名前", help_text="例：山田")
    note = forms.CharField(label="ひとこと", required=False)
    fields_known = forms.MultipleChoiceField(
        label="分野",
        choices=[("販売", [("a", "販路開拓"), ("b", "営業")]), ("生産", [("c", "5S")])],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reach = forms.MultipleChoiceField(
        choices=[(str(number), f"県{number}") for number in range(9)],
        widget=forms.CheckboxSelectMultiple,
    )
    agreed = forms.BooleanField(label="同意する")


def drawn(which: str, **data: object) -> str:
    form = Sheet(data or None)
    form.is_valid()
    page = Template('{% include "web/_field.html" %}')
    return re.sub(r"\s*\n\s*", "", page.render(Context({"field": form[which]})))


def test_a_field_says_whether_it_must_be_filled():
    assert ('<span class="required">必須</span>' in drawn("name")) is True
    assert ('<span class="optional">任意</span>' in drawn("note")) is True


def test_a_fields_help_and_its_error_belong_to_the_box():
    box = drawn("name", name="")

    assert 'aria-describedby="id_name_helptext id_name_error"' in box
    assert 'id="id_name_helptext">例：山田<' in box
    assert 'id="id_name_error">このフィールドは必須です。<' in box
    assert 'aria-invalid="true"' in box


def test_choices_lie_under_their_headings_and_open_where_one_is_chosen():
    box = drawn("fields_known", fields_known=["c"])

    assert box.count("<summary>") == 2
    assert '<details class="fold"><summary>販売</summary>' in box
    assert '<details class="fold" open><summary>生産</summary>' in box


def test_many_choices_without_headings_stand_side_by_side():
    assert drawn("reach").count('<div class="choices many">') == 1
    assert drawn("reach").count('class="choice"') == 9


def test_a_single_tick_is_one_large_target_with_its_words():
    assert drawn("agreed").count("<label") == 1


def test_the_summary_of_errors_links_to_each_field():
    form = Sheet({"name": "", "agreed": "on"})
    form.is_valid()

    page = Template('{% include "web/_errors.html" %}').render(Context({"form": form}))

    assert '<a href="#id_name">お名前：このフィールドは必須です。</a>' in page
    assert "data-takes-focus" in page
