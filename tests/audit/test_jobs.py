"""The worker seals what happens, signs it, and writes the signatures to a file on other storage."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from uuid import UUID

import pytest
from sqlmodel import Session, col, select

from app.audit import service
from app.audit.models import Checkpoint
from app.core import events
from app.core.events import DomainEvent, Event, EventSeal
from app.core.ids import earlier, new_id
from app.core.queue import enqueue
from app.core.settings import settings
from app.core.who import SYSTEM

Open = Callable[[], AbstractContextManager[Session]]
RunJobs = Callable[[], int]


class Heard(DomainEvent):
    type = "word.heard"
    subject_kind = "word"

    word_id: UUID


def happen(session: Open, count: int) -> list[UUID]:
    with session() as s:
        return [events.record(s, SYSTEM, "/", Heard(word_id=new_id())).id for _ in range(count)]


def run(session: Open, run_jobs: RunJobs, name: str) -> None:
    with session() as s:
        enqueue(s, f"audit.jobs.{name}", {})
    run_jobs()


def test_what_happens_is_sealed_in_its_order(session: Open, run_jobs: RunJobs) -> None:
    ids = happen(session, 3)
    run(session, run_jobs, "seal")

    with session() as s:
        seals = s.exec(select(EventSeal).order_by(col(EventSeal.seq))).all()
        assert [seal.seq for seal in seals] == list(range(1, len(seals) + 1))
        assert [seal.event_id for seal in seals][-3:] == ids


def test_the_file_gets_each_checkpoint_once(
    session: Open, run_jobs: RunJobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "checkpoints.jsonl"
    monkeypatch.setattr(settings(), "checkpoint_file", file)
    for _ in range(2):
        happen(session, 2)
        run(session, run_jobs, "seal")
        run(session, run_jobs, "checkpoint")
        run(session, run_jobs, "checkpoint")

    lines = file.read_text().splitlines()
    with session() as s:
        assert [json.loads(line)["size"] for line in lines] == s.exec(
            select(Checkpoint.size).order_by(col(Checkpoint.size))
        ).all()
        assert service.verify(s, lines).bad_seq is None
    assert len(set(lines)) == len(lines) >= 2


def test_a_line_that_a_power_cut_left_unfinished_is_written_again(
    session: Open, run_jobs: RunJobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "checkpoints.jsonl"
    monkeypatch.setattr(settings(), "checkpoint_file", file)
    for _ in range(2):
        happen(session, 1)
        run(session, run_jobs, "seal")
        run(session, run_jobs, "checkpoint")
    whole = file.read_text()
    file.write_text(whole[:-40])

    run(session, run_jobs, "checkpoint")

    assert file.read_text() == whole


def test_who_seals_while_another_does_waits(session: Open) -> None:
    happen(session, 1)
    with session() as s:
        events.seal_pending(s)
    happen(session, 40)
    together = Barrier(4)

    def seal(_number: int) -> int:
        together.wait()
        with session() as s:
            return events.seal_pending(s)

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(seal, range(4))) == [0, 0, 0, 40]
    with session() as s:
        assert service.verify(s).bad_seq is None


def test_a_thousand_events_are_worth_a_checkpoint(session: Open, run_jobs: RunJobs) -> None:
    run(session, run_jobs, "checkpoint")
    happen(session, 1000)
    run(session, run_jobs, "seal")

    with session() as s:
        newest = s.exec(select(Checkpoint).order_by(col(Checkpoint.size).desc())).first()
        assert newest is not None
        assert newest.size >= 1000


def test_an_event_committed_late_is_sealed_within_the_hour_and_later_by_the_daily_look(
    session: Open, run_jobs: RunJobs
) -> None:
    [last] = happen(session, 1)
    run(session, run_jobs, "seal")
    late, too_late = earlier(last, timedelta(minutes=50)), earlier(last, timedelta(hours=5))
    with session() as s:
        for event_id in (late, too_late):
            facts = s.get_one(Event, last).model_dump() | {"id": event_id}
            s.add(Event(**facts))
    run(session, run_jobs, "seal")

    with session() as s:
        assert late in s.exec(select(EventSeal.event_id)).all()
        assert too_late not in s.exec(select(EventSeal.event_id)).all()
    run(session, run_jobs, "seal_stragglers")
    with session() as s:
        assert too_late in s.exec(select(EventSeal.event_id)).all()
        assert service.verify(s).bad_seq is None
