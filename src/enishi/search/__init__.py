"""Search over everything one may see: an index of words that follows the logbook."""
