"""The PDCA of the programme, in its order: visit, need, deliberation, introduction."""
