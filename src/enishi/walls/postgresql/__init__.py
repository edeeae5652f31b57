"""Django's PostgreSQL, which tells the database at the start of each transaction who reads."""
