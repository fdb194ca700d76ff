"""Bringing a database to the newest migration."""

from collections.abc import Callable
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
    _run(command.upgrade, database, revision)


def downgrade(database: Database, revision: str) -> None:
    """Go back to a migration; what it had no place for is lost."""
    _run(command.downgrade, database, revision)


def _run(step: Callable[[Config, str], None], database: Database, revision: str) -> None:
    config = _config()
    with database.engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        step(config, revision)


def head() -> str | None:
    """The newest migration that this version of the program knows."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def current(database: Database) -> str | None:
    """The migration that the database is at; None when it is empty."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()
