"""What happens to the index: it catches up with the logbook, or is made anew."""

from enishi.search.transitions.catch_up import catch_up
from enishi.search.transitions.index import index_records

__all__ = ["catch_up", "index_records"]
