"""Several forms that write on one page: each has ids, and a draft, of its own."""

from typing import Any, TypeVar

from enishi.people.request import SignedInRequest
from enishi.people.writing import WritingForm

Form = TypeVar("Form", bound=WritingForm)


def opened(request: SignedInRequest, form: type[Form], *, under: Any, **options: Any) -> Form:
    """The form as it was posted, or with what the person had begun to write."""
    return form.opened(request, under=under, auto_id=f"{form.name}-%s", **options)


def blank(
    request: SignedInRequest,
    form: type[Form],
    *,
    under: Any,
    first: dict[str, Any] | None = None,
    **options: Any,
) -> Form:
    """The form to fill in, `first` what stands in it; beside one that was posted it is empty."""
    if request.method == "POST":
        made = form(auto_id=f"{form.name}-%s", **options)
    else:
        made = opened(request, form, under=under, **options)
    for name, value in (first or {}).items():
        made.initial.setdefault(name, value)
    return made
