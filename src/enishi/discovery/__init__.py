"""発掘: through which channels people are found, what each yields, and who is still missing."""
