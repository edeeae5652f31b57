"""House rules for templates and stylesheets, read as text."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.house.rule import JAPANESE, Break, Rule, lines_with

TRANSLATED = re.compile(
    r"{% blocktranslate\b.*?{% endblocktranslate %}|{% translate .*?%}|{#.*?#}"
    r"|{% comment .*?{% endcomment %}|\b_\(\"[^\"]*\"\)|\b_\('[^']*'\)",
    re.DOTALL,
)
INLINE = (
    r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>|<style\b[^>]*>"
    r"|\s(?:on[a-z]+|style)\s*=\s*[\"'][^\"']*|javascript:[^\"']*"
)
ELSEWHERE = r"(?:src|href|action|srcset|data|poster|formaction)\s*=\s*[\"'](?:https?:)?//[^\"']*"
SHELLS = ("shell.html", "plain.html", "paper.html")
NAMES = re.compile("縁|日本語")
LONGEST_LINE = 360
ROLE = r"{%-?\s*(?:el)?if\b[^%]*\broles?\b[^%]*%}"


def is_template(path: Path) -> bool:
    return "templates" in path.parts and path.suffix == ".html"


def untranslated(text: str) -> Iterator[Break]:
    def blank(found: re.Match[str]) -> str:
        return "\n" * found.group().count("\n")

    for number, line in enumerate(TRANSLATED.sub(blank, text).splitlines(), 1):
        if JAPANESE.search(NAMES.sub("", line)):
            yield number, line.strip()[:60]


def without_a_shell(text: str) -> Iterator[Break]:
    if not re.match(r"\s*({#.*?#}\s*)*{% extends ", text):
        yield 1, "neither extends a page nor is named as a _fragment"


def is_page(path: Path) -> bool:
    """A page is neither a fragment nor one of the shells."""
    return is_template(path) and path.name[0] != "_" and path.name not in SHELLS


RULES = [
    Rule(
        "no template carries scripts or styles of its own",
        is_template,
        partial(lines_with, INLINE),
        bad=('<p style="color: red">', '<p onclick="go()">', "<script>go()</script>", "<style>"),
        good='<script src="{% static "a.js" %}" defer></script><p class="one" data-on="x">',
    ),
    Rule(
        "no page needs anything from another host",
        is_template,
        partial(lines_with, ELSEWHERE),
        bad=('<link href="https://example.org/a.css">', '<img src="//example.org/a.png">'),
        good='<link href="{% static "a.css" %}"><svg xmlns="http://www.w3.org/2000/svg">',
    ),
    Rule(
        "no stylesheet needs anything from another host",
        lambda path: path.suffix == ".css",
        partial(lines_with, r"(?:@import|url\()\s*[\"']?(?:https?:)?//[^)]*"),
        bad=('@import "//example.org/b.css";', ".a { background: url(https://example.org/a.png) }"),
        good='@import url("b.css");\n.a { background: url(a.svg) }',
    ),
    Rule(
        "no template asks which role a person has",
        is_template,
        partial(lines_with, ROLE),
        bad=('{% if user.role == "head" %}', '{% elif "head" in standing.roles %}'),
        good='{% if request.standing.is_staff %}<b role="status">',
    ),
    Rule(
        "every Japanese sentence of a template can be translated",
        is_template,
        untranslated,
        bad=("<p>案件</p>", '{{ name|default:"（空欄）" }}', '{% translate "件" %}件'),
        good='{% translate "件" %}{{ name|default:_("（空欄）") }}{# 件 #}\n'
        "{% blocktranslate trimmed %}\n案件\n{% endblocktranslate %}",
    ),
    Rule(
        "every page stands in the shell, and every fragment's name starts with _",
        is_page,
        without_a_shell,
        bad=("<p>Hello</p>",),
        good='{% extends "web/shell.html" %}',
    ),
    Rule(
        f"no line of a template is longer than {LONGEST_LINE} characters",
        is_template,
        partial(lines_with, rf".{{{LONGEST_LINE + 1},}}"),
        bad=("<p>" + "x" * LONGEST_LINE,),
        good="<p>" + "x" * (LONGEST_LINE - 3),
    ),
]
