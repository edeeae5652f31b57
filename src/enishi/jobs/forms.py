from django import forms


class SeenForm(forms.Form):
    """Which state of a job a page shows already."""

    seen = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)

    def version(self) -> int | None:
        """The version shown, or none when the page does not say or says nonsense."""
        return self.cleaned_data["seen"] if self.is_valid() else None
