"""Bringing a database to the newest migration."""

from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from alembic import command
from app.core.db import Database

ROOT = Path(__file__).parent.parent.parent


def _config() -> Config:
    return Config(ROOT / "alembic.ini")


def upgrade(database: Database, revision: str = "head") -> None:
    """Run the migrations that are missing, in one transaction."""
    config = _config()
    with database.engine.execution_options(writes=True).connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.commit()


def head() -> str | None:
    """The newest migration that this version of the program knows."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def current(database: Database) -> str | None:
    """The migration that the database is at; None when it is empty."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()
