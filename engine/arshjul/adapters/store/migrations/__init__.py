"""The database's schema over time, as Alembic keeps it."""
