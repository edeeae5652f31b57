"""The rows of the cycle, in its order: visit, need, candidate."""

from enishi.cycle.models.candidate import Candidate
from enishi.cycle.models.need import Need, NeedCategory, NeedRevision, Origin
from enishi.cycle.models.visit import Visit

__all__ = ["Candidate", "Need", "NeedCategory", "NeedRevision", "Origin", "Visit"]
