"""名寄せ: how likely two records speak of one person or one firm, and what says so.

Every mark that two records share or contradict adds or takes off some points; from `ALIKE` on they
are shown side by side. The points are judged by `benchmarks/duplicates.py`, on registers made up
with known pairs. A person decides: nothing is merged by itself.
"""

from enishi.reference.likeness.evidence import ALIKE, Likeness, Pair
from enishi.reference.likeness.firms import FirmMarks, compare_firms
from enishi.reference.likeness.pairs import alike, likely_pairs
from enishi.reference.likeness.people import PersonMarks, compare_people

__all__ = [
    "ALIKE",
    "FirmMarks",
    "Likeness",
    "Pair",
    "PersonMarks",
    "alike",
    "compare_firms",
    "compare_people",
    "likely_pairs",
]
