"""What a browser keeps of our pages: nothing, since in an office several people share one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]
NOT_KEPT = "private, no-store"


class LeaveNothingBehind:
    """Let no answer be kept, so that “back” asks us again; enishi.js does its part.

    What a script asks for every few seconds, and what is drawn on a device, say their own.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", NOT_KEPT)
        return response
