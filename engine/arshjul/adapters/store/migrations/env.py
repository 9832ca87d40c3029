"""Alembic's entry: run the migrations inside the transaction that ``migrate.upgrade`` has begun."""

from alembic import context

from arshjul.adapters.store.tables import metadata

# render_as_batch stays off: batch mode rebuilds a table and silently drops its triggers and unnamed checks.
context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=False
)
context.run_migrations()
