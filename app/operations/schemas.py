"""Health, jobs and the catalogue of errors, as JSON."""

from uuid import UUID

from app.core.queue import JobStatus
from app.core.schemas import Schema


class Health(Schema):
    status: str


class JobRead(Schema):
    """A long job's progress: `done_count` of `total_count` units of the stage named."""

    id: UUID
    kind: str
    status: JobStatus
    stage: str
    done_count: int
    total_count: int
    error: str


class ErrorRead(Schema):
    """One error that the API can answer with."""

    code: str
    status: int
    title: str
    title_en: str
