"""Every row of one database into another, empty one: how a sandbox gets its town in a second, and gets it back at a reset."""

from sqlalchemy import Table, func, select
from sqlmodel import Session, SQLModel

from app.core.db import Database

CHUNK = 1000


def is_empty(database: Database) -> bool:
    """Whether no table holds a row."""
    with database.transaction(writes=False) as session:
        connection = session.connection()
        return not any(connection.scalar(select(func.count()).select_from(table)) for table in _parents_first())


def copy_rows(source: Database, writing: Session) -> None:
    """Put the rows of `source` into the database of a session, which has none."""
    with source.transaction(writes=False) as reading:
        for table in _parents_first():
            # Ids grow with time, so that a row comes after the one it refers to in its own table.
            rows = reading.connection().execute(select(table).order_by(*table.primary_key.columns)).mappings()
            for part in rows.partitions(CHUNK):
                writing.connection().execute(table.insert(), [dict(row) for row in part])


def _parents_first() -> list[Table]:
    return SQLModel.metadata.sorted_tables
