"""Many rows with one statement that is prepared once.

PostgreSQL gets the rows as one JSON value and takes them apart by the table's own columns: a single round trip, however many they are.
SQLite lies in this process and takes them one by one just as fast.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from pydantic_core import to_json
from sqlalchemy import ColumnElement, Connection, LargeBinary, bindparam, func, literal_column, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

Insert = sqlite.Insert | postgresql.Insert


class BulkInsert:
    """An INSERT of rows that name every column of a table. `on_conflict` adds what is to happen where a key is taken.

    Raises `TypeError` for a table with bytes, which JSON cannot carry.
    """

    def __init__(self, table: type[SQLModel], on_conflict: Callable[[Insert], Insert] = lambda insert: insert) -> None:
        self._table = table.__table__  # type: ignore[attr-defined]  # made by the metaclass
        self._on_conflict = on_conflict
        if any(isinstance(column.type, LargeBinary) for column in self._table.columns):
            raise TypeError(f"{self._table.name} has bytes")

    @cached_property
    def _on_sqlite(self) -> Insert:
        return self._on_conflict(sqlite.insert(self._table))

    @cached_property
    def _on_postgresql(self) -> Insert:
        names = [column.name for column in self._table.columns]
        shape: ColumnElement[Any] = literal_column(f"NULL::{self._table.name}")
        rows = func.json_populate_recordset(shape, bindparam("rows")).table_valued(*names)
        insert = postgresql.insert(self._table).from_select(names, select(*rows.c), include_defaults=False)
        return self._on_conflict(insert)

    def run(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> int:
        """Insert the rows and answer how many were written. Raises `IntegrityError` as any INSERT."""
        if not rows:
            return 0
        if connection.dialect.name == "sqlite":
            statement, sent = self._on_sqlite, list(rows)
        else:
            statement, sent = self._on_postgresql, [{"rows": to_json(rows).decode()}]
        # The driver forgets the count of an INSERT unless it is asked to keep it.
        return connection.execute(statement, sent, execution_options={"preserve_rowcount": True}).rowcount
