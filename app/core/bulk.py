"""Many rows of several tables with one statement that is prepared once.

PostgreSQL gets the rows of a table as one JSON value and takes them apart by the table's own columns: a single round trip, however many they
are. SQLite lies in this process and takes them one by one just as fast.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, TypeVar

from pydantic_core import to_json
from sqlalchemy import (
    ColumnElement,
    Connection,
    LargeBinary,
    Select,
    bindparam,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

Insert = sqlite.Insert | postgresql.Insert
Value = TypeVar("Value")


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
    def on_sqlite(self) -> Insert:
        """The statement for one row."""
        return self._on_conflict(sqlite.insert(self._table))

    def on_postgresql(self, parameter: str) -> Insert:
        """The statement for all rows in a parameter."""
        names = [column.name for column in self._table.columns]
        shape: ColumnElement[Any] = literal_column(f"NULL::{self._table.name}")
        rows = func.json_populate_recordset(shape, bindparam(parameter)).table_valued(*names)
        insert = postgresql.insert(self._table).from_select(names, select(*rows.c), include_defaults=False)
        return self._on_conflict(insert)


class Rows(NamedTuple):
    """Rows to insert."""

    insert: BulkInsert
    rows: Sequence[Mapping[str, Any]]


def insert(connection: Connection, *wanted: Rows) -> int:
    """Insert rows and answer how many were written. Raises `IntegrityError` as any INSERT."""
    given = [each for each in wanted if each.rows]
    if not given:
        return 0
    if connection.dialect.name == "sqlite":
        return sum(connection.execute(each.insert.on_sqlite, list(each.rows)).rowcount for each in given)
    statement = _together(tuple(each.insert for each in given))
    values = {f"rows_{number}": to_json(each.rows).decode() for number, each in enumerate(given)}
    count: int = connection.execute(statement, values).scalar_one()
    return count


@lru_cache(maxsize=64)  # as many as there are combinations of tables
def _together(inserts: tuple[BulkInsert, ...]) -> Select[Any]:
    """One statement for PostgreSQL that runs them all and counts what they wrote."""
    written = [
        each.on_postgresql(f"rows_{number}").returning(literal_column("1")).cte(f"written_{number}")
        for number, each in enumerate(inserts)
    ]
    counts = [select(func.count()).select_from(cte).scalar_subquery() for cte in written]
    return select(sum(counts[1:], start=counts[0]))


def padded(values: Collection[Value]) -> list[Value]:
    """Values for an IN list, the last one repeated up to a power of two: a database plans a statement anew for every other number of them."""
    listed = list(values)
    return listed + listed[-1:] * ((1 << (len(listed) - 1).bit_length()) - len(listed))
