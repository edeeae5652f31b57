"""The rows of the network: the groups of its bodies, and on what bases they share data."""

from enishi.network.models.bases import Entrustment, JointUse
from enishi.network.models.group import Group, GroupMembership

__all__ = ["Entrustment", "Group", "GroupMembership", "JointUse"]
