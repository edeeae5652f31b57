from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.files.transitions.keep import LARGEST
from enishi.outbox.models import ContactManner, Letter, Letterhead, Manner
from enishi.outbox.records import Found
from enishi.people.fields import (
    ChoiceField,
    ChoicesField,
    LongTextField,
    MailField,
    NearDateField,
    PhoneField,
    TextField,
)
from enishi.people.writing import Section, WritingForm

ADDRESSED = ("recipient_firm", "recipient_post", "recipient_name")
REACHED = ("manner", "email", "postal_code", "address", "fax")
TEXTS = ("subject_line", "body", "particulars", "with_answer_slip", "needs_approval")


class LetterForm(WritingForm):
    """手紙・メール: to whom, how, and what."""

    name = "letter"
    sections = (
        Section(_("どなたへ"), ADDRESSED),
        Section(_("送り方"), REACHED),
        Section(_("書くこと"), TEXTS),
    )
    recipient_firm = TextField(
        label=_("会社・団体名"),
        max_length=120,
        required=False,
        help_text=_("例：株式会社○○製作所"),
    )
    recipient_post = TextField(
        label=_("役職・部署"), max_length=80, required=False, help_text=_("例：代表取締役")
    )
    recipient_name = TextField(
        label=_("お名前"),
        max_length=80,
        required=False,
        help_text=_("「様」は自動でつきます。空欄にすると、会社・団体あて（御中）になります。"),
    )
    manner = ChoiceField(label=_("送り方"), choices=Manner.choices, widget=forms.RadioSelect)
    email = MailField(label=_("メールアドレス"), required=False)
    postal_code = TextField(
        label=_("郵便番号"), max_length=8, required=False, help_text=_("例：143-0000")
    )
    address = TextField(label=_("住所"), max_length=200, required=False)
    fax = PhoneField(label=_("FAX番号"), max_length=20, required=False)
    # Not `subject`: that is the record to which a form's draft belongs.
    subject_line = TextField(label=_("件名"), max_length=120)
    body = LongTextField(
        label=_("本文"),
        rows=12,
        help_text=_("宛名と差出人は自動でつきます。あいさつと用件を書いてください。"),
    )
    particulars = LongTextField(
        label=_("記（日時・場所など）"),
        required=False,
        rows=6,
        help_text=_(
            "見出しを1行、その下に内容を書き、次の見出しの前に1行あけます。"
            "例：「日時」、次の行に「9月24日（木）午後2時」。"
        ),
    )
    with_answer_slip = forms.BooleanField(
        label=_("返信票をつける"),
        required=False,
        help_text=_("郵便とFAXのときに、2枚目につきます。"),
    )
    needs_approval = forms.BooleanField(
        label=_("決裁を受けて、文書番号をつける"),
        required=False,
        help_text=_("団体の責任者が決裁すると、番号がつき、送れるようになります。"),
    )

    def clean(self) -> dict[str, Any]:
        """Say at once when nobody is named: the address may come later, a reader may not."""
        cleaned = super().clean() or {}
        if not (cleaned.get("recipient_name") or cleaned.get("recipient_firm")):
            self.add_error("recipient_name", _("お名前か、会社・団体名を入れてください。"))
        return cleaned

    @classmethod
    def values_from(cls, row: Letter) -> dict[str, Any]:
        """The row under the names of the form."""
        return super().values_from(row) | {"subject_line": row.subject}

    def values(self) -> dict[str, Any]:
        """What the letter's row takes."""
        typed = {name: self.cleaned_data[name] for name in self.texts()}
        return typed | {"subject": typed.pop("subject_line")}


class LetterheadForm(WritingForm):
    """差出人の書き方."""

    name = "letterhead"
    sections = (
        Section(_("差出人"), ("signer_post", "signer_name")),
        Section(_("連絡先"), ("postal_code", "address", "telephone", "fax", "email")),
        Section(_("文書番号"), ("number_prefix",)),
    )
    signer_post = TextField(
        label=_("差出人の役職"), max_length=40, required=False, help_text=_("例：代表")
    )
    signer_name = TextField(label=_("差出人の氏名"), max_length=80, required=False)
    postal_code = TextField(label=_("郵便番号"), max_length=8, required=False)
    address = TextField(label=_("住所"), max_length=200, required=False)
    telephone = PhoneField(label=_("電話番号"), max_length=20, required=False)
    fax = PhoneField(label=_("FAX番号"), max_length=20, required=False)
    email = MailField(
        label=_("返信を受けるメールアドレス"),
        required=False,
        help_text=_("メールを受けとった方が「返信」を押すと、ここに届きます。"),
    )
    number_prefix = TextField(
        label=_("文書番号の前に書くことば"),
        max_length=20,
        required=False,
        help_text=_("例：「あかり産支」と入れると「あかり産支 第8-048号」のようになります。"),
    )

    def values(self) -> dict[str, Any]:
        """What the row takes."""
        return {name: self.cleaned_data[name] for name in self.texts()}

    @classmethod
    def values_from(cls, row: Letterhead) -> dict[str, Any]:
        """The row under the names of the form."""
        return {name: getattr(row, name) for name in cls.base_fields if name != "read_at"}


class PressForm(forms.Form):
    """A press on a letter, and which version of it the person had read."""

    read_at = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def version(self) -> int:
        """The version read, or none that there ever was."""
        return int(self.cleaned_data["read_at"]) if self.is_valid() else 0


class PostingForm(PressForm):
    """The day on which a letter was put into the box."""

    posted_on = NearDateField(label=_("投函した日"), ahead=False)

    def day(self) -> date:
        """The day as typed, or today when it cannot be read."""
        return self.cleaned_data.get("posted_on") or timezone.localdate()


class BounceForm(forms.Form):
    """Why a letter came back."""

    why = TextField(
        label=_("届かなかったわけ"),
        max_length=300,
        required=False,
        help_text=_("例：宛て所に尋ねあたりません"),
    )

    def reason(self) -> str:
        """What was typed, or nothing."""
        return str(self.cleaned_data["why"]) if self.is_valid() else ""


class AttachmentForm(forms.Form):
    """A file to go with the letter."""

    file = forms.FileField(
        label=_("添付するファイル"),
        # Nothing has to be attached to a letter; pressing the button without a file is said below.
        required=False,
        error_messages={
            "empty": _("ファイルの中が空です。別のファイルを選んでください。"),
        },
        help_text=_("20MBまで。7日のうちに送ってください。"),
    )

    def clean_file(self) -> Any:
        """Refuse a file that is too large for a mail."""
        file = self.cleaned_data["file"]
        if not file:
            raise ValidationError(_("ファイルがまだ選ばれていません。"))
        if file.size > LARGEST:
            raise forms.ValidationError(_("ファイルが大きすぎます。20MBまでにしてください。"))
        return file


class ContactForm(forms.Form):
    """連絡記録: two presses and a sentence."""

    manner = ChoiceField(
        label=_("連絡のしかた"),
        choices=ContactManner.choices,
        initial=ContactManner.CALL,
        widget=forms.RadioSelect,
    )
    with_whom = TextField(
        label=_("お相手"), max_length=80, required=False, help_text=_("例：○○社長")
    )
    text = LongTextField(label=_("話したこと"), max_length=4_000, rows=3)
    about_kind = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    about = forms.CharField(widget=forms.HiddenInput, required=False, max_length=36)


class LiftForm(forms.Form):
    """Why letters may go to somebody again, and how one knows."""

    manner = ChoiceField(
        label=_("どうやってわかりましたか"),
        choices=ContactManner.choices,
        initial=ContactManner.CALL,
        widget=forms.RadioSelect,
    )
    because = LongTextField(
        label=_("わけ"),
        max_length=1_000,
        rows=3,
        help_text=_("例：ご本人からお電話があった。引っ越して、番号が変わっていた。"),
    )


class StopForm(forms.Form):
    """How a person said that he wants no more letters, and in which words."""

    manner = ChoiceField(
        label=_("どのようにうかがいましたか"),
        choices=ContactManner.choices,
        initial=ContactManner.CALL,
        widget=forms.RadioSelect,
    )
    words = LongTextField(
        label=_("おっしゃったこと"),
        max_length=1_000,
        rows=3,
        help_text=_("例：手紙はもういらない。用のあるときは電話がよい。"),
    )


class ChosenForm(forms.Form):
    """Letters that were ticked in a list."""

    letters = forms.CharField(required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.chosen = data.getlist("letters")

    def clean_letters(self) -> list[UUID]:
        """The letters that were ticked."""
        try:
            return [UUID(one) for one in self.chosen]
        except ValueError as error:
            raise forms.ValidationError("") from error


class LabelsForm(ChosenForm):
    """Which letters get a label, on which paper, and how much of the first sheet is used up."""

    faces = ChoiceField(choices=[("12", "12"), ("24", "24")])
    skip = forms.IntegerField(min_value=0, max_value=23, required=False)


class MergeForm(forms.Form):
    """One text for many people."""

    people = ChoicesField(label=_("どなたへ"), widget=forms.CheckboxSelectMultiple)
    subject_line = TextField(label=_("件名"), max_length=120)
    body = LongTextField(label=_("本文"), rows=10)
    particulars = LongTextField(label=_("記（日時・場所など）"), required=False, rows=4)

    def __init__(
        self, data: QueryDict | None, *, people: Mapping[str, Found], asked: QueryDict
    ) -> None:
        """Begin with what the address says: a room above may know how such a letter begins."""
        super().__init__(data, initial={k: asked[k] for k in self.base_fields if k in asked})
        field = self.fields["people"]
        assert isinstance(field, ChoicesField)  # noqa: S101
        field.choices = [(key, named(found)) for key, found in people.items()]


def named(found: Found) -> str:
    """Who it is, and whether he is written to by mail or by post."""
    how = Manner.MAIL if found.recipient.email else Manner.POST
    return f"{found.recipient.firm} {found.recipient.name}（{how.label}）".strip()
