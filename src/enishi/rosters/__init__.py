"""名簿: what a body keeps in Excel becomes records, seen row by row before anything is written."""
