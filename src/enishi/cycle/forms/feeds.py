from django import forms


class FeedForm(forms.Form):
    """Whose visits the calendar holds: one's own, or the whole body's."""

    whole_body = forms.BooleanField(required=False)
