"""Bringing a database to the newest migration."""

from collections.abc import Callable
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlmodel import Session, SQLModel

from alembic import command
from app.core.db import Database
from app.operations.failures import CommandError

ROOT = Path(__file__).parent.parent.parent


def _config() -> Config:
    return Config(ROOT / "alembic.ini")


def upgrade(database: Database, revision: str = "head") -> None:
    """Run the migrations that are missing, in one transaction. Raises `CommandError` for a database that counts bytes and not signs."""
    with database.transaction() as session:
        _expect_utf8(session.connection())
        _run(command.upgrade, session, revision)


def _expect_utf8(connection: Connection) -> None:
    """As SQLite always is, and a PostgreSQL that was set up under a locale without Chinese is not."""
    if connection.dialect.name == "sqlite":
        return
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise CommandError(
            f"The database is encoded as {encoding}. Make it anew: CREATE DATABASE name ENCODING 'UTF8' TEMPLATE template0"
        )


def downgrade(database: Database, revision: str) -> None:
    """Go back to a migration; what it had no place for is lost."""
    with database.transaction() as session:
        _run(command.downgrade, session, revision)


def rebuild(session: Session) -> None:
    """Make all tables anew and empty, in the transaction of the session: nobody sees the state between."""
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        _lock_all(connection)
    SQLModel.metadata.drop_all(
        connection
    )  # not by downgrades: SQLite copies a table to take a column from it, and others refer to it
    connection.execute(text("DROP TABLE alembic_version"))
    _run(command.upgrade, session, "head")


def _lock_all(connection: Connection) -> None:
    """Take all tables before any of the work. Raises `OperationalError` where somebody is at one of them for longer.

    Gives up sooner than the server looks for deadlocks (1 s), so that a job that is under way never loses to this.
    """
    tables = ", ".join(table.name for table in SQLModel.metadata.sorted_tables)
    connection.execute(text("SET LOCAL lock_timeout = '200ms'"))
    connection.execute(text(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE"))
    connection.execute(text("SET LOCAL lock_timeout = '5s'"))


def _run(step: Callable[[Config, str], None], session: Session, revision: str) -> None:
    config = _config()
    config.attributes["connection"] = session.connection()
    step(config, revision)


def head() -> str | None:
    """The newest migration that this version of the program knows."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def current(database: Database) -> str | None:
    """The migration that the database is at; None when it is empty."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def expect_head(database: Database) -> None:
    """Raise `CommandError` unless the database is at the newest migration that this version of the program knows."""
    at = current(database)
    if at != head():
        raise CommandError(f"The database is at {at or 'nothing yet'}, not at {head()}. Run: python -m app migrate")
