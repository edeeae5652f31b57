from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.knowledge.forms.reach import ReachingForm
from enishi.knowledge.models import Audience
from enishi.people.fields import ChoiceField, LongTextField, TextField
from enishi.people.writing import Section


class AnnouncementForm(ReachingForm):
    """Something that the people of a body, or of every body, should know."""

    name = "announcement"

    title = TextField(
        label=_("見出し"), max_length=120, help_text=_("例：年末年始の事務局のお休み")
    )
    text = LongTextField(label=_("内容"), max_length=8000, rows=8)
    audience = ChoiceField(
        label=_("だれに知らせますか"),
        choices=Audience,
        widget=forms.RadioSelect,
        initial=Audience.BODY,
    )

    sections: ClassVar[tuple[Section, ...]] = (
        Section(_("お知らせ"), ("title", "text", "audience")),
    )

    def said(self) -> dict[str, Any]:
        """What is announced, and to whom."""
        return {name: self.cleaned_data[name] for name in ("title", "text", "audience")}
