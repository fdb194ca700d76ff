"""The batch writer: many requests, one commit, each its own verdict."""

import asyncio
import threading
from collections.abc import Callable, Sequence

import pytest
from sqlalchemy import Connection, insert
from sqlmodel import col, select

from app.core import batch, clock
from app.core.batch import BatchWriter
from app.core.db import Database
from app.core.errors import ServerBusy
from app.core.queue import Schedule


class Refused(Exception):
    """The verdict on an odd number."""


def write(connection: Connection, numbers: Sequence[int]) -> list[int | Exception]:
    """Store even numbers, refuse odd ones, and fall over 13 whoever else is in the batch."""
    if 13 in numbers:
        raise RuntimeError("thirteen")
    for number in numbers:
        if number % 2 == 0:
            connection.execute(insert(Schedule).values(kind=str(number), last_run_at=clock.now()))
    return [number if number % 2 == 0 else Refused() for number in numbers]


Write = Callable[[Connection, Sequence[int]], list[int | Exception]]


def submit(database: Database, numbers: list[int], write: Write = write) -> list[int | BaseException]:
    """What each number was answered, all sent at once."""
    writer = BatchWriter(database, write)

    async def send() -> list[int | BaseException]:
        sent = asyncio.gather(*(writer.submit(number) for number in numbers), return_exceptions=True)
        await asyncio.sleep(0)  # all are queued before the first is taken
        writer.start()
        return await sent

    try:
        return asyncio.run(send())
    finally:
        writer.stop()


def stored(database: Database) -> set[int]:
    with database.transaction() as session:
        return {int(kind) for kind in session.exec(select(col(Schedule.kind))) if kind.isdigit()}


def test_each_gets_the_own_verdict_after_the_commit(database: Database) -> None:
    answers = submit(database, list(range(20, 220)))

    assert [answer for answer in answers if isinstance(answer, int)] == list(range(20, 220, 2))
    assert sum(isinstance(answer, Refused) for answer in answers) == 100
    assert stored(database) == set(range(20, 220, 2))


def test_one_that_fails_spoils_only_itself(database: Database) -> None:
    answers = submit(database, [2, 13, 4, 6])

    assert [type(answer) for answer in answers] == [int, RuntimeError, int, int]
    assert stored(database) == {2, 4, 6}


def test_where_somebody_was_faster_the_batch_is_tried_again(database: Database) -> None:
    attempts = 0

    def overtaken_once(connection: Connection, numbers: Sequence[int]) -> list[int | Exception]:
        nonlocal attempts
        attempts += 1
        answers = write(connection, numbers)
        if attempts == 1:
            raise ServerBusy(retry_after=1)
        return answers

    assert submit(database, [2, 4, 6], overtaken_once) == [2, 4, 6]
    assert attempts == 2
    assert stored(database) == {2, 4, 6}


def test_who_is_overtaken_again_and_again_is_told_to_come_back(database: Database) -> None:
    def overtaken(connection: Connection, numbers: Sequence[int]) -> list[int | Exception]:
        answers = write(connection, numbers)
        if 4 in numbers:
            raise ServerBusy(retry_after=1)
        return answers

    answers = submit(database, [2, 4, 6], overtaken)

    assert [type(answer) for answer in answers] == [int, ServerBusy, int]
    assert stored(database) == {2, 6}


def test_a_full_queue_says_when_to_come_back(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "QUEUE", 3)

    answers = submit(database, [2, 4, 6, 8])

    assert answers[:3] == [2, 4, 6]
    assert isinstance(answers[3], ServerBusy)
    assert answers[3].retry_after == 1
    assert stored(database) == {2, 4, 6}


def test_who_gave_up_before_is_left_out(database: Database) -> None:
    writer = BatchWriter(database, write)

    async def give_up() -> None:
        first, second = (asyncio.ensure_future(writer.submit(number)) for number in (2, 4))
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.sleep(0)
        writer.start()
        assert await second == 4

    asyncio.run(give_up())
    writer.stop()

    assert stored(database) == {4}


def test_stopping_finishes_what_is_queued(database: Database) -> None:
    writer = BatchWriter(database, write)

    async def stop_at_once() -> list[int]:
        sent = [asyncio.ensure_future(writer.submit(number)) for number in (2, 4, 6)]
        for _ in range(3):  # turns of the loop: they start, nothing more comes, they are handed over
            await asyncio.sleep(0)
        writer.start()
        stopper = threading.Thread(target=writer.stop)
        stopper.start()
        answers = await asyncio.gather(*sent)
        await asyncio.to_thread(stopper.join)
        return answers

    assert asyncio.run(stop_at_once()) == [2, 4, 6]
    assert stored(database) == {2, 4, 6}
