"""What an installation forgets by itself: repeats that nobody will send again, allowances long full, jobs long done."""

from datetime import timedelta

from sqlmodel import Session, col, delete

from app.core import clock
from app.core.idempotency import IdempotencyKey
from app.core.queue import Args, Job, every, job
from app.core.ratelimit import RateBucket

KEEP_KEYS = timedelta(days=2)
KEEP_BUCKETS = timedelta(days=1)  # no limit has a longer window; a bucket is the last trace of a caller's address
KEEP_JOBS = timedelta(days=30)


@every(timedelta(hours=1))
@job
def forget_what_is_over(session: Session, _args: Args) -> None:
    """Delete idempotency keys, rate buckets and finished jobs that serve nobody any more."""
    now = clock.now()
    session.exec(delete(IdempotencyKey).where(col(IdempotencyKey.created_at) < now - KEEP_KEYS))
    session.exec(delete(RateBucket).where(col(RateBucket.updated_at) < now - KEEP_BUCKETS))
    session.exec(delete(Job).where(col(Job.finished_at) < now - KEEP_JOBS))
