"""JSON logs: who, what, how long; never a body, never personal data."""

import logging
import re
import sys
import time
from contextvars import ContextVar
from functools import lru_cache
from typing import TextIO

from pydantic_core import to_json

request_id: ContextVar[str] = ContextVar("request_id", default="")
actor_id: ContextVar[str] = ContextVar("actor_id", default="")

# ID numbers, mobile numbers and bearer tokens never reach a log, whoever wrote the message; nor do rows that PostgreSQL quotes.
_SECRET = re.compile(
    r"\d{17}[\dXx]|(?<!\d)1[3-9]\d{9}(?!\d)|eyJ[\w-]+\.[\w-]+\.[\w-]+|(?<=secret=)[^&\s]+|(?<=token=)[^&\s]+|(?<=DETAIL:  )[^\n]+"
)


def redact(text: str) -> str:
    """The text with ID numbers, phone numbers and tokens replaced."""
    return _SECRET.sub("***", text)


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


def set_up(stream: TextIO | None = None) -> None:
    """Send all logging through the JSON formatter, by default to standard error."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # Nothing of these is written, and looking for them costs more than the line ("Optimization" in Python's logging HOWTO).
    logging._srcfile = None
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    # httpx logs full addresses at INFO, and those carry secrets of gateways.
    logging.getLogger("httpx").setLevel(logging.WARNING)
