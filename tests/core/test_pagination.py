"""Paging by keyset: whatever the page size, each row comes exactly once and in order; a cursor fits only its own list."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, delete, select

from app.core import clock
from app.core.pagination import CursorInvalid, PageRequest, _read_cursor, paginate
from app.core.queue import Job

Open = Callable[[], AbstractContextManager[Session]]
FILTER = b"f" * 32


def pages(session: Session, limit: int, *, descending: bool) -> list[Job]:
    found: list[Job] = []
    cursor = None
    while True:
        after = None if cursor is None else _read_cursor(cursor, FILTER)
        page = paginate(
            session,
            select(Job),
            (col(Job.run_at), col(Job.id)),
            PageRequest(after, limit, FILTER, count=False),
            descending=descending,
        )
        assert len(page.items) <= limit
        found += page.items
        if page.next_cursor is None:
            return found
        cursor = page.next_cursor


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.integers(0, 4), max_size=25), st.integers(1, 7), st.booleans())
def test_every_row_comes_once_and_in_order(session: Open, offsets: list[int], limit: int, descending: bool) -> None:
    start = clock.now()
    with session() as s:
        s.execute(delete(Job))
        rows = [Job(kind="x", args={}, run_at=start + timedelta(seconds=offset)) for offset in offsets]
        s.add_all(rows)
        s.flush()
        expected = sorted(((row.run_at, row.id) for row in rows), reverse=descending)

        assert [(row.run_at, row.id) for row in pages(s, limit, descending=descending)] == expected


def test_a_cursor_of_another_list_or_a_changed_one_is_refused() -> None:
    cursor = PageRequest(None, 10, FILTER, count=False).cursor([clock.now(), "a"])

    assert _read_cursor(cursor, FILTER)[1] == "a"
    changed = ("B" if cursor[0] == "A" else "A") + cursor[1:]
    for bad, filter_hash in ((cursor, b"g" * 32), (changed, FILTER), (cursor[:-4], FILTER), ("@@", FILTER)):
        with pytest.raises(CursorInvalid):
            _read_cursor(bad, filter_hash)
