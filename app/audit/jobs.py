"""Sealing goes on all the time; a checkpoint follows every ten minutes, in the database and in a file on other storage."""

from datetime import timedelta

from sqlmodel import Session, col, select

from app.audit import service
from app.audit.models import Checkpoint
from app.core.db import Database
from app.core.queue import Args, Progress, every, job, long_job
from app.core.settings import settings


@every(timedelta(seconds=3))
@job
def seal(session: Session, _args: Args) -> None:
    """Seal what was committed since the last time."""
    service.seal(session)


@every(timedelta(minutes=10))
@long_job
def checkpoint(database: Database, _progress: Progress, _args: Args) -> None:
    """Sign the record as it stands, and bring the checkpoint file up to date."""
    with database.transaction() as session:
        service.make_checkpoint(session)
    file = settings().checkpoint_file
    if file is None:
        return
    written = len(file.read_text().splitlines()) if file.exists() else 0
    with database.transaction(writes=False) as session:
        missing = session.exec(select(Checkpoint).order_by(col(Checkpoint.size)).offset(written)).all()
        lines = "".join(f"{service.line_of(row)}\n" for row in missing)
    with file.open("a") as stream:
        stream.write(lines)
