"""What happens in the network: groups meet, and bodies settle on what basis they share."""

from enishi.network.transitions.entrust import entrust
from enishi.network.transitions.found_group import found_group
from enishi.network.transitions.join_group import join_group
from enishi.network.transitions.leave_group import leave_group
from enishi.network.transitions.publish_joint_use import publish_joint_use

__all__ = ["entrust", "found_group", "join_group", "leave_group", "publish_joint_use"]
