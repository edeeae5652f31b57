"""A list in pages. One that ends on its first page, as most do, is not counted besides."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet


def page_of_list(rows: QuerySet[Any], typed: str | None, *, each: int = 50) -> "Page[Any]":
    """The page that was asked for, the nearest one where there is none of that number."""
    if typed not in (None, "", "1"):
        return Paginator(rows, each).get_page(typed)
    first = list(rows[: each + 1])
    if len(first) <= each:
        return Paginator(first, each).get_page(1)
    return Page(first[:each], 1, Paginator(rows, each))
