"""What happens to an expert's registration card."""

from enishi.experts.transitions.register import register_expert
from enishi.experts.transitions.revise import revise_expert
from enishi.experts.transitions.share import share_expert

__all__ = ["register_expert", "revise_expert", "share_expert"]
