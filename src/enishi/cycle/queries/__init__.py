"""What is read along the cycle: needs, visits, the board's stages, and the figures."""

from enishi.cycle.queries.needs import missed, need_list, need_with_parts
from enishi.cycle.queries.visits import visit_with_parts, visits_ahead, visits_made

__all__ = [
    "missed",
    "need_list",
    "need_with_parts",
    "visit_with_parts",
    "visits_ahead",
    "visits_made",
]
