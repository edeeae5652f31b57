from typing import Any, Self

from django import forms

from enishi.knowledge.models import Audience
from enishi.logbook.models import Recorded
from enishi.people.request import SignedInRequest
from enishi.people.standing import may_appoint
from enishi.people.writing import WritingForm


class ReachingForm(WritingForm):
    """A form that asks for whom something is meant; all bodies at once reaches the 推進室."""

    def __init__(self, *args: Any, office: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if office:
            return
        only = Audience.BODY
        self.fields["audience"].choices = [(only.value, only.label)]  # type: ignore[attr-defined]
        self.fields["audience"].widget = forms.HiddenInput()
        self.initial["audience"] = only.value

    @classmethod
    def opened(
        cls,
        request: SignedInRequest,
        row: Recorded | None = None,
        *,
        under: Recorded | None = None,
        **options: Any,
    ) -> Self:
        """Open the form with what the person may choose, and nothing that would be refused."""
        office = may_appoint(request.user, None)
        return super().opened(request, row, under=under, office=office, **options)
