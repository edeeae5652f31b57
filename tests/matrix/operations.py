"""Every door: each address with each method it answers to, found in the URL configuration."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Operation:
    """One address with one method."""

    method: str
    route: str
    name: str
    parameters: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.method} {self.route}"

    def address(self, values: dict[str, Any]) -> str:
        """The address with these values in it, whatever they are."""
        kwargs = {name: values[name] for name in self.parameters}
        try:
            return reverse(self.name, kwargs=kwargs)
        except NoReverseMatch:
            return PARAMETER.sub(lambda found: str(kwargs[found[1]]), self.route)


def operations() -> list[Operation]:
    """Every operation once; an address that an earlier one covers is no door."""
    found = {
        (method, route): Operation(method, route, name, parameters)
        for route, pattern, parameters in reversed([*patterns()])
        for method in methods_of(pattern.callback)
        for name in [pattern.name or ""]
    }
    return sorted(found.values(), key=lambda one: (one.route, one.method))


def patterns() -> Iterator[tuple[str, URLPattern, tuple[str, ...]]]:
    """Every pattern with its whole address, as people would write it."""
    yield from below(get_resolver(), "/", ())


def below(
    resolver: URLResolver, before: str, known: tuple[str, ...]
) -> Iterator[tuple[str, URLPattern, tuple[str, ...]]]:
    """Every pattern under a resolver."""
    for one in resolver.url_patterns:
        route = before + readable(str(one.pattern))
        parameters = (*known, *one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            yield from below(one, route, parameters)
        else:
            yield route, one, parameters


def readable(pattern: str) -> str:
    """Turn a regular expression of allauth's into the form of our own addresses."""
    if not pattern.startswith("^"):
        return pattern
    return re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", pattern.removeprefix("^").removesuffix("$"))


def methods_of(view: Callable[..., Any]) -> list[str]:
    """The methods that a view lets in; without a word on it, those a page of ours may use."""
    as_class = getattr(view, "view_class", None)
    if as_class is not None:
        return [m for m in METHODS if hasattr(as_class, m.lower())]
    listed = [*lists_in(view)]
    return (
        [m for m in METHODS if all(m in named for named in listed)] if listed else ["GET", "POST"]
    )


def lists_in(view: Any) -> Iterator[list[str]]:
    """The lists that require_http_methods has kept, through every decorator around a view."""
    while view is not None:
        if inspect.isfunction(view):
            kept = inspect.getclosurevars(view).nonlocals.get("request_method_list")
            if kept is not None:
                yield [*kept]
        view = getattr(view, "__wrapped__", None)
