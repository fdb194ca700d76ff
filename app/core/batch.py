"""The batch writer of hot paths: requests that arrive together share one statement and one commit.

Each request still gets its own verdict, after the commit. When a batch fails, every item is tried alone, so that one bad row spoils only
itself. The queue is bounded: beyond it callers are told to come back.
"""

import asyncio
import logging
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Generic, TypeVar

from sqlmodel import Session

from app.core.db import Database
from app.core.errors import ServerBusy

log = logging.getLogger("app.batch")
BATCH = 64
QUEUE = 2000

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


class BatchWriter(Generic[Item, Outcome]):
    """Collects items and writes them by `write(session, items)`, which answers one outcome an item, exceptions included.

    One thread on SQLite, two on PostgreSQL. Start it with the application, stop it after the last request.
    """

    def __init__(
        self, database: Database, write: Callable[[Session, Sequence[Item]], Sequence[Outcome | Exception]]
    ) -> None:
        self._database = database
        self._write = write
        self._queue: queue.Queue[tuple[Item, Future[Outcome]] | None] = queue.Queue(QUEUE)
        count = 1 if database.is_sqlite else 2
        self._threads = [threading.Thread(target=self._loop, daemon=True, name=f"batch-{n}") for n in range(count)]

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
        future: Future[Outcome] = Future()
        try:
            self._queue.put_nowait((item, future))
        except queue.Full as fault:
            raise ServerBusy(retry_after=1) from fault
        return await asyncio.wrap_future(future)

    def _loop(self) -> None:
        while (first := self._queue.get()) is not None:
            batch = [first]
            while len(batch) < BATCH:
                try:
                    following = self._queue.get_nowait()
                except queue.Empty:
                    break
                if following is None:
                    self._queue.put(None)
                    break
                batch.append(following)
            # From here on nobody can withdraw: whoever gave up before is left out.
            self._settle([pair for pair in batch if pair[1].set_running_or_notify_cancel()])

    def _settle(self, batch: list[tuple[Item, Future[Outcome]]]) -> None:
        if not batch:
            return
        try:
            outcomes = self._commit([item for item, _ in batch])
        except Exception as fault:
            if len(batch) == 1:
                batch[0][1].set_exception(fault)
                return
            log.warning("a batch of %s fell apart: %s", len(batch), type(fault).__name__)
            for pair in batch:
                self._settle([pair])
            return
        for (_, future), outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, Exception):
                future.set_exception(outcome)
            else:
                future.set_result(outcome)

    def _commit(self, items: Sequence[Item]) -> Sequence[Outcome | Exception]:
        with self._database.transaction() as session:
            return self._write(session, items)
