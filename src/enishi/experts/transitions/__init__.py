"""What happens to an expert's registration card."""

from enishi.experts.transitions.register import register_expert
from enishi.experts.transitions.register_many import register_experts
from enishi.experts.transitions.revise import revise_expert
from enishi.experts.transitions.share import share_expert
from enishi.experts.transitions.unregister import unregister_experts

__all__ = [
    "register_expert",
    "register_experts",
    "revise_expert",
    "share_expert",
    "unregister_experts",
]
