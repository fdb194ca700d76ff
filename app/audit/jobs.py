"""Sealing goes on all the time; a checkpoint follows every ten minutes or thousand events, in the database and in a file on other storage."""

import os
from datetime import timedelta
from typing import BinaryIO

from sqlmodel import Session, col, select

from app.audit import queries, service
from app.audit.models import Checkpoint
from app.core import events
from app.core.db import Database
from app.core.queue import Args, Progress, enqueue, every, job, long_job, name_of
from app.core.settings import settings

CHECKPOINT_EVERY = 1000


@every(timedelta(minutes=10))
@long_job
def checkpoint(database: Database, _progress: Progress, _args: Args) -> None:
    """Sign the record as it stands, and bring the checkpoint file up to date."""
    with database.transaction() as session:
        service.make_checkpoint(session)
    file = settings().checkpoint_file
    if file is None:
        return
    with file.open("a+b") as stream:
        newest = _newest_in(stream)
        with database.transaction(writes=False) as session:
            later = select(Checkpoint).where(col(Checkpoint.size) > newest).order_by(col(Checkpoint.size))
            stream.write("".join(f"{service.line_of(row)}\n" for row in session.exec(later)).encode())
        stream.flush()
        os.fsync(stream.fileno())


def _newest_in(stream: BinaryIO) -> int:
    """The size that the last checkpoint of the file states. A line that a power cut left unfinished is taken off."""
    stream.seek(0)
    whole, end, _ = stream.read().rpartition(b"\n")
    stream.truncate(len(whole + end))
    lines = whole.decode().splitlines()
    return max((claim.size for claim in service.claims_of(lines)), default=0)


@every(timedelta(seconds=3))
@job
def seal(session: Session, _args: Args) -> None:
    """Seal what was committed since the last time; a thousand events are worth a checkpoint of their own."""
    events.seal_pending(session)
    if queries.sealed_count(session) - queries.checkpointed(session) >= CHECKPOINT_EVERY:
        enqueue(session, name_of(checkpoint), {})


@every(timedelta(days=1))
@job
def seal_stragglers(session: Session, _args: Args) -> None:
    """Seal what a very long transaction committed too late for `seal`."""
    events.seal_pending(session, from_the_start=True)
