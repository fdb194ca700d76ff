"""The buckets of hot paths, which live in memory."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.core import clock as app_clock
from app.core import ratelimit
from app.core.errors import TooOften
from app.core.ratelimit import Allowances, Limit

HOURLY = Limit("hourly", 3, timedelta(hours=1))


def refusals(allowed: Allowances, subject: str, count: int) -> list[int]:
    """After how many seconds each of some tries may come back; 0 for those that were taken."""
    waits = []
    for _ in range(count):
        try:
            allowed.take(subject)
        except TooOften as fault:
            waits.append(fault.retry_after or 0)
        else:
            waits.append(0)
    return waits


def test_a_burst_is_taken_and_then_one_by_one() -> None:
    allowed = Allowances(HOURLY)

    waits = refusals(allowed, "a", 5)

    assert waits[:3] == [0, 0, 0]
    assert all(1190 <= wait <= 1200 for wait in waits[3:])
    assert refusals(allowed, "b", 1) == [0]


def test_tokens_come_back_with_time(clock: Callable[..., None]) -> None:
    allowed = Allowances(HOURLY)
    refusals(allowed, "a", 3)

    clock(app_clock.now() + timedelta(minutes=41))

    assert [wait > 0 for wait in refusals(allowed, "a", 3)] == [False, False, True]


def test_a_clock_that_was_set_back_locks_nobody_out(clock: Callable[..., None]) -> None:
    allowed = Allowances(HOURLY)
    refusals(allowed, "a", 3)

    clock(app_clock.now() - timedelta(days=30))
    [wait] = refusals(allowed, "a", 1)

    assert wait <= 1200


def test_who_has_been_quiet_is_forgotten(clock: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ratelimit, "MOST_SUBJECTS", 2)
    allowed = Allowances(HOURLY)
    for subject in ("a", "b"):
        allowed.take(subject)

    clock(app_clock.now() + timedelta(hours=2))
    allowed.take("c")

    assert list(allowed._full_at) == ["c"]
