"""The worker: queue what is due, claim a job, run it, mark it done or put it back."""

import logging
import threading

from sqlalchemy.exc import SQLAlchemyError

from app.core import queue
from app.core.db import Database

log = logging.getLogger("app.worker")
IDLE_SECONDS = 0.5


def run_one(database: Database) -> bool:
    """Run the next due job; answers whether there was one. A failing job is put back, and never stops the worker."""
    with database.transaction() as session:
        queue.queue_due_schedules(session)
        row = queue.claim(session)
        if row is None:
            return False
        session.flush()
        session.expunge(row)
    try:
        queue.run(database, row)
    except Exception as fault:
        log.exception("job %s failed", row.kind)
        with database.transaction() as session:
            queue.fail(session.get_one(queue.Job, row.id), fault)
    return True


def run_all(database: Database, most: int = 10_000) -> int:
    """Run due jobs until there is none; answers how many ran."""
    return next(count for count in range(most) if not run_one(database))


def loop(database: Database, stop: threading.Event) -> None:
    """Run jobs until told to stop; the job at hand is finished first. A database that goes away is asked again until it is back."""
    while not stop.is_set():
        try:
            is_busy = run_one(database)
        except SQLAlchemyError as fault:
            log.warning("database unavailable: %s", type(fault).__name__)
            is_busy = False
        if not is_busy:
            stop.wait(IDLE_SECONDS)
