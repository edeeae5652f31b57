"""Where the person lives; a postal code fills the boxes, and the person looks at them."""

from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from enishi.experts.registration.questions.question import Question
from enishi.people.choices import prefecture_choices
from enishi.people.fields import ChoiceField, PostalCodeField, TextField
from enishi.reference.postal_code import NotAPostalCode, parse_postal_code
from enishi.reference.postal_places import PostalPlace, place_of_code

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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["postal_code"].widget.attrs |= FILLS_AS_TYPED
        self.fields["prefecture"].widget.attrs["autocomplete"] = "address-level1"
        self.fields["city"].widget.attrs["autocomplete"] = "address-level2"
        self.was_filled = self.fill()

    def fill(self) -> bool:
        """Put in where the postal code lies, unless the person has told it himself."""
        if not self.is_bound or self.data.get("prefecture") or self.data.get("city"):
            return False
        place = where(self.data.get("postal_code", ""))
        if place is None:
            return False
        filled = MultiValueDict({name: [value] for name, value in self.data.items()})
        filled["prefecture"], filled["city"] = place.prefecture, place.city
        self.data = filled
        return True


def where(typed: str) -> PostalPlace | None:
    """Where a postal code lies, however it was written."""
    try:
        return place_of_code(parse_postal_code(typed))
    except NotAPostalCode:
        return None
