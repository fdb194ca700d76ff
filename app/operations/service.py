"""What a running installation says about itself."""

from uuid import UUID

from prometheus_client import CollectorRegistry, Gauge, generate_latest
from sqlalchemy import func, text
from sqlmodel import Session, col, select

from app.access.guard import Actor
from app.core import errors, events
from app.core.errors import NotThere, ServerBusy
from app.core.middleware import REGISTRY
from app.core.queue import Job, JobStatus
from app.operations.schemas import ErrorRead, Health


def ready(session: Session, *, is_stopping: bool) -> Health:
    """Whether to send requests here: not while stopping, nor while the database is away (both 503)."""
    if is_stopping:
        raise ServerBusy(retry_after=5)
    session.execute(text("SELECT 1"))
    return Health(status="ready")


def job_of(session: Session, actor: Actor, job_id: UUID) -> Job:
    """A long job that the caller asked for. Raises `NotThere` for anybody else's."""
    row = session.get(Job, job_id)
    if row is None or row.owner_id != actor.account_id:
        raise NotThere()
    return row


def error_catalogue() -> list[ErrorRead]:
    """Every error with its words."""
    return [
        ErrorRead(code=kind.code, status=kind.status, title=kind.title, title_en=kind.title_en)
        for kind in errors.catalogue()
    ]


def metrics(session: Session) -> bytes:
    """The metrics of this process and the backlog in the database, in Prometheus' text format."""
    backlog = CollectorRegistry()
    jobs = Gauge("jobs", "Jobs by status", ["status"], registry=backlog)
    counted = dict(session.exec(select(Job.status, func.count()).group_by(col(Job.status))).all())
    for status in JobStatus:
        jobs.labels(status.value).set(counted.get(status, 0))
    unsealed = Gauge("events_unsealed", "Recorded events waiting for their seal", registry=backlog)
    unsealed.set(events.pending_count(session))
    return generate_latest(REGISTRY) + generate_latest(backlog)
