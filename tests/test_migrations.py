"""One set of migrations makes, on either database, exactly the tables that the models declare."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from app.core.db import Database
from app.operations import migrations

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
