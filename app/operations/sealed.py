"""Every sealed column of every table: counted by key version, opened for a check, sealed again with the newest key."""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import Column, Table, func, select, update
from sqlmodel import Session, SQLModel

from app.core.crypto import KeyringError, keyring
from app.core.db import Database

BATCH = 500
SUFFIX = "_sealed"


class SealedColumn(NamedTuple):
    """One column that holds sealed values; `label` is what its values are bound to."""

    table: Table
    column: Column[bytes]
    label: str


def columns() -> list[SealedColumn]:
    """All sealed columns, by the rule that their names end in `_sealed`."""
    return [
        SealedColumn(table, column, f"{table.name}.{column.name.removesuffix(SUFFIX)}")
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if column.name.endswith(SUFFIX)
    ]


def versions(session: Session) -> Counter[int]:
    """How many values are sealed under each key version."""
    found: Counter[int] = Counter()
    for place in columns():
        first = func.substr(place.column, 1, 1)
        rows = session.execute(select(first, func.count()).where(place.column.is_not(None)).group_by(first))
        for version, count in rows.all():
            found[bytes(version)[0]] += count
    return found


def check(session: Session, most: int) -> tuple[int, list[str]]:
    """Open up to `most` values of each column; answers how many were tried, and where one does not open."""
    ring = keyring()
    tried, broken = 0, []
    for place in columns():
        rows = session.execute(select(place.table.c.id, place.column).where(place.column.is_not(None)).limit(most))
        for row_id, value in rows.all():
            tried += 1
            try:
                ring.open(place.label, row_id, value)
            except KeyringError:
                broken.append(f"{place.label} of {row_id}")
    return tried, broken


def seal_again(database: Database, report: Callable[[int], None]) -> int:
    """Seal every value under the newest key, a few hundred rows a transaction; answers how many were sealed again."""
    done = 0
    for place in columns():
        while count := _seal_batch(database, place):
            done += count
            report(done)
    return done


def _seal_batch(database: Database, place: SealedColumn) -> int:
    ring = keyring()
    newest = bytes([ring.newest])
    old = func.substr(place.column, 1, 1) != newest
    with database.transaction() as session:
        # Locked, so that what somebody writes between our reading and our writing is not overwritten.
        chosen = select(place.table.c.id, place.column).where(old).limit(BATCH).with_for_update()
        rows = session.execute(chosen).all()
        for row_id, value in rows:
            fresh = ring.seal(place.label, row_id, ring.open(place.label, row_id, value))
            session.execute(update(place.table).where(place.table.c.id == row_id).values({place.column: fresh}))
    return len(rows)
