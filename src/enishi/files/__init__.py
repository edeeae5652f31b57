"""What was handed in and what was made of it: kept a week in the database, then blanked."""
