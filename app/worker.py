"""The worker: queue what is due, claim a job, run it, mark it done or put it back. Long jobs have a thread of their own."""

import logging
import threading

from sqlalchemy.exc import SQLAlchemyError

from app.core import queue
from app.core.db import Database

log = logging.getLogger("app.worker")
IDLE_SECONDS = 0.5


def run_one(database: Database, stop: threading.Event | None = None, *, is_long: bool | None = None) -> bool:
    """Run the next due job (`is_long`: of which sort; either by default); answers whether there was one.

    A failing job is put back and never stops the worker; a long one that `stop` interrupts is given back at its next report.
    """
    with database.transaction() as session:
        if not is_long:
            queue.queue_due_schedules(session)
        row = queue.claim(session, is_long=is_long)
        if row is None:
            return False
        session.flush()
        session.expunge(row)
    try:
        queue.run(database, row, stop or threading.Event())
    except queue.Interrupted:
        with database.transaction() as session:
            queue.release(session.get_one(queue.Job, row.id))
    except Exception as fault:
        log.exception("job %s failed", row.kind)
        with database.transaction() as session:
            queue.fail(session.get_one(queue.Job, row.id), fault)
    return True


def run_all(database: Database, most: int = 10_000) -> int:
    """Run due jobs until there is none; answers how many ran."""
    return next(count for count in range(most) if not run_one(database))


def loop(database: Database, stop: threading.Event) -> None:
    """Run jobs until told to stop. Short ones, sealing among them, never wait for an import or for WeChat: those have a second thread."""
    beside = threading.Thread(target=_lane, args=(database, stop), kwargs={"is_long": True}, name="long jobs")
    beside.start()
    _lane(database, stop, is_long=False)
    beside.join()


def _lane(database: Database, stop: threading.Event, *, is_long: bool) -> None:
    """Run jobs of one sort. A database that goes away is asked again until it is back; any other end of a lane ends both."""
    try:
        while not stop.is_set():
            try:
                is_busy = run_one(database, stop, is_long=is_long)
            except SQLAlchemyError as fault:
                log.warning("database unavailable: %s", type(fault).__name__)
                is_busy = False
            if not is_busy:
                stop.wait(IDLE_SECONDS)
    finally:
        stop.set()
