"""What happens in discovery: channels are used, people traced, searches begun and ended."""

from enishi.discovery.transitions.campaign import end_campaign, note_campaign
from enishi.discovery.transitions.channel import close_channel, open_channel, revise_channel
from enishi.discovery.transitions.search import begin_search, close_search, hand_over_searches
from enishi.discovery.transitions.trace import trace

__all__ = [
    "begin_search",
    "close_channel",
    "close_search",
    "end_campaign",
    "hand_over_searches",
    "note_campaign",
    "open_channel",
    "revise_channel",
    "trace",
]
