"""Jobs: each due one is run once, a failing one comes back later, a lost worker's job is taken over."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import timedelta
from threading import Barrier, Event, Thread

import pytest
from sqlalchemy import insert
from sqlmodel import Session, select

from app import worker
from app.core import clock as app_clock
from app.core import queue
from app.core.db import Database
from app.core.errors import NotThere
from app.core.logs import JsonFormatter
from app.core.queue import Job, JobStatus

Open = Callable[[], AbstractContextManager[Session]]
SetClock = Callable[..., None]
ran: list[str] = []


@queue.job
def note(_session: Session, args: queue.Args) -> None:
    ran.append(args["name"])


@queue.job
def stumble(_session: Session, args: queue.Args) -> None:
    ran.append(args["name"])
    raise RuntimeError("stumbled\nover a stone")


@pytest.fixture(autouse=True)
def _no_schedules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "_schedules", {})
    ran.clear()


def put(session: Open, kind: Callable[..., None], *names: str) -> None:
    with session() as s:
        for name in names:
            queue.enqueue(s, queue.name_of(kind), {"name": name})


def test_eight_workers_run_two_hundred_jobs_once_each(database: Database, session: Open) -> None:
    names = [str(number) for number in range(200)]
    put(session, note, *names)

    with ThreadPoolExecutor(8) as pool:
        counts = list(pool.map(lambda _: worker.run_all(database), range(8)))

    assert sum(counts) == 200
    assert sorted(ran) == sorted(names)


def test_a_job_is_queued_exactly_if_its_change_is(database: Database, session: Open) -> None:
    with session() as s:
        queue.enqueue(s, queue.name_of(note), {"name": "never"})
        s.flush()
        s.rollback()

    assert worker.run_all(database) == 0
    assert ran == []


def test_a_failing_job_comes_back_on_the_list_of_delays_and_is_then_given_up_visibly(
    database: Database, session: Open, clock: SetClock
) -> None:
    start = app_clock.now()
    put(session, stumble, "x")
    for delay in (timedelta(0), *queue.RETRY_DELAYS):
        start += delay + timedelta(seconds=1)
        clock(start)
        assert worker.run_all(database) == 1

    clock(start + timedelta(days=2))
    assert worker.run_all(database) == 0
    with session() as s:
        row = s.exec(select(Job)).one()
        assert (row.status, row.attempts) == (JobStatus.FAILED, 6)
        assert row.error == "RuntimeError"


def test_a_job_whose_worker_went_silent_is_taken_over(database: Database, session: Open, clock: SetClock) -> None:
    put(session, note, "orphan")
    with session() as s:
        assert queue.claim(s) is not None

    assert worker.run_all(database) == 0
    clock(app_clock.now() + queue.LEASE + timedelta(seconds=1))
    assert worker.run_all(database) == 1
    assert ran == ["orphan"]


def test_a_job_that_ends_every_worker_is_given_up_after_its_last_attempt(
    database: Database, session: Open, clock: SetClock
) -> None:
    put(session, note, "deadly")
    for _ in range(queue.MOST_ATTEMPTS):
        with session() as s:
            assert queue.claim(s) is not None
        clock(app_clock.now() + queue.LEASE + timedelta(seconds=1))

    put(session, note, "harmless")
    assert worker.run_all(database) == 1
    with session() as s:
        row = s.exec(select(Job)).one()
        assert (row.status, row.attempts, row.error) == (JobStatus.FAILED, queue.MOST_ATTEMPTS, "WorkerLost")


def test_a_refusal_is_kept_in_its_words(database: Database, session: Open) -> None:
    put(session, refuse, "x")
    worker.run_all(database)

    with session() as s:
        assert s.exec(select(Job)).one().error == NotThere.title


@queue.job
def refuse(_session: Session, _args: queue.Args) -> None:
    raise NotThere()


def test_what_a_failing_statement_carried_is_neither_logged_nor_kept(
    database: Database, session: Open, caplog: pytest.LogCaptureFixture
) -> None:
    put(session, break_a_rule, "张三丰")
    worker.run_all(database)

    with session() as s:
        assert s.exec(select(Job)).one().error == "IntegrityError"
    logged = [JsonFormatter().format(record) for record in caplog.records]
    assert any("IntegrityError" in line for line in logged)
    assert not any("张三丰" in line for line in logged)


@queue.job
def break_a_rule(session: Session, args: queue.Args) -> None:
    session.execute(insert(Job).values(kind=args["name"], args={}, status=None, run_at=app_clock.now()))


def test_a_schedule_runs_once_an_interval(
    database: Database, session: Open, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "_schedules", {queue.name_of(tick): timedelta(hours=1)})
    worker.run_all(database)
    worker.run_all(database)
    clock(app_clock.now() + timedelta(minutes=61))
    worker.run_all(database)

    assert ran == ["tick", "tick"]


@queue.job
def tick(_session: Session, _args: queue.Args) -> None:
    ran.append("tick")


def test_of_workers_that_look_at_once_one_queues_a_schedule(
    database: Database, session: Open, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "_schedules", {queue.name_of(tick): timedelta(hours=1)})
    together = Barrier(8)

    def look(_number: int) -> None:
        together.wait()
        with database.transaction() as s:
            queue.queue_due_schedules(s)

    for ahead in range(3):  # the first time, and when the hour is over
        clock(app_clock.now() + ahead * timedelta(minutes=61))
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(look, range(8)))
        with session() as s:
            assert len(s.exec(select(Job)).all()) == ahead + 1


started, freed = Event(), Event()


@queue.long_job
def travel(_database: Database, progress: queue.Progress, args: queue.Args) -> None:
    started.set()
    while not freed.is_set():
        progress.report("on the way", 0, 0)
    ran.append(args["name"])


@queue.job
def arrive(_session: Session, _args: queue.Args) -> None:
    ran.append("short")
    freed.set()


@pytest.fixture
def _at_home() -> None:
    started.clear()
    freed.clear()


@pytest.mark.usefixtures("_at_home")
def test_a_short_job_does_not_wait_for_a_long_one(database: Database, session: Open) -> None:
    stop = Event()
    running = Thread(target=worker.loop, args=(database, stop))
    put(session, travel, "long")
    running.start()
    assert started.wait(30)
    put(session, arrive, "")

    assert freed.wait(30)
    stop.set()
    running.join()
    assert ran[0] == "short"


@pytest.mark.usefixtures("_at_home")
def test_a_worker_that_stops_gives_its_long_job_back_at_once(database: Database, session: Open) -> None:
    stop = Event()
    running = Thread(target=worker.loop, args=(database, stop))
    put(session, travel, "again")
    running.start()
    assert started.wait(30)
    stop.set()
    running.join()

    with session() as s:
        row = s.exec(select(Job)).one()
        assert (row.status, row.attempts, row.error) == (JobStatus.QUEUED, 0, "")
    freed.set()
    assert worker.run_all(database) == 1
    assert ran == ["again"]
