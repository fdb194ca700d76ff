"""When lines reach the log: those of requests in a moment, all others at once, and in the order in which they came."""

import io
import logging

import pytest

from app.core import logs


class Log:
    """A log of its own, and what has reached it."""

    def __init__(self) -> None:
        self.stream = io.StringIO()
        self.handler = logs.Lines(self.stream)
        self.handler.setFormatter(logging.Formatter("%(message)s"))

    def say(self, name: str, words: str, *args: object, level: int = logging.INFO) -> None:
        self.handler.handle(logging.LogRecord(name, level, "", 0, words, args, None))

    @property
    def lines(self) -> list[str]:
        return self.stream.getvalue().splitlines()


@pytest.fixture
def log() -> Log:
    return Log()


def test_a_request_waits_for_the_next_moment(log: Log) -> None:
    log.say(logs.REQUESTS, "first")
    log.say(logs.REQUESTS, "second")
    assert log.lines == []

    log.handler.flush()
    assert log.lines == ["first", "second"]


def test_anything_else_is_written_at_once_behind_the_requests_before_it(log: Log) -> None:
    log.say(logs.REQUESTS, "a request")
    log.say("app.worker", "a job")

    assert log.lines == ["a request", "a job"]


def test_a_fault_of_a_request_is_written_at_once(log: Log) -> None:
    log.say(logs.REQUESTS, "unexpected", level=logging.ERROR)

    assert log.lines == ["unexpected"]


def test_only_so_many_wait(log: Log) -> None:
    for number in range(logs.MOST_WAITING + 1):
        log.say(logs.REQUESTS, str(number))

    assert len(log.lines) == logs.MOST_WAITING


def test_words_that_do_not_fit_spoil_no_request(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging, "raiseExceptions", False)
    log.say(logs.REQUESTS, "%d", "no number")
    log.say("app.worker", "goes on")

    assert log.lines == ["goes on"]
