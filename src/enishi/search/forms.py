from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.people.fields import TextField
from enishi.search.kinds import KINDS


class SearchForm(forms.Form):
    """What somebody looks for, and whether among one kind of record only."""

    q = TextField(label=_("さがす"), max_length=100, required=False)
    kind = forms.ChoiceField(choices=[(kind.label, kind.title) for kind in KINDS], required=False)
    fragment = forms.BooleanField(required=False)
