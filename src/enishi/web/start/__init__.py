"""The start page of each role: what waits, in the words of the person who looks."""
