"""What happens to files: they are kept for a while, and then their content goes."""

from enishi.files.transitions.blank import blank, blank_due
from enishi.files.transitions.keep import keep
from enishi.files.transitions.keep_paper import keep_paper

__all__ = ["blank", "blank_due", "keep", "keep_paper"]
