from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.companies.models import CompanyConsent
from enishi.knowledge.models import Audience, EntryKind
from enishi.knowledge.queries import publishable
from enishi.people.choices import named
from enishi.people.fields import ChoiceField, LongTextField, RecordField, TextField
from enishi.people.models import Organisation
from enishi.people.writing import Section, WritingForm
from enishi.reference.taxonomy import FIELDS

LEFT_OUT = ("read_at", "consent")


def field_choices() -> list[tuple[str, Any]]:
    """The ten fields; none where it belongs to all of them."""
    fields = [(one.slug, named(one.label, one.english)) for one in FIELDS]
    return [("", _("どの分野にもあてはまる")), *fields]


class ConsentField(RecordField):
    """Of which company a case tells: only those that agreed are offered."""

    def label_from_instance(self, obj: Any) -> str:
        """The company by its name; only who writes reads it."""
        return str(obj.company.name)


class EntryForm(WritingForm):
    """A case without the company's name, or something that one knows how to do."""

    name = "library-entry"

    kind = ChoiceField(
        label=_("何を書きますか"), choices=EntryKind, widget=forms.RadioSelect, initial="case"
    )
    consent = ConsentField(
        label=_("どちらの企業のことですか"),
        queryset=CompanyConsent.objects.none(),
        to_field_name="public_id",
        required=False,
        help_text=_(
            "事例にしてよいと同意した企業だけがならびます。ここで選んだ社名は、ほかの団体には見えません。"
        ),
    )
    title = TextField(
        label=_("見出し"), max_length=120, help_text=_("例：段取り替えを45分から20分に縮めた")
    )
    field = ChoiceField(label=_("分野"), choices=field_choices, required=False)
    trouble = LongTextField(label=_("困っておられたこと"), required=False, max_length=4000)
    done = LongTextField(
        label=_("したこと"),
        max_length=4000,
        help_text=_("社名とお名前は書かないでください。例：大田区の精密部品の会社で、…"),
    )
    result = LongTextField(label=_("どうなったか"), required=False, max_length=4000, rows=3)
    hint = LongTextField(label=_("次に役だつこと"), required=False, max_length=4000, rows=3)
    audience = ChoiceField(
        label=_("だれが読めますか"),
        choices=Audience,
        widget=forms.RadioSelect,
        initial=Audience.NETWORK,
    )

    sections: ClassVar[tuple[Section, ...]] = (
        Section(_("何のことか"), ("kind", "consent", "title", "field")),
        Section(_("内容"), ("trouble", "done", "result", "hint")),
        Section(_("読める人"), ("audience",)),
    )

    def __init__(self, *args: Any, body: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agreed = publishable(body)
        self.fields["consent"].queryset = agreed  # type: ignore[attr-defined]
        if not agreed.exists():
            # A case tells of a company that agreed: where there is none, nothing is chosen for him.
            self.fields["kind"].initial = None

    def values(self) -> dict[str, Any]:
        """The entry's fields, for the transition."""
        return {k: v for k, v in self.cleaned_data.items() if k not in LEFT_OUT}


class RevisingForm(EntryForm):
    """An entry that is written anew; what it is about stays."""

    name = "library-revision"

    kind = None  # type: ignore[assignment]
    consent = None  # type: ignore[assignment]
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_("内容"), ("title", "field", "trouble", "done", "result", "hint")),
        Section(_("読める人"), ("audience",)),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super(EntryForm, self).__init__(*args, **kwargs)


class LibraryFilter(forms.Form):
    """Which part of the library is shown."""

    kind = ChoiceField(
        label=_("種類"), choices=[("", _("すべて")), *EntryKind.choices], required=False
    )
    field = ChoiceField(
        label=_("分野"),
        choices=lambda: [("", _("すべて")), *field_choices()[1:]],
        required=False,
    )

    def chosen(self) -> dict[str, str]:
        """What was chosen, or everything where it cannot be read."""
        return self.cleaned_data if self.is_valid() else {}
