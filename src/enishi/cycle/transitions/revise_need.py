from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.cycle.models import Need
from enishi.cycle.transitions.employ import permit_for
from enishi.cycle.transitions.hear import NEED_FIELDS, keep_revision, write_categories
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours
from enishi.logbook.revise import change
from enishi.people.models import User
from enishi.people.standing import works_for

REVISABLE = set(NEED_FIELDS) - {"heard_on"}


@transaction.atomic
def revise_need(
    need: Need, *, values: Mapping[str, Any], categories: Iterable[str], read_at: int, by: User
) -> Need:
    """Write a need anew, unless somebody else did so since it was read.

    Where and when it was heard stays: that is its visit's, not the need's.
    """
    if not works_for(by, need.organisation):
        raise NotYours(_("ほかの団体のニーズは、書きかえられません。"))
    permit_for(values.get("wished_engagement", ""), within=need.organisation)
    words = {name: value for name, value in values.items() if name in REVISABLE}
    changed = change(need, words, read_at=read_at)
    if write_categories(need, categories):
        changed.append("categories")
    keep_revision(need, by=by)
    record("revised", need, by=by, within=need.organisation, fields=changed)
    return need
