"""What happens to the things people keep for themselves."""

from enishi.people.transitions.draft import drop_draft, keep_draft

__all__ = ["drop_draft", "keep_draft"]
