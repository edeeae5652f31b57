"""How the person wants to work from now on."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from enishi.experts.registration.questions.question import Question
from enishi.people.choices import prefecture_choices
from enishi.people.fields import ChoiceField, ChoicesField, LongTextField, WholeNumberField


class Reach(models.TextChoices):
    HOME = "home", _("住んでいる都道府県の中")
    NEAR = "near", _("となりの都道府県まで")
    ANYWHERE = "anywhere", _("どこへでも")
    CHOSEN = "chosen", _("自分で選ぶ（下の欄に印をつける）")


class Weekday(models.TextChoices):
    MONDAY = "mon", pgettext_lazy("weekday", "月")
    TUESDAY = "tue", pgettext_lazy("weekday", "火")
    WEDNESDAY = "wed", pgettext_lazy("weekday", "水")
    THURSDAY = "thu", pgettext_lazy("weekday", "木")
    FRIDAY = "fri", pgettext_lazy("weekday", "金")
    WEEKEND = "weekend", pgettext_lazy("weekday", "土日")


class Often(models.TextChoices):
    WEEKLY = "weekly", _("週に1日ほど")
    MONTHLY_FEW = "few", _("月に2、3日ほど")
    MONTHLY = "monthly", _("月に1日ほど")
    TO_TALK = "to_talk", _("相談して決めたい")


class StyleQuestion(Question):
    """中小企業での働き方: manner and fit with a small firm decide more than skill."""

    lead = _("思いつくままで結構です。空欄でも次へ進めます。")
    prompts = {
        "small_firm_style": (
            _("現場に入るのと、相談にのるのと、どちらがお好きですか"),
            _("人手も道具も少ない所で、どう進めますか"),
            _("社長さんや社員の方と、どう付き合いたいですか"),
        )
    }

    small_firm_style = LongTextField(
        label=_("小さな会社での働き方"),
        required=False,
        rows=6,
        help_text=_("例：まず現場を見せてもらい、若い人の話を聞くことから始めます。"),
    )


class WishesQuestion(Question):
    """希望: where, on screen, when, and for how many companies at once."""

    lead = _("あとからいつでも変えられます。")
    short = {"online": _("オンライン"), "often": _("動ける回数")}

    reach = ChoiceField(label=_("うかがえる地域"), choices=Reach.choices, widget=forms.RadioSelect)
    prefectures = ChoicesField(
        label=_("うかがえる都道府県"),
        required=False,
        choices=lambda: [(_("都道府県を選ぶ"), prefecture_choices()[1:])],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("「自分で選ぶ」の方だけ、開いて印をつけてください。"),
    )
    online = forms.BooleanField(label=_("画面ごしの相談（オンライン）もできます"), required=False)
    weekdays = ChoicesField(
        label=_("動ける曜日"),
        required=False,
        choices=Weekday.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("決まっていなければ、空欄で結構です。"),
    )
    often = ChoiceField(label=_("どのくらい"), choices=Often.choices, widget=forms.RadioSelect)
    capacity = WholeNumberField(
        label=_("同時に担当できる社数"),
        least=1,
        most=20,
        initial=2,
        help_text=_("迷うときは、2のままで結構です。"),
    )

    def clean(self) -> dict[str, Any]:
        """Whoever chooses for himself names at least one prefecture."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("reach") == Reach.CHOSEN and not cleaned.get("prefectures"):
            self.add_error(
                "prefectures",
                _("「都道府県を選ぶ」を開いて、うかがえる所に印をつけてください。例：埼玉県"),
            )
        return cleaned
