"""Take files of up to 20 MB each, without a virus where somebody looks for them.

What is larger is thrown away while it still comes in; no view reads a file that came another way.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from enishi.files.scanning import refuse_infected
from enishi.files.transitions.keep import LARGEST

View = Callable[..., HttpResponse]


class Measure(FileUploadHandler):
    """Counts what comes in, so that a file without end fills neither memory nor disk."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.too_large: set[str] = set()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand the piece on to the handlers that keep it, unless the file has grown too large."""
        if start + len(raw_data) > LARGEST:
            self.too_large.add(str(self.field_name))
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the keeping to the others."""


def receives_files(view: View) -> View:
    """Measure what a view is sent; the forgery check waits until then, as it reads everything."""

    @csrf_protect
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        refuse_infected(file for name in request.FILES for file in request.FILES.getlist(name))
        return view(request, *args, **kwargs)

    @csrf_exempt
    @wraps(view)
    def receiving(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.upload_handlers = [Measure(request), *request.upload_handlers]
        return checked(request, *args, **kwargs)

    return receiving


def too_large(request: HttpRequest) -> frozenset[str]:
    """The fields whose files were thrown away because of their size."""
    measures = (h for h in request.upload_handlers if isinstance(h, Measure))
    return frozenset().union(*(measure.too_large for measure in measures))
