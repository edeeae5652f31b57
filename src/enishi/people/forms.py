import re
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from enishi.people.drafts import all_typed
from enishi.people.transitions.draft import NEW

FORM_NAMES = re.compile(r"\A[a-z_-]{1,40}\Z")


class DraftForm(forms.Form):
    """What a page sends while one types: which form, of which record, and everything typed."""

    draft_form = forms.RegexField(FORM_NAMES)
    draft_subject = forms.UUIDField(required=False)
    writing = forms.CharField(max_length=40, required=False)

    def clean_draft_subject(self) -> UUID:
        """No subject stands for a record that does not exist yet."""
        return self.cleaned_data["draft_subject"] or NEW

    def content(self) -> dict[str, list[Any]]:
        """Everything typed."""
        return all_typed(self.data) if isinstance(self.data, QueryDict) else {}
