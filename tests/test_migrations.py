"""One set of migrations makes, on either database, exactly the tables that the models declare."""

from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel

from app.core.db import Database
from app.operations import migrations
from app.surveys import sheet
from app.surveys.models import Cell, FreeText, Tally
from app.surveys.sheet import ItemKind
from tests.build import make_organization
from tests.surveys.conftest import a_questionnaire

RECORD = ("event", "event_seal", "checkpoint")


def test_migrating_from_nothing_gives_what_the_models_declare(blank: Database) -> None:
    migrations.upgrade(blank)

    with blank.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []
    assert migrations.current(blank) == migrations.head()


def test_every_migration_goes_back_and_forth(blank: Database) -> None:
    migrations.upgrade(blank)
    migrations.downgrade(blank, "base")

    assert _tables(blank) == {"alembic_version"}
    migrations.upgrade(blank)
    assert "event" in _tables(blank)


def test_what_was_counted_mark_by_mark_is_added_up(blank: Database) -> None:
    """There and back: marks as they were written one by one are sums afterwards, and free texts stay rows."""
    migrations.upgrade(blank)
    with blank.transaction() as session:
        cell = _counted_cell(session)
        sums = [("q1", "fair", 3), ("q1", "satisfied", 1), ("q2", "o1", 4)]
        session.add_all(Tally(cell_id=cell.id, item_id=item, value=value, count=n) for item, value, n in sums)
        session.add_all(FreeText(cell_id=cell.id, item_id="q3", text=words) for words in ("fair", "fair", "好"))
    tables = "SELECT item_id, value, count FROM tally ORDER BY 1, 2", "SELECT item_id, text FROM free_text ORDER BY 2"
    before = [_rows(blank, sql) for sql in tables]

    migrations.downgrade(blank, "0019")
    marks = "SELECT item_id, value, count(*) FROM answer GROUP BY item_id, value ORDER BY 1, 2"
    assert _rows(blank, marks) == [*sums, ("q3", "fair", 2), ("q3", "好", 1)]
    migrations.upgrade(blank)

    assert [_rows(blank, sql) for sql in tables] == before == [sums, [("q3", "fair"), ("q3", "fair"), ("q3", "好")]]


def _counted_cell(session: Session) -> Cell:
    place = make_organization(session, "东村党支部")
    row = a_questionnaire(place.id)
    kinds = [ItemKind.SATISFACTION, ItemKind.CHOICE, ItemKind.TEXT]
    row.items = [sheet.question(n, kind, "问题", []).model_dump(mode="json") for n, kind in enumerate(kinds, 1)]
    session.add(row)
    session.flush()
    cell = Cell(survey_id=row.id, label="", organization_ids=[str(place.id)], eligible_count=9, counted_count=4)
    session.add(cell)
    session.flush()
    return cell


def _rows(database: Database, sql: str) -> list[tuple[Any, ...]]:
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def _tables(database: Database) -> set[str]:
    with database.engine.connect() as connection:
        return set(inspect(connection).get_table_names())


CHANGES = [
    "UPDATE event SET actor_label = 'x'",
    "UPDATE checkpoint SET root = 'x'",
    *(f"DELETE FROM {table}" for table in RECORD),
]
REPLACED = [f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}" for table in RECORD]
EMPTIED = [f"TRUNCATE {table} CASCADE" for table in RECORD]


def test_the_record_refuses_to_be_changed(blank: Database) -> None:
    migrations.upgrade(blank)

    with blank.engine.execution_options(writes=True).connect() as connection:
        _put_event(connection)
        for change in CHANGES + (REPLACED if blank.is_sqlite else EMPTIED):
            attempt = connection.begin_nested()
            with pytest.raises(DBAPIError, match="append-only"):
                connection.execute(text(change))
            attempt.rollback()


def _put_event(connection: Connection) -> None:
    values = "'0190000000007000800000000000000%d', 'x', '2026-01-01 00:00:00', 'system', '', '/', 'x', '0190000000007000800000000000000%d'"
    connection.execute(
        text(
            "INSERT INTO event (id, type, occurred_at, actor_kind, actor_label, path, subject_kind, subject_id, data, notes, request_id) "
            f"VALUES ({values % (1, 2)}, '{{}}', '{{}}', '')"
        )
    )
    connection.execute(
        text(
            "INSERT INTO event_seal (id, seq, event_id, prev, hash, sealed_at) VALUES "
            "('01900000000070008000000000000003', 1, '01900000000070008000000000000001', '', '', '2026-01-01 00:00:00')"
        )
    )
    connection.execute(
        text(
            "INSERT INTO checkpoint (id, size, root, signed_at, kid, signature) "
            "VALUES ('01900000000070008000000000000004', 1, '', '2026-01-01 00:00:00', '', '')"
        )
    )
