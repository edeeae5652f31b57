"""Where the person lives; a postal code fills the boxes, and the person looks at them."""

from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from enishi.experts.addressee import figures_of
from enishi.experts.registration.questions.question import Question
from enishi.people.choices import prefecture_choices
from enishi.people.fields import ChoiceField, PostalCodeField, TextField
from enishi.reference.postal_places import PostalPlace, place_of_code

FILLED = _("郵便番号から、下の2つを入れました。よろしければ「次へ進む」を押してください。")
UNKNOWN = _("この郵便番号は見つかりません。下の2つが入っていれば、このままでも進めます。")

# Without a script the boxes are filled when 「次へ進む」 is pressed.
FILLS_AS_TYPED = {
    "hx-post": "",
    "hx-trigger": "change",
    "hx-select": ".ask-form",
    "hx-target": "closest form",
    "hx-swap": "outerHTML",
}


class AddressQuestion(Question):
    """お住まい: prefecture and municipality are enough; a postal code fills both."""

    lead = _("番地までは要りません。近くのご相談をお届けするためにうかがいます。")
    told_as, told_with = _("ご住所"), ""

    postal_code = PostalCodeField(
        label=_("郵便番号"),
        required=False,
        help_text=_("例：144-0055。入れると、下の2つが入ります。わからなければ空欄で結構です。"),
    )
    prefecture = ChoiceField(label=_("都道府県"), choices=prefecture_choices)
    city = TextField(label=_("市区町村"), max_length=60, help_text=_("例：下野市、大田区"))
    # The code that was looked up already: what it filled goes when another one is typed.
    looked_up = TextField(max_length=7, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["postal_code"].widget.attrs |= FILLS_AS_TYPED
        self.fields["prefecture"].widget.attrs["autocomplete"] = "address-level1"
        self.fields["city"].widget.attrs["autocomplete"] = "address-level2"
        if self.is_bound:
            self.look_up()

    def look_up(self) -> None:
        """Put in where a new postal code lies, unless the person has told it himself."""
        code, before = figures_of(self.typed("postal_code")), self.typed("looked_up")
        if not code or code == before:
            return
        place, told = place_of_code(code), (self.typed("prefecture"), self.typed("city"))
        free = not any(told) or told == as_typed(place_of_code(before))
        self.notice = UNKNOWN if place is None else FILLED if free else ""
        boxes = as_typed(place) if free else told
        filled = MultiValueDict({name: [value] for name, value in self.data.items()})
        filled["looked_up"], filled["prefecture"], filled["city"] = code, *boxes
        self.data = filled

    def typed(self, name: str) -> str:
        """What stands in a box."""
        return str(self.data.get(name) or "")


def as_typed(place: PostalPlace | None) -> tuple[str, str]:
    """A place as it stands in the two boxes."""
    return (place.prefecture, place.city) if place else ("", "")
