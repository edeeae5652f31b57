"""How a field leaves when a 新現役 is erased, read from what the erasure goes by."""

from typing import Any

from django.db.models import Field
from django.utils.translation import gettext_lazy as _

from enishi.rights.holdings import EMPTIED, HIS, NAMED, NAMED_STAY, texts
from enishi.rights.inventory.table import Table

HOLDINGS = {holding.label: holding for holding in HIS}
STAYS, EMPTY = _("残す"), _("空にする")
# Tables that are neither his rows nor named by them, and yet part with what they hold of him.
OTHERWISE = {
    "people.user": _("ご本人の利用者は、空にして閉じる"),
    "files.storedfile": _("添えた書面の中身は、すぐに消す"),
    "outbox.letterattachment": _("添えたファイルの中身は、すぐに消す"),
    "search.indexed": _("ご本人の分を、すぐに除く"),
    "search.indexedword": _("ご本人の分を、すぐに除く"),
    "rights.sealedrecord": _("期限の日に、空にする"),
}


def at_erasure(table: Table, field: Field) -> Any:  # type: ignore[type-arg]
    """What becomes of the field in the rows of somebody who is erased."""
    if table.label in OTHERWISE:
        return OTHERWISE[table.label]
    written = field in texts(table.model)
    if table.label in HOLDINGS:
        emptied = field.name in EMPTIED.get(table.label, ())
        return EMPTY if emptied or (written and field.name not in stays(table)) else STAYS
    if table.label in NAMED:
        return _("ご本人の行は、空にする") if written and field.name not in NAMED_STAY else STAYS
    return _("さわらない")


def stays(table: Table) -> tuple[str, ...]:
    """The texts of his rows that are kept, for figures that are closed or for the law."""
    return HOLDINGS[table.label].stays
