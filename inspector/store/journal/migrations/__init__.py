"""How the journal's tables came to be: Alembic's scripts, in their order."""
