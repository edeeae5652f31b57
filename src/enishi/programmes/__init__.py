"""事業: a funded programme of one fiscal year, its areas and its targets."""
