"""Every address of ours has a name of its own: of two with one name, a link finds only the last."""

from collections import Counter
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def named(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from named(pattern.url_patterns)
        elif pattern.name and pattern.callback.__module__.startswith("enishi."):
            yield pattern.name


def test_no_two_pages_share_a_name():
    counted = Counter(named(get_resolver().url_patterns))

    assert [name for name, count in counted.items() if count > 1] == []
    assert counted["sitting"] == 1
