from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from enishi.web.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

BARE = '{% extends "web/shell.html" %}{% block main %}<p></p>{% endblock %}'


def bare(request: HttpRequest) -> HttpResponse:
    """The shell around nothing."""
    return HttpResponse(engines["django"].from_string(BARE).render({}, request))


urlpatterns = [*urlpatterns, path("bare/", bare)]
