"""The batch writer of hot paths: requests that arrive together share one transaction and one commit.

Each request still gets its own verdict, after the commit. When a batch fails, every item is tried alone, so that one bad row spoils only
itself. The queue is bounded: beyond it callers are told to come back.
"""

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from typing import Generic, NamedTuple, TypeVar

from sqlalchemy import Connection

from app.core.db import Database
from app.core.errors import ServerBusy

log = logging.getLogger("app.batch")
BATCH = 64  # from this size on, nothing more is waited for
QUEUE = 2000

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


class Waiting(NamedTuple, Generic[Item, Outcome]):
    """An item and whoever awaits its outcome."""

    item: Item
    future: asyncio.Future[Outcome]


class BatchWriter(Generic[Item, Outcome]):
    """Collects items and writes them by `write(connection, items)`, which answers one outcome an item, exceptions included.

    Threads of its own: while they write, the next batch gathers. SQLite has one writer at a time, on PostgreSQL two share the waiting.
    Start it with the application, stop it after the last request.
    """

    def __init__(
        self, database: Database, write: Callable[[Connection, Sequence[Item]], Sequence[Outcome | Exception]]
    ) -> None:
        self._database = database
        self._write = write
        self._event_loop: asyncio.AbstractEventLoop | None = None
        self._unanswered = 0
        self._arrived: list[Waiting[Item, Outcome]] = []
        self._queue: SimpleQueue[list[Waiting[Item, Outcome]] | None] = SimpleQueue()
        count = 1 if database.is_sqlite else 2
        self._threads = [threading.Thread(target=self._loop, daemon=True, name="batch") for _ in range(count)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Finish what is queued, then end the threads."""
        for _ in self._threads:
            self._queue.put(None)
        for thread in self._threads:
            thread.join()

    async def submit(self, item: Item) -> Outcome:
        """Write one item with whatever else arrives; returns after the commit. Raises `ServerBusy` when the queue is full."""
        if self._unanswered >= QUEUE:
            raise ServerBusy(retry_after=1)
        if self._event_loop is None:
            self._event_loop = asyncio.get_running_loop()  # once: it asks the system for its process id each time
        loop = self._event_loop
        waiting: Waiting[Item, Outcome] = Waiting(item, loop.create_future())
        self._arrived.append(waiting)
        if len(self._arrived) == 1:
            loop.call_soon(self._hand_over, loop, 1)
        self._unanswered += 1
        try:
            return await waiting.future
        finally:
            self._unanswered -= 1

    def _hand_over(self, loop: asyncio.AbstractEventLoop, seen: int) -> None:
        """Pass on what has arrived, once a turn of the loop brings nothing more: waking a thread for each item costs more than the item.

        A thread's share of all that is awaited goes at once: the next thread then has the next share while this one waits for its commit.
        """
        is_share = len(self._arrived) * len(self._threads) >= self._unanswered
        if seen < len(self._arrived) < BATCH and not is_share:
            loop.call_soon(self._hand_over, loop, len(self._arrived))
            return
        self._queue.put(self._arrived)
        self._arrived = []

    def _loop(self) -> None:
        while (first := self._queue.get()) is not None:
            wanted = [waiting for waiting in self._gathered(first) if not waiting.future.cancelled()]  # others gave up
            if wanted:
                self._settle(wanted)

    def _gathered(self, first: list[Waiting[Item, Outcome]]) -> list[Waiting[Item, Outcome]]:
        gathered = [*first]
        while len(gathered) < BATCH:
            try:
                following = self._queue.get_nowait()
            except Empty:
                break
            if following is None:
                self._queue.put(None)  # for the loop, after what was queued before it
                break
            gathered += following
        return gathered

    def _settle(self, batch: Sequence[Waiting[Item, Outcome]]) -> None:
        outcomes: Sequence[Outcome | Exception]
        try:
            outcomes = self._written([waiting.item for waiting in batch])
        except Exception as fault:
            if len(batch) > 1:
                log.warning("a batch of %s fell apart: %s", len(batch), type(fault).__name__)
                for waiting in batch:
                    self._settle([waiting])
                return
            outcomes = [fault]
        # One call for all, so that the event loop is woken once a batch.
        batch[0].future.get_loop().call_soon_threadsafe(_deliver, batch, outcomes)

    def _written(self, items: Sequence[Item]) -> Sequence[Outcome | Exception]:
        """Write in one transaction; once more when somebody else was faster with one of the items."""
        try:
            return self._in_transaction(items)
        except ServerBusy:
            return self._in_transaction(items)

    def _in_transaction(self, items: Sequence[Item]) -> Sequence[Outcome | Exception]:
        with self._database.plain_transaction() as connection:
            return self._write(connection, items)


def _deliver(batch: Sequence[Waiting[Item, Outcome]], outcomes: Sequence[Outcome | Exception]) -> None:
    for waiting, outcome in zip(batch, outcomes, strict=True):
        if waiting.future.done():
            continue
        if isinstance(outcome, Exception):
            waiting.future.set_exception(outcome)
        else:
            waiting.future.set_result(outcome)
