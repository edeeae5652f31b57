"""Who the person is: body, name, reading, birthday, place, and how he is reached."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from enishi.experts.registration.queries import bodies_taking_applications
from enishi.experts.registration.questions.question import Question
from enishi.people.choices import Choice, named
from enishi.people.fields import (
    ChoiceField,
    JapaneseDateField,
    KanaField,
    MailField,
    PhoneField,
    TextField,
)
from enishi.people.models import Organisation
from enishi.reference.names import is_reading, suggest_kana
from enishi.reference.prefectures import PREFECTURES

EARLIEST = date(1900, 1, 1)
GROWN_UP = timedelta(days=18 * 365)


class Channel(models.TextChoices):
    ACQUAINTANCE = "acquaintance", _("知人や家族の紹介")
    EMPLOYER = "employer", _("元の勤め先やOB会")
    BODY = "body", _("団体の説明会やセミナー")
    CHAMBER = "chamber", _("商工会議所・金融機関・役所")
    PRESS = "press", _("新聞や広報紙")
    INTERNET = "internet", _("インターネット")
    OTHER = "other", _("そのほか")


def body_choices() -> list[Choice]:
    """The bodies one may register with, from north to south, each with its prefecture."""
    listed = [(str(body.public_id), placed(body)) for body in bodies_taking_applications()]
    return [("", gettext("選んでください")), *listed] if len(listed) != 1 else listed


def placed(body: Organisation) -> str:
    """The body's name after its prefecture."""
    home = PREFECTURES.get(body.prefecture)
    return f"{named(home.label, home.english)}　{body.name}" if home else body.name


class BodyQuestion(Question):
    """団体ときっかけ; somebody who is typed for over the telephone is with the body already."""

    lead = _("お住まいに近い団体を選んでください。どの団体でも、できることは同じです。")

    organisation = ChoiceField(
        label=_("登録する団体"),
        choices=body_choices,
        help_text=_("迷うときは、お電話でおたずねください。"),
    )
    channel = ChoiceField(
        label=_("お知りになったきっかけ"), choices=Channel.choices, widget=forms.RadioSelect
    )
    channel_words = TextField(
        label=_("きっかけを、くわしく"),
        max_length=60,
        required=False,
        help_text=_("例：区の広報紙を見て。空欄でも結構です。"),
    )

    def __init__(self, *args: Any, body: Organisation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        settled = self.application and (self.application.number or self.application.typed_by_id)
        if body or settled:
            del self.fields["organisation"]

    def body(self) -> Organisation | None:
        """The body that was chosen, when there was a choice."""
        chosen = self.cleaned_data.get("organisation")
        return next((b for b in bodies_taking_applications() if str(b.public_id) == chosen), None)


class NameQuestion(Question):
    """姓 and 名 in boxes of their own."""

    lead = _("髙・﨑などの字も、ふだんお使いのまま入れられます。")
    beside = (("family_name", "given_name"),)
    told_as = _("お名前")

    family_name = TextField(label=_("姓"), max_length=40)
    given_name = TextField(label=_("名"), max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, hint in (("family_name", "family-name"), ("given_name", "given-name")):
            self.fields[name].widget.attrs["autocomplete"] = hint


class KanaQuestion(Question):
    """セイ and メイ: suggested from the name, confirmed by the person."""

    lead = _("お名前から仮に入れました。違うときは直してください。ひらがなでも結構です。")
    beside = (("family_kana", "given_kana"),)
    told_as = _("お名前の読み方")

    family_kana = KanaField(label=_("セイ"), max_length=60)
    given_kana = KanaField(label=_("メイ"), max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound and self.application:
            person = self.application
            family, given = suggested(person.family_name, person.given_name)
            self.initial = {"family_kana": family, "given_kana": given}
            if not (family and given):
                self.lead = _("ひらがなでも、カタカナでも結構です。")

    def clean_family_kana(self) -> str:
        """A reading is written in kana."""
        return in_kana(self.cleaned_data["family_kana"])

    def clean_given_kana(self) -> str:
        """A reading is written in kana."""
        return in_kana(self.cleaned_data["given_kana"])


def suggested(family: str, given: str) -> tuple[str, str]:
    """How the name is probably read, part by part; nothing where several readings are usual."""
    whole = suggest_kana(f"{family} {given}").split(" ")
    if len(whole) == 2:
        return whole[0], whole[1]
    return suggest_kana(family), suggest_kana(given)


def in_kana(reading: str) -> str:
    """The reading, unless it holds other letters than kana."""
    if not is_reading(reading):
        raise forms.ValidationError(_("ひらがなか、カタカナで入れてください。例：タカサキ"))
    return reading


class BirthQuestion(Question):
    """生年月日: never used to choose people."""

    lead = _("ご本人かどうかを確かめるためにうかがいます。年齢で人を選ぶことはありません。")

    born_on = JapaneseDateField(
        label=_("生年月日"), help_text=_("例：昭和33年4月1日、S33.4.1、1958/4/1")
    )

    def clean_born_on(self) -> date:
        """A birthday lies in a grown-up's past."""
        day: date = self.cleaned_data["born_on"]
        if not EARLIEST <= day <= timezone.localdate() - GROWN_UP:
            raise forms.ValidationError(
                _("生年月日の年をお確かめください。例：昭和33年4月1日、1958/4/1")
            )
        return day


class ContactQuestion(Question):
    """電話とメール: one of them is enough; without e-mail is normal, and letters go by post."""

    lead = _(
        "お電話かメールの、どちらか一つは入れてください。メールをお使いでない方も、大勢登録されています。"
    )

    telephone = PhoneField(
        label=_("電話番号"),
        max_length=40,
        required=False,
        help_text=_("例：090-1234-5678。全角でも、線がなくても入ります。"),
    )
    email = MailField(
        label=_("メールアドレス"), required=False, help_text=_("お持ちでなければ空欄で結構です。")
    )
    street = TextField(
        label=_("町名・番地"),
        max_length=120,
        required=False,
        help_text=_("メールをお使いでない方は、お手紙のために教えてください。例：南六郷2-1-5"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hints = {"telephone": ("tel", "tel"), "email": ("email", "email")}
        for name, (kind, hint) in hints.items():
            self.fields[name].widget.attrs |= {"inputmode": kind, "autocomplete": hint}
        self.fields["street"].widget.attrs["autocomplete"] = "address-line1"

    def clean(self) -> dict[str, Any]:
        """Without telephone and mail, nobody could answer."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not (cleaned["telephone"] or cleaned["email"]):
            self.add_error(
                "telephone",
                _("電話番号かメールアドレスの、どちらかを入れてください。例：090-1234-5678"),
            )
        return cleaned
