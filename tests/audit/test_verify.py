"""The record notices what was done to it behind the application's back, and says from where on."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlmodel import Session, col, select

from app.access import keys
from app.audit import service
from app.audit.models import Checkpoint
from app.core import clock as app_clock
from app.core import events
from app.core.events import DomainEvent, Event, EventSeal
from app.core.ids import new_id
from app.core.who import SYSTEM

Open = Callable[[], AbstractContextManager[Session]]
COUNT = 12


class Noted(DomainEvent):
    type = "note.written"
    subject_kind = "note"

    note_id: UUID


@pytest.fixture
def record(session: Open, untriggered: None) -> list[str]:
    """Twelve sealed events under two checkpoints; answers the lines of the checkpoint file."""
    lines = []
    for _ in range(2):
        with session() as s:
            for number in range(COUNT // 2):
                events.record(s, SYSTEM, "/", Noted(note_id=new_id()), {"number": number})
        with session() as s:
            events.seal_pending(s)
        with session() as s:
            row = service.make_checkpoint(s)
            assert row is not None
            lines.append(service.line_of(row))
    return lines


@pytest.fixture
def untriggered(session: Open) -> None:
    """Somebody with the database's own password has taken the triggers away."""
    with session() as s:
        sqlite = s.get_bind().dialect.name == "sqlite"
        for table in ("event", "event_seal"):
            for verb in ("update", "delete"):
                where = "" if sqlite else f" ON {table}"
                s.execute(text(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{where}"))


def verdict(session: Open, lines: list[str] | None = None) -> service.Verdict:
    with session() as s:
        return service.verify(s, lines or [])


def seal_at(s: Session, seq: int) -> EventSeal:
    return s.exec(select(EventSeal).where(EventSeal.seq == seq)).one()


def test_an_untouched_record_holds(session: Open, record: list[str]) -> None:
    assert verdict(session, record) == service.Verdict(COUNT)


def test_a_changed_event_is_found(session: Open, record: list[str]) -> None:
    with session() as s:
        event = s.get_one(Event, seal_at(s, 5).event_id)
        event.actor_label = "别人"

    assert verdict(session).bad_seq == 5


def test_a_deleted_event_is_found(session: Open, record: list[str]) -> None:
    with session() as s:
        seal = seal_at(s, 4)
        event = s.get_one(Event, seal.event_id)
        s.delete(seal)
        s.flush()
        s.delete(event)

    assert verdict(session).bad_seq == 4


def test_swapped_events_are_found(session: Open, record: list[str]) -> None:
    with session() as s:
        first, second = seal_at(s, 2), seal_at(s, 3)
        first.hash, second.hash = second.hash, first.hash

    assert verdict(session).bad_seq == 2


def test_an_inserted_event_is_found(session: Open, record: list[str]) -> None:
    with session() as s:
        for seal in s.exec(select(EventSeal).where(col(EventSeal.seq) > 6).order_by(col(EventSeal.seq).desc())).all():
            seal.seq += 1
            s.flush()
        forged = events.record(s, SYSTEM, "/", Noted(note_id=new_id()))
        s.flush()
        before = seal_at(s, 6)
        s.add(
            EventSeal(
                seq=7,
                event_id=forged.id,
                prev=before.hash,
                hash=events.chain_hash(before.hash, forged),
                sealed_at=before.sealed_at,
            )
        )

    assert verdict(session).bad_seq == 8


def cut(session: Open, last: int) -> None:
    with session() as s:
        for seal in s.exec(select(EventSeal).where(col(EventSeal.seq) > last)).all():
            s.delete(seal)
            s.delete(s.get_one(Event, seal.event_id))


def rewrite(session: Open) -> None:
    with session() as s:
        s.get_one(Event, seal_at(s, 3).event_id).actor_label = "别人"
        s.flush()
        prev = events.GENESIS
        for seal in s.exec(select(EventSeal).order_by(col(EventSeal.seq))).all():
            seal.prev = prev
            seal.hash = prev = events.chain_hash(prev, s.get_one(Event, seal.event_id))


@pytest.mark.parametrize("forge", [lambda open_: cut(open_, 9), rewrite])
def test_only_the_checkpoint_file_shows_a_cut_end_or_a_rewritten_chain(
    session: Open, record: list[str], forge: Callable[[Open], None]
) -> None:
    forge(session)

    assert verdict(session).bad_seq is None
    assert verdict(session, record).bad_seq is not None


def test_a_forged_checkpoint_line_is_found(session: Open, record: list[str]) -> None:
    forged = [record[0].replace('"size": 6', '"size": 5'), record[1]]

    assert verdict(session, forged).why == "the checkpoint's signature does not hold"


def test_a_replaced_key_proves_for_good_what_it_signed(
    session: Open, record: list[str], clock: Callable[[datetime], None]
) -> None:
    with session() as s:
        keys.rotate(s, service.PURPOSE)
    clock(app_clock.now() + timedelta(days=400))

    assert verdict(session, record) == service.Verdict(COUNT)


def test_a_line_that_is_no_checkpoint_is_named(session: Open, record: list[str]) -> None:
    with pytest.raises(ValueError, match="line 3"):
        verdict(session, [*record, "{}"])


def test_no_new_events_make_no_checkpoint(session: Open, record: list[str]) -> None:
    with session() as s:
        assert service.make_checkpoint(s) is None
    with session() as s:
        assert len(s.exec(select(Checkpoint)).all()) == 2
