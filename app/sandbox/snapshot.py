"""All of one SQLite database into another: how a sandbox gets its town in a moment, and gets it back at a reset."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Table, func, select
from sqlmodel import Session, SQLModel

from app.core.db import Database

CHUNK = 1000


def is_empty(database: Database) -> bool:
    """Whether no table holds a row."""
    with database.transaction(writes=False) as session:
        connection = session.connection()
        return not any(connection.scalar(select(func.count()).select_from(table)) for table in _parents_first())


def copy_pages(source: Path, database: Database) -> None:
    """Put the file `source` in the place of an SQLite database, in one write: who reads meanwhile reads what was there."""
    with (
        database.gate.thread_pass(needed=True),
        closing(sqlite3.connect(source)) as reading,
        closing(database.engine.raw_connection()) as writing,
    ):
        reading.backup(writing.driver_connection)  # type: ignore[arg-type]  # sqlite3's


def copy_rows(source: Database, writing: Session) -> None:
    """Put the rows of `source` into the database of a session, which has none: for PostgreSQL."""
    with source.transaction(writes=False) as reading:
        for table in _parents_first():
            # Ids grow with time, so that a row comes after the one it refers to in its own table.
            rows = reading.connection().execute(select(table).order_by(*table.primary_key.columns)).mappings()
            for part in rows.partitions(CHUNK):
                writing.connection().execute(table.insert(), [dict(row) for row in part])


def _parents_first() -> list[Table]:
    return SQLModel.metadata.sorted_tables
