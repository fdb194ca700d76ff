"""JSON logs: who, what, how long; never a body, never personal data."""

import logging
import re
import sys
import time
from contextlib import nullcontext
from contextvars import ContextVar
from functools import lru_cache
from typing import TextIO

from pydantic_core import to_json

REQUESTS = "app.http"  # the logger of requests
MOST_WAITING = 200
request_id: ContextVar[str] = ContextVar("request_id", default="")
actor_id: ContextVar[str] = ContextVar("actor_id", default="")

# ID numbers, mobile numbers, bearer tokens and what opens a receipt link never reach a log, whoever wrote the message; nor do rows that
# PostgreSQL quotes. What is looked for begins with what it is known by, so that the rest of a line is passed over quickly.
_SECRET = re.compile(
    r"(secret=|token=)[^&\s]+|(receipt-links/)[^/\s]+|(DETAIL:  )[^\n]+"
    r"|\d{17}[\dXx]|1(?<!\d1)[3-9]\d{9}(?!\d)|eyJ[\w-]+\.[\w-]+\.[\w-]+"
)


def redact(text: str) -> str:
    """The text with ID numbers, phone numbers and tokens replaced."""
    return _SECRET.sub(r"\1\2\3***", text)


class JsonFormatter(logging.Formatter):
    """One JSON object a line; control characters are escaped, so that a value cannot forge a line."""

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {
            "at": _second(int(record.created)),
            "level": record.levelname,
            "logger": record.name,
            "message": redact(record.getMessage()),
        }
        if request_id.get():
            entry["request_id"] = request_id.get()
        if actor_id.get():
            entry["actor_id"] = actor_id.get()
        if record.exc_info:
            entry["trace"] = redact(self.formatException(record.exc_info))
        return to_json(entry).decode()


@lru_cache(maxsize=1)
def _second(timestamp: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S%z", time.localtime(timestamp))


class Lines(logging.StreamHandler[TextIO]):
    """Writes lines at once, but for those of requests: they wait for another line or for `flush`, which the server calls ten times a second.

    A call of the system for each would cost a tenth of what a short request costs. Who kills the process loses those of its last moment.
    """

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._waiting: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._waiting.append(self.format(record))
            if record.name != REQUESTS or record.levelno > logging.INFO or len(self._waiting) >= MOST_WAITING:
                self.flush()
        except Exception:
            self.handleError(record)

    def flush(self) -> None:
        """Write what waits."""
        with self.lock or nullcontext():
            lines, self._waiting = self._waiting, []  # first: where writing fails, they must not pile up
            if lines:
                self.stream.write("\n".join([*lines, ""]))
            super().flush()


def set_up(stream: TextIO | None = None) -> None:
    """Send all logging through the JSON formatter, by default to standard error."""
    handler = Lines(stream or sys.stderr)
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # Nothing of these is written, and looking for them costs more than the line ("Optimization" in Python's logging HOWTO).
    logging._srcfile = None
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    # httpx logs full addresses at INFO, and those carry secrets of gateways.
    logging.getLogger("httpx").setLevel(logging.WARNING)


def flush() -> None:
    """Write what waits in the log."""
    for handler in logging.getLogger().handlers:
        handler.flush()
