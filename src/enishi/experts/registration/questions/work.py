"""What the person has done: career entries, the present employer, and strengths."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.experts.career_form import begins_before_it_ends
from enishi.experts.models import EmployerPermission
from enishi.experts.registration.questions.question import Question
from enishi.people.choices import category_choices
from enishi.people.fields import (
    ChoiceField,
    ChoicesField,
    JapaneseDateField,
    LongTextField,
    PartialDateField,
    TextField,
    WholeNumberField,
)

MOST_SPECIALISMS = 6


class YesNo(models.TextChoices):
    NO = "no", _("いいえ")
    YES = "yes", _("はい")


class Bound(models.TextChoices):
    NO = "no", _("ありません")
    YES = "yes", _("あります")
    UNSURE = "unsure", _("わかりません")


class CareerQuestion(Question):
    """職務経歴の1件: one entry a round."""

    lead = _("いちばん長かったお仕事からどうぞ。あとからいくつでも足せます。")
    beside = (("department", "post"), ("from_when", "to_when"))
    prompts = {
        "duties": (
            _("困っていたのは、どんなことでしたか"),
            _("あなたは、どんな工夫をしましたか"),
            _("その結果、何がどう変わりましたか"),
        )
    }

    company_name = TextField(
        label=_("会社"),
        max_length=120,
        help_text=_("名前を出したくないときは「大手の電機メーカー」のようにお書きください。"),
    )
    company_size = WholeNumberField(
        label=_("会社の大きさ（およその人数）"), required=False, help_text=_("例：300")
    )
    industry = TextField(
        label=_("業種"),
        max_length=60,
        required=False,
        help_text=_("ふだんの言葉で結構です。例：家電の製造、自動車部品、銀行"),
    )
    department = TextField(label=_("部署"), max_length=80, required=False)
    post = TextField(label=_("役職"), max_length=80, required=False)
    from_when = PartialDateField(
        label=_("いつから"), required=False, help_text=_("例：昭和57年4月、1982")
    )
    to_when = PartialDateField(
        label=_("いつまで"), required=False, help_text=_("続いているときは空欄")
    )
    duties = LongTextField(
        label=_("していたこと"),
        rows=7,
        help_text=_("思い出した順で結構です。数字があると、あとで読む人に伝わります。"),
    )
    can_do = LongTextField(
        label=_("困っている会社に、この経験で何ができますか"),
        required=False,
        rows=3,
        help_text=_("例：現場を一緒に回り、残業が減る段取りを考えます。"),
    )
    overseas = forms.BooleanField(label=_("海外での仕事です"), required=False)

    def clean(self) -> dict[str, Any]:
        """An end lies after its beginning."""
        cleaned = super().clean() or self.cleaned_data
        if not begins_before_it_ends(cleaned.get("from_when"), cleaned.get("to_when")):
            self.add_error("to_when", _("終わりが、始まりより前になっています。"))
        return cleaned


class EmploymentQuestion(Question):
    """お勤め中か, and what one promised the employer before."""

    lead = _("お勤め中でも登録できます。前の勤め先との約束も、ここでうかがっておきます。")
    short = {
        "employed": _("お勤め中か"),
        "bound": _("前の勤め先との約束"),
        "bound_words": _("約束の内容"),
    }

    employed = ChoiceField(
        label=_("いま、お勤め中ですか"), choices=YesNo.choices, widget=forms.RadioSelect
    )
    retires_on = JapaneseDateField(
        label=_("退職の予定日"),
        required=False,
        help_text=_("お勤め中で、決まっている方だけ。例：令和9年3月31日"),
    )
    permission = ChoiceField(
        label=_("勤め先の許可"),
        required=False,
        choices=EmployerPermission.choices,
        widget=forms.RadioSelect,
        help_text=_("お勤め中の方だけ、お答えください。"),
    )
    bound = ChoiceField(
        label=_("前の勤め先と、秘密を守る約束や、同じ業界で働かない約束がありますか"),
        choices=Bound.choices,
        widget=forms.RadioSelect,
    )
    bound_words = LongTextField(
        label=_("どんな約束ですか"),
        required=False,
        rows=3,
        help_text=_("「あります」の方だけ。例：退職から2年は、同業の会社を手伝わない。"),
    )

    def clean(self) -> dict[str, Any]:
        """Somebody employed says whether he may; a promise is told in a few words."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("employed") == YesNo.YES and not cleaned.get("permission"):
            self.add_error(
                "permission", _("お勤め中の方は、勤め先の許可について、ひとつ選んでください。")
            )
        if cleaned.get("bound") == Bound.YES and not cleaned.get("bound_words"):
            self.add_error(
                "bound_words",
                _("どんな約束か、ひとこと書いてください。例：退職から2年は、同業を手伝わない。"),
            )
        return cleaned


class StrengthsQuestion(Question):
    """得意なこと: up to six entries of the ten fields."""

    lead = _("近いものに印をつけてください。6つまで選べます。")

    specialisms = ChoicesField(
        label=_("得意なこと"),
        choices=category_choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("10の分野があります。押すと、くわしい項目が開きます。"),
    )
    qualifications = LongTextField(
        label=_("お持ちの資格"), required=False, rows=2, help_text=_("1行に1つずつ書いてください。")
    )
    languages = TextField(
        label=_("使える外国語"), max_length=120, required=False, help_text=_("例：英語（商談）")
    )

    def clean_specialisms(self) -> list[str]:
        """At most six, so that they still say something."""
        chosen: list[str] = self.cleaned_data["specialisms"]
        if len(chosen) > MOST_SPECIALISMS:
            raise forms.ValidationError(
                _("6つまでです。いちばん得意なものを残して、ほかの印を外してください。")
            )
        return chosen
