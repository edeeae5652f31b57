"""The second wall: what PostgreSQL itself shows to whom, and where references must stay."""
