"""Later work as rows: written with the change that asks for it, claimed by one worker, retried on a list of delays."""

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import JSON, Index, or_, update
from sqlmodel import Field, Session, col, select

from app.core import clock
from app.core.bulk import BulkInsert, Rows
from app.core.db import Code, Database, Table, UtcDateTime, insert_new
from app.core.errors import AppError
from app.core.ids import new_id

log = logging.getLogger("app.queue")
RETRY_DELAYS = tuple(timedelta(seconds=s) for s in (5, 300, 1800, 7200, 18000))
MOST_ATTEMPTS = len(RETRY_DELAYS) + 1
LEASE = timedelta(minutes=10)

Args = dict[str, Any]
Handler = Callable[[Session, Args], None]
LongHandler = Callable[[Database, "Progress", Args], None]
AnyHandler = TypeVar("AnyHandler", bound=Callable[..., None])


class JobStatus(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(Table, table=True):
    """One piece of later work. `owner_id` is the account that may follow its progress."""

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_due", "status", "run_at"),)

    kind: str = Field(max_length=96)
    args: Args = Field(sa_type=JSON)
    status: JobStatus = Field(default=JobStatus.QUEUED, sa_type=Code(JobStatus))
    run_at: datetime = Field(sa_type=UtcDateTime)
    claimed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    error: str = Field(default="", max_length=500)
    owner_id: UUID | None = None
    stage: str = Field(default="", max_length=64)
    done_count: int = 0
    total_count: int = 0


_JOBS = BulkInsert(Job)


class Schedule(Table, table=True):
    """When a recurring job ran last, so that a restart neither skips nor repeats it."""

    __tablename__ = "schedule"

    kind: str = Field(max_length=96, unique=True)
    last_run_at: datetime = Field(sa_type=UtcDateTime)


class Interrupted(Exception):
    """The worker is to stop: the job at hand gives up here, and is run again from its start."""


class Progress:
    """How far a long job has come; each report is a short write of its own and renews the lease."""

    def __init__(self, database: Database, job_id: UUID, stop: threading.Event) -> None:
        self._database = database
        self._stop = stop
        self.job_id = job_id

    def report(self, stage: str, done: int, total: int) -> None:
        """Say in words what is being done, and how many of how many units are. Raises `Interrupted` when the worker is to stop."""
        if self._stop.is_set():
            raise Interrupted()
        with self._database.transaction() as session:
            row = session.get_one(Job, self.job_id)
            row.stage, row.done_count, row.total_count, row.claimed_at = stage, done, total, clock.now()


_handlers: dict[str, Handler] = {}
_long_handlers: dict[str, LongHandler] = {}
_schedules: dict[str, timedelta] = {}


def name_of(handler: Callable[..., None]) -> str:
    """The name under which a declared job is queued: its module and function."""
    return f"{handler.__module__.removeprefix('app.')}.{handler.__name__}"


def job(handler: Handler) -> Handler:
    """Declare a job `(session, args)` that runs in one transaction. It must be short, and make no network call."""
    _handlers[name_of(handler)] = handler
    return handler


def long_job(handler: LongHandler) -> LongHandler:
    """Declare a job `(database, progress, args)` that opens its own transactions: long work, and calls to the outside world."""
    _long_handlers[name_of(handler)] = handler
    return handler


def every(interval: timedelta) -> Callable[[AnyHandler], AnyHandler]:
    """Have the worker queue a declared job again whenever `interval` has passed since its last start."""

    def declare(handler: AnyHandler) -> AnyHandler:
        _schedules[name_of(handler)] = interval
        return handler

    return declare


def enqueue(
    session: Session, kind: str, args: Args, *, run_at: datetime | None = None, owner_id: UUID | None = None
) -> Job:
    """Queue a job in the caller's transaction: it exists exactly if the change does."""
    row = Job(kind=kind, args=args, run_at=run_at or clock.now(), owner_id=owner_id)
    session.add(row)
    return row


def job_rows(asked: Sequence[tuple[str, Args]]) -> Rows:
    """The rows of jobs, given their kinds and arguments, all due now; to be inserted in the transaction of what they follow from."""
    return Rows(_JOBS, [Job(kind=kind, args=args, run_at=clock.now()).model_dump() for kind, args in asked])


def each(database: Database, keys: Iterable[UUID], work: Callable[[Session, UUID], None]) -> None:
    """Do the same about many rows, each in a transaction of its own: one that fails stops no other.

    Raises the first fault when all have had their turn, so that the job is seen to have failed and is run again.
    """
    faults: list[Exception] = []
    for key in keys:
        try:
            with database.transaction() as session:
                work(session, key)
        except Exception as fault:
            log.exception("%s failed for %s", work.__name__, key)
            faults.append(fault)
    if faults:
        raise faults[0]


def queue_due_schedules(session: Session) -> None:
    """Queue every recurring job whose interval has passed. Of two workers that look at once, one does."""
    now = clock.now()
    last = dict(session.exec(select(Schedule.kind, Schedule.last_run_at)).all())
    for kind, interval in _schedules.items():
        if kind not in last:
            is_ours = insert_new(session, Schedule, {"id": new_id(), "kind": kind, "last_run_at": now})
        elif last[kind] + interval > now:
            continue
        else:
            unchanged = (col(Schedule.kind) == kind) & (col(Schedule.last_run_at) == last[kind])
            taken = update(Schedule).where(unchanged).values(last_run_at=now).returning(col(Schedule.id))
            is_ours = session.execute(taken).first() is not None
        if is_ours:
            enqueue(session, kind, {})


def claim(session: Session, *, is_long: bool | None = None) -> Job | None:
    """Take the next due job for this worker, or one whose worker has been silent for ten minutes; of the long ones or the others if told.

    A job that outlived its worker at every attempt is given up: perhaps it is what ends them.
    """
    while (row := _next_due(session, is_long)) is not None and row.attempts >= MOST_ATTEMPTS:
        _give_up(row, "WorkerLost")
    if row is not None:
        row.status, row.claimed_at, row.attempts = JobStatus.RUNNING, clock.now(), row.attempts + 1
    return row


def _next_due(session: Session, is_long: bool | None) -> Job | None:  # noqa: FBT001  as in `claim`
    now = clock.now()
    due = or_(
        (col(Job.status) == JobStatus.QUEUED) & (col(Job.run_at) <= now),
        (col(Job.status) == JobStatus.RUNNING) & (col(Job.claimed_at) <= now - LEASE),
    )
    if is_long is not None:
        due &= col(Job.kind).in_(_long_handlers) if is_long else col(Job.kind).not_in(_long_handlers)
    return session.exec(
        select(Job).where(due).order_by(col(Job.run_at)).limit(1).with_for_update(skip_locked=True)
    ).first()


def run(database: Database, row: Job, stop: threading.Event) -> None:
    """Run a claimed job and mark it done; whatever it raises goes to the caller, which calls `fail`, or `release` for `Interrupted`."""
    if row.kind in _long_handlers:
        _long_handlers[row.kind](database, Progress(database, row.id, stop), row.args)
    with database.transaction() as session:
        if row.kind not in _long_handlers:
            _handlers[row.kind](session, row.args)
        stored = session.get_one(Job, row.id)
        if stored.owner_id is None:  # nobody follows it, so a done one leaves no row
            session.delete(stored)
        else:
            stored.status, stored.finished_at, stored.error = JobStatus.DONE, clock.now(), ""


def release(row: Job) -> None:
    """Give an interrupted job back: whoever asks next runs it, without waiting for the lease."""
    row.status, row.attempts = JobStatus.QUEUED, row.attempts - 1


def fail(row: Job, fault: Exception) -> None:
    """Put a job that raised back with the next delay, or mark it failed when the list is at its end.

    Kept is what kind of fault it was, in words where it has some: the message of any other may quote what was being written.
    """
    why = fault.words("zh")[:500] if isinstance(fault, AppError) else type(fault).__name__
    if row.attempts >= MOST_ATTEMPTS:
        _give_up(row, why)
    else:
        row.status, row.run_at, row.error = JobStatus.QUEUED, clock.now() + RETRY_DELAYS[row.attempts - 1], why


def _give_up(row: Job, why: str) -> None:
    row.status, row.finished_at, row.error = JobStatus.FAILED, clock.now(), why
