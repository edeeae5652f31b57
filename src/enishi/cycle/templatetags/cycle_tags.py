"""Where a need stands, as every page draws it."""

from dataclasses import dataclass
from datetime import date

from django import template
from django.utils.translation import gettext as _

from enishi.cycle.models import Need
from enishi.cycle.queries import Stage, stage_of

register = template.Library()
CORD = (Stage.PREPARE, Stage.HEAR, Stage.DELIBERATE, Stage.INTRODUCE)


@dataclass(frozen=True)
class Bead:
    """One of the four stages on a need's page: passed, the present one, or still to come."""

    stage: Stage
    note: str
    done: bool
    current: bool
    made_on: date | None = None


@register.filter
def stage_label(need: Need) -> str:
    """Where a need stands; one that ended without a match has ended."""
    stage = stage_of(need)
    return _("終了") if need.closed_on and stage in CORD else str(stage.label)


@register.filter
def steps(need: Need) -> list[Bead]:
    """The four stages of a need, told by the same definition as board and list."""
    stage = stage_of(need)
    over = need.closed_on is not None or stage not in CORD
    place = len(CORD) if over else CORD.index(stage)
    return [
        Bead(bead, note_of(need, bead, at, place), at < place, at == place, made_on(need, bead))
        for at, bead in enumerate(CORD)
    ]


def note_of(need: Need, bead: Stage, at: int, place: int) -> str:
    """What is said under a bead."""
    if at == place:
        return {
            Stage.PREPARE: _("名簿・書面のニーズです。訪問してから討議に出します"),
            Stage.HEAR: _("いま　候補を選んでいます"),
            Stage.DELIBERATE: _("いま　討議中です"),
            Stage.INTRODUCE: _("いま　ご紹介しています"),
        }[bead]
    if at > place:
        return {
            Stage.HEAR: _("これから"),
            Stage.DELIBERATE: _("訪問のあと") if place == 0 else _("候補を選んだあと"),
            Stage.INTRODUCE: _("討議のあと"),
        }[bead]
    if bead == Stage.INTRODUCE:
        return _("支援が決まりました") if stage_of(need) not in CORD else _("終了")
    return _("済")


def made_on(need: Need, bead: Stage) -> date | None:
    """The day of the visit in which the need was heard, under its bead."""
    return need.visit.visited_on if need.visit and bead == Stage.HEAR else None
