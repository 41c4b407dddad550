"""The versions of the tables: a file each in `versions/`, run by themselves when a store is opened.

To change a table, change it in `core/store/tables.py`, add a file to `versions/` that does the same, and set `HEAD`.
"""

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0002"
VERSIONS = "alembic_version"
LOCKS = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "SELECT pg_advisory_xact_lock(7214690221)"}
"""What makes a second process wait while one changes the tables."""

_ALONE = Lock()  # Alembic's commands can't be run by two threads at once


class NewerError(OSError):
    """Report a database that a newer version of the product has changed."""


def upgrade(engine: Engine) -> None:
    """Bring the tables up to this version, those from before there were versions too; quick when they are."""
    with engine.connect() as connection:
        if version_of(connection) == HEAD:
            return
    with _ALONE, engine.begin() as connection:
        connection.exec_driver_sql(LOCKS[engine.dialect.name])
        _upgrade(connection)


def version_of(connection: Connection) -> str | None:
    """Return the version of the tables; None where there are none or they have no version."""
    if not inspect(connection).has_table(VERSIONS):
        return None
    version: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSIONS}"))
    return version


def config_of(connection: Connection) -> "Config":
    """Return what Alembic's commands need to work on a connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.script import ScriptDirectory

    config, version = config_of(connection), version_of(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        raise NewerError(f"the database is of version {version}, newer than {HEAD} of this program: update the program")
    command.upgrade(config, "head")
