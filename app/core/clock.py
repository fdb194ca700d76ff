"""The only clock: instants in UTC, days in Beijing. Tests and the sandbox may set it."""

from datetime import UTC, date, datetime, timedelta
from email.utils import formatdate
from functools import lru_cache
from zoneinfo import ZoneInfo

BEIJING = ZoneInfo("Asia/Shanghai")

_shift = timedelta(0)


def now() -> datetime:
    """The current instant, aware, in UTC."""
    return datetime.now(UTC) + _shift


def http_date() -> bytes:
    """Now, as the `Date` of an answer (RFC 9110): clients compare it with everything else."""
    return _http_date(int(now().timestamp()))


@lru_cache(maxsize=1)
def _http_date(timestamp: int) -> bytes:
    return formatdate(timestamp, usegmt=True).encode()


def today() -> date:
    """The current day in Beijing: check-ins, dues months and deadlines are counted in it."""
    return day_of(now())


def day_of(at: datetime) -> date:
    """The Beijing day on which an aware instant falls."""
    return at.astimezone(BEIJING).date()


def set_now(at: datetime | None) -> None:
    """Let the clock run on from `at` (aware); `None` returns to the true time. For tests and the sandbox."""
    global _shift  # noqa: PLW0603  the clock of a process is one thing, and this is its only switch
    _shift = timedelta(0) if at is None else at - datetime.now(UTC)
