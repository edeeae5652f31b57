"""What happens in the network: groups are founded, joined and left."""

from enishi.network.transitions.found_group import found_group
from enishi.network.transitions.join_group import join_group
from enishi.network.transitions.leave_group import leave_group

__all__ = ["found_group", "join_group", "leave_group"]
