"""What Alembic runs for each command: on the connection it is given, in the transaction that is under way."""

from alembic import context

from core.store.tables import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
