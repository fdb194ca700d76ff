"""The write gate: writers of one process queue here in order, tasks and threads alike, before they take anything scarce.

SQLite has one writer at a time. Writers that wait inside it hold a thread and a connection each, and the one that holds the lock then finds
no thread to commit with. So they wait here, holding nothing. On PostgreSQL the gate stands open.
"""

import asyncio
import threading
from collections import deque
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Future
from contextlib import asynccontextmanager, contextmanager

from app.core.errors import ServerBusy

PATIENCE = 5.0  # seconds


class Gate:
    """A fair lock for tasks of the event loop and for threads."""

    def __init__(self, *, open_to_all: bool, patience: float = PATIENCE) -> None:
        self._open = open_to_all
        self._patience = patience
        self._lock = threading.Lock()
        self._taken = False
        self._waiting: deque[Future[None]] = deque()

    def _ticket(self) -> Future[None]:
        ticket: Future[None] = Future()
        with self._lock:
            if self._taken:
                self._waiting.append(ticket)
            else:
                self._taken = True
                ticket.set_result(None)
        return ticket

    def _leave(self) -> None:
        with self._lock:
            while self._waiting:
                ticket = self._waiting.popleft()
                if ticket.set_running_or_notify_cancel():
                    ticket.set_result(None)
                    return
            self._taken = False

    @contextmanager
    def thread_pass(self, *, needed: bool) -> Iterator[None]:
        """Wait for a turn in a thread."""
        if self._open or not needed:
            yield
            return
        self._ticket().result()
        try:
            yield
        finally:
            self._leave()

    @asynccontextmanager
    async def task_pass(self, *, needed: bool) -> AsyncIterator[None]:
        """Wait for a turn in a task. Raises `ServerBusy` (503) when none comes within five seconds.

        A task that is cancelled or runs out of patience gives up its place, or the turn it was just given.
        """
        if self._open or not needed:
            yield
            return
        ticket = self._ticket()
        try:
            async with asyncio.timeout(self._patience):
                await asyncio.wrap_future(ticket)
        except (asyncio.CancelledError, TimeoutError) as fault:
            if not ticket.cancel() and not ticket.cancelled():
                self._leave()
            if isinstance(fault, TimeoutError):
                raise ServerBusy(retry_after=2) from fault
            raise
        try:
            yield
        finally:
            self._leave()
