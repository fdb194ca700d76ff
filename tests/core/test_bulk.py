"""Rows inserted by one statement come back as they were, on either database."""

from datetime import UTC, datetime

import pytest
from sqlmodel import col, select

from app.core import bulk, clock
from app.core.bulk import BulkInsert, Insert, Rows
from app.core.db import Database
from app.core.ids import new_id
from app.core.queue import Job, Schedule
from app.members.models import Member

JOBS = BulkInsert(Job)


def unless_there(insert: Insert) -> Insert:
    return insert.on_conflict_do_nothing(index_elements=["kind"])


def test_rows_come_back_as_they_were(database: Database) -> None:
    at = datetime(2026, 3, 5, 6, 30, 0, 123456, tzinfo=UTC)
    args = {"words": "“引号”\\ \n 换行", "ids": [1, None, True], "nested": {"a": "甲"}}
    jobs = [Job(kind="one", args=args, run_at=at, owner_id=new_id()), Job(kind="two", args={}, run_at=at)]
    rows = [job.model_dump() for job in jobs]

    with database.plain_transaction() as connection:
        assert bulk.insert(connection, Rows(JOBS, rows)) == 2

    with database.transaction(writes=False) as session:
        kept = session.exec(select(Job).where(col(Job.kind).in_(("one", "two"))).order_by(Job.kind)).all()
        assert [job.model_dump() for job in kept] == rows


def test_the_count_is_of_what_was_written_in_all_tables(database: Database) -> None:
    schedules = BulkInsert(Schedule, unless_there)
    rows = [{"id": new_id(), "kind": kind, "last_run_at": clock.now()} for kind in ("one", "two")]
    again = [row | {"id": new_id()} for row in rows]
    job = Job(kind="three", args={}, run_at=clock.now()).model_dump()

    with database.plain_transaction() as connection:
        assert bulk.insert(connection) == 0
        assert bulk.insert(connection, Rows(schedules, []), Rows(JOBS, [])) == 0
        assert bulk.insert(connection, Rows(schedules, rows[:1]), Rows(JOBS, [])) == 1
        assert bulk.insert(connection, Rows(schedules, again), Rows(JOBS, [job])) == 2

    with database.transaction(writes=False) as session:
        assert set(session.exec(select(Schedule.kind))) >= {"one", "two"}
        assert session.get_one(Job, job["id"]).kind == "three"


def test_a_table_with_bytes_is_refused() -> None:
    with pytest.raises(TypeError, match="member has bytes"):
        BulkInsert(Member)
