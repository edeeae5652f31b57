"""The authorisation matrix: who may do what with whose record, asked of every door there is.

What is expected stands in docs/authorization.csv and nowhere else. Doors (operations.py) and the
names under which they take ids (watching.py) are found by themselves; rows of every kind, each
with a canary in every text, stand in one world (world.py, records.py, canaries.py).
"""
