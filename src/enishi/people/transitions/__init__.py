"""What happens to bodies and people, and to the things people keep for themselves."""

from enishi.people.transitions.draft import drop_draft, keep_draft
from enishi.people.transitions.found import found
from enishi.people.transitions.prefer import prefer

__all__ = ["drop_draft", "found", "keep_draft", "prefer"]
