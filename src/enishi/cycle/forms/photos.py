from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from enishi.people.fields import TextField


class Pictures(forms.ClearableFileInput):
    """A box that takes several pictures at once, and opens the camera of a telephone."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class PicturesField(forms.FileField):
    """Several pictures."""

    widget = Pictures

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Check each picture by itself."""
        return [super(PicturesField, self).clean(one, initial) for one in data or [None]]


class PhotosForm(forms.Form):
    """Pictures for a visit."""

    photos = PicturesField(
        label=_("写真"),
        widget=Pictures(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_("1枚20MBまで。撮った場所などの情報は、自動で消してから残します。"),
        error_messages={
            "required": _("写真がまだ選ばれていません。"),
            "empty": _("中身のない写真があります。選びなおしてください。"),
        },
    )
    caption = TextField(label=_("何の写真か"), max_length=120, required=False)

    def __init__(self, *args: Any, too_large: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.too_large = too_large

    def clean_photos(self) -> Any:
        """Say that a picture was too large; what was sent of it is gone already."""
        return self.cleaned_data["photos"]

    def clean(self) -> dict[str, Any]:
        """A picture that was thrown away on its way in leaves a sentence."""
        if "photos" in self.too_large:
            self.errors.pop("photos", None)
            self.add_error(
                "photos",
                ValidationError(
                    _("20MBより大きい写真がありました。小さくしてから足してください。")
                ),
            )
        return super().clean() or self.cleaned_data
