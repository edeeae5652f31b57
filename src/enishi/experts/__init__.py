"""新現役: who they are, what they did, what they offer, and which bodies may work with them."""
