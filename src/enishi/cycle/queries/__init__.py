"""What is read along the cycle: needs, visits, the board's stages, and the figures."""

from enishi.cycle.queries.feeds import feed_under
from enishi.cycle.queries.figures import figures
from enishi.cycle.queries.needs import count_short_lists, missed, need_list, need_with_parts
from enishi.cycle.queries.prospects import prospect_list
from enishi.cycle.queries.stages import Stage, stage_of, with_stage
from enishi.cycle.queries.supports import supports_told
from enishi.cycle.queries.visits import visit_with_parts, visits_ahead, visits_made
from enishi.cycle.queries.wishes import called_so, could_wish

__all__ = [
    "Stage",
    "called_so",
    "could_wish",
    "count_short_lists",
    "feed_under",
    "figures",
    "missed",
    "need_list",
    "need_with_parts",
    "prospect_list",
    "stage_of",
    "supports_told",
    "visit_with_parts",
    "visits_ahead",
    "visits_made",
    "with_stage",
]
