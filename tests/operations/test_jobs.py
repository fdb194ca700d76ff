"""What nobody needs any more is forgotten; what is still of use stays."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

from sqlmodel import Session, select

from app.core import clock
from app.core.idempotency import IdempotencyKey
from app.core.queue import Job, JobStatus, enqueue
from app.core.ratelimit import RateBucket

Open = Callable[[], AbstractContextManager[Session]]


def test_old_keys_buckets_and_jobs_go_and_young_ones_stay(session: Open, run_jobs: Callable[[], int]) -> None:
    now = clock.now()
    ages = {"old": timedelta(days=31), "young": timedelta(hours=1)}
    with session() as s:
        for name, age in ages.items():
            at = now - age
            key = IdempotencyKey(caller="c", route="r", key=name, fingerprint="f", status=201, created_at=at)
            s.add(key)
            s.add(RateBucket(key=name, tokens=1.0, updated_at=at))
            s.add(Job(kind=name, args={}, run_at=at, status=JobStatus.DONE, finished_at=at))
        enqueue(s, "operations.jobs.forget_what_is_over", {})
    run_jobs()

    with session() as s:
        assert s.exec(select(IdempotencyKey.key)).all() == ["young"]
        assert s.exec(select(RateBucket.key)).all() == ["young"]
        assert "old" not in s.exec(select(Job.kind)).all()
        assert "young" in s.exec(select(Job.kind)).all()
