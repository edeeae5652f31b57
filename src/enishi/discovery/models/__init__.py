"""The rows of discovery: channels, what was done through them, who came, and who is missing."""

from enishi.discovery.models.channel import Campaign, Channel, ChannelKind
from enishi.discovery.models.finding import Finding
from enishi.discovery.models.search import Search, SearchOutcome

__all__ = ["Campaign", "Channel", "ChannelKind", "Finding", "Search", "SearchOutcome"]
