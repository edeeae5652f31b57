"""The rows of the network: the standing groups of its bodies."""

from enishi.network.models.group import Group, GroupMembership

__all__ = ["Group", "GroupMembership"]
