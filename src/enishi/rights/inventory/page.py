"""The inventory as a page: docs/personal-data.md, and what `enishi person inventory` prints."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from enishi.rights.inventory import TABLES
from enishi.rights.inventory.erasure import at_erasure
from enishi.rights.inventory.table import Table, Whose, own_fields


def page() -> str:
    """The whole inventory in Markdown, in the reader's language."""
    # Sentences stand by themselves: what is gathered for the translators does not look into f"".
    title, outside = _("個人データの台帳"), _("記録の外にあるもの")
    parts = [f"# {title}", preface()]
    for whose in Whose:
        tables = [table for table in TABLES if table.whose == whose]
        if tables:
            parts.append(f"## {whose.label}")
            parts += [described(table) for table in tables]
    parts += [f"## {outside}", elsewhere()]
    return "\n\n".join(parts) + "\n"


def preface() -> str:
    """What the page is, and how it is made."""
    return _(
        "どの表のどの欄に、だれのことを、何のために、いつまで書くかの一覧です。"
        "「消去のとき」は、新現役のご本人が消去を申し出たあとに、その方の行がどうなるかです。"
        "このページは `enishi person inventory` が記録の形から書きだします。"
        "手で直さないでください。"
    )


def described(table: Table) -> str:
    """One table: its purpose, how long it is kept, and its fields."""
    head = f"### {table.model._meta.verbose_name} `{table.label}`"
    purpose = _("目的：%(purpose)s") % {"purpose": table.purpose.label}
    kept = _("残す期間：%(kept)s") % {"kept": table.kept.label}
    about = [head, "", f"- {purpose}", f"- {kept}"]
    lines = list(rows(table))
    if not lines:
        links = _("ほかの記録とのつながりだけを書く")
        return "\n".join([*about, f"- {links}"])
    columns = " | ".join([_("欄"), _("書いてあるもの"), _("消去のとき")])
    return "\n".join([*about, "", f"| {columns} |", "|---|---|---|", *lines])


def rows(table: Table) -> Iterator[str]:
    """The fields of a table, those together that are of one nature and leave in one way."""
    fields = {field.name: field for field in own_fields(table.model)}
    told: list[tuple[Any, str, str]] = []
    for name, nature in table.natures():
        field = fields[name]
        told.append((nature.label, str(at_erasure(table, field)), str(field.verbose_name)))
    for (nature, leaves), alike in groupby(sorted(told, key=order(told)), key=lambda one: one[:2]):
        names = pgettext("in a list", "、").join(one[2] for one in alike)
        yield f"| {names} | {nature} | {leaves} |"


def order(told: list[tuple[Any, str, str]]) -> Any:
    """Natures in their order, and within one what leaves in the same way side by side."""
    natures = list(dict.fromkeys(one[0] for one in told))
    return lambda one: (natures.index(one[0]), one[1])


def elsewhere() -> str:
    """What is kept beside the tables."""
    return "\n".join(
        f"- {line}"
        for line in (
            _("取り出した名簿や候補の表のファイル：7日で、中身を消す"),
            _("検索の索引と候補さがしの索引：番号と数だけ。記録が変わるたびに作りなおす"),
            _("メールをファイルに書く設定のときの `mail` フォルダー：消去のとき、その方あてを消す"),
            _("返ってきたメール：消去のとき、その方の分を消す"),
            _("控え：もどしたあと `enishi person erase-again` で、もう一度消去する"),
            _("消去の控え `erasures.jsonl`：番号と日付だけ。名前は書かない"),
            _("画面の動きの記録（ログ）：名前も内容も書かない"),
        )
    )
