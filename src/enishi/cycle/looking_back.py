"""決定を読み返す: past decisions put to the engine again, as a job of the 推進室.

What comes of it are figures: no name of anybody, for the 推進室 does not read short lists.
"""

import logging
from dataclasses import dataclass

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from enishi.cycle.models import Need
from enishi.cycle.past import decisions
from enishi.jobs.ended import Ended
from enishi.jobs.models import Job
from enishi.jobs.transitions import advance, ask, begin, fail, finish
from enishi.logbook.refused import NotYours
from enishi.matchmaking.looked_back import NAMES, SHORT_LIST, Case, LookedBack, Weight, looked_back
from enishi.matchmaking.past import Replayed, replayed
from enishi.people.models import Membership, Organisation, Role, User
from enishi.walls.inside import everything

KIND = "looking_back"
TASK = "enishi.cycle.tasks.look_back"
REPLAYED = 80  # percent of the work
logger = logging.getLogger(__name__)


def may_look_back(user: User) -> bool:
    """Whether somebody answers for how the network's engine ranks: the 推進室 does."""
    return Membership.objects.live().filter(user=user, role=Role.NETWORK_OFFICE).exists()


@transaction.atomic
def ask_to_look_back(*, within: Organisation, by: User) -> Job:
    """Ask for all decisions to be put to the engine again; asked twice it is one job."""
    if not may_look_back(by):
        raise NotYours(_("決定を読み返すのは、推進室です。"))
    mine = Job.objects.visible_to(by).live().filter(organisation=within, kind=KIND)
    if already := mine.first():
        return already
    return ask(KIND, title=_("決定の読み返し"), given={}, task=TASK, within=within, by=by)


def run(job: Job) -> None:
    """Do it, and keep the figures with the job."""
    with translation.override(job.language):
        try:
            begin(job, message=_("これまでの決定を集めています。"), by=job.asked_by)
            # The figures are of all bodies; the rows behind them are shown to nobody.
            with everything():
                found = looked_back(replays(job))
            finish(
                job,
                result=found.as_json(),
                message=_("決まった案件%(count)s件を読み返しました。")
                % {"count": len(found.cases)},
                by=job.asked_by,
            )
        except NotYours as refusal:
            fail(job, message=str(refusal))
        except Ended:
            pass  # called off: there is nobody left to tell
        except Exception:
            logger.exception("looking back for %s broke", job.public_id)
            fail(job, message=_("思わぬことが起きて、止まりました。推進室へお知らせください。"))


def replays(job: Job) -> list[Replayed]:
    """Put the decisions to the engine one after the other, and say how far it is."""
    past, found = decisions(), []
    for number, each in enumerate(past, start=1):
        found += replayed([each])
        advance(job, percent=REPLAYED * number // len(past))
    return found


@dataclass(frozen=True)
class CaseShown:
    """A decision beside the need it was about, as far as the reader sees that."""

    need: Need | None
    case: Case


@dataclass(frozen=True)
class WeightShown:
    """A weight with its name, and where it stands on a line of 100 steps."""

    name: str
    weight: Weight
    used_at: float
    fitted_at: float
    from_at: float
    width: float

    @property
    def is_apart(self) -> bool:
        """Whether the weight in use lies outside what the decisions speak for."""
        return not self.weight.low <= self.weight.used <= self.weight.high


@dataclass(frozen=True)
class Shown:
    """The figures of a job as its page shows them; `gone` counts what cannot be compared now."""

    figures: LookedBack
    cases: list[CaseShown]
    gone: int
    weights: list[WeightShown]
    within_five: int
    fitted_within_five: int


def shown(job: Job, user: User, *, language: str) -> Shown | None:
    """The figures of a job that is done, the needs read through the reader's own walls."""
    if not job.result:
        return None
    figures = LookedBack.from_json(job.result)
    named = [case.need for case in figures.cases]
    rows = Need.objects.visible_to(user).filter(public_id__in=named).select_related("company")
    needs = {str(row.public_id): row for row in rows}
    longest = max((max(w.high, w.used) for w in figures.weights), default=1.0)
    return Shown(
        figures,
        [CaseShown(needs.get(case.need), case) for case in figures.cases if case.places],
        sum(not case.places for case in figures.cases),
        [on_the_line(w, 100 / longest, language) for w in figures.weights],
        sum(min(case.places, default=SHORT_LIST + 1) <= SHORT_LIST for case in figures.cases),
        sum(min(c.fitted_places, default=SHORT_LIST + 1) <= SHORT_LIST for c in figures.cases),
    )


def on_the_line(weight: Weight, scale: float, language: str) -> WeightShown:
    """A weight with its places on the line."""
    return WeightShown(
        NAMES[weight.name].in_language(language),
        weight,
        round(weight.used * scale, 1),
        round(weight.fitted * scale, 1),
        round(weight.low * scale, 1),
        round(max(1.0, (weight.high - weight.low) * scale), 1),
    )
