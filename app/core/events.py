"""One record, many readers: audit, notifications and outside systems all read what `record` wrote.

An event is written in the transaction of its command and never changed. Jobs seal committed events, one at a time, by appending `event_seal` rows,
each holding the hash of the one before: `seq` is the only order, and a change of history breaks the chain.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, ClassVar, NamedTuple, TypeVar
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import JSON, ColumnElement, Connection, Index, func
from sqlmodel import Field, Session, col, select

from app.core import bulk, clock, logs
from app.core.db import PathText, Table, UtcDateTime
from app.core.ids import earlier, new_id
from app.core.queue import AnyHandler, Args, enqueue, job_rows, name_of
from app.core.who import Who

GENESIS = "0" * 64
SEAL_BATCH = 1000
LATE_COMMIT = timedelta(hours=1)


class DomainEvent(BaseModel):
    """A fact in the past tense: `type` is `noun.past_participle`, the fields are public and hold ids, never personal data."""

    type: ClassVar[str]
    subject_kind: ClassVar[str]

    def subject_id(self) -> UUID:
        """What the event is about: by rule the field `<subject_kind>_id`."""
        value: UUID = getattr(self, f"{self.subject_kind}_id")
        return value


class Event(Table, table=True):
    """One recorded fact. `notes` is for the audit record alone and is never served to outside systems."""

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_subject", "subject_id", "id"),
        Index("ix_event_member", "member_id", "id"),
        Index("ix_event_path", "path", "id"),
        Index("ix_event_type", "type", "id"),
    )

    type: str = Field(max_length=64)
    occurred_at: datetime = Field(sa_type=UtcDateTime)
    actor_kind: str = Field(max_length=16)
    actor_id: UUID | None = None
    actor_label: str = Field(default="", max_length=64)
    path: str = Field(sa_type=PathText)
    subject_kind: str = Field(max_length=32)
    subject_id: UUID
    member_id: UUID | None = None
    data: dict[str, Any] = Field(sa_type=JSON)
    notes: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    request_id: str = Field(default="", max_length=64)


class EventSeal(Table, table=True):
    """The seal of one event: its place in the only order, and the hash that binds it to all before."""

    __tablename__ = "event_seal"

    seq: int = Field(unique=True)
    event_id: UUID = Field(unique=True, foreign_key="event.id")
    prev: str = Field(max_length=64)
    hash: str = Field(max_length=64)
    sealed_at: datetime = Field(sa_type=UtcDateTime)


AnyEvent = TypeVar("AnyEvent", bound=DomainEvent)


class Subscriber(NamedTuple):
    """A job by its name, and which of the facts of its event it is for."""

    job: str
    when: Callable[[Any], bool] | None


_subscribers: dict[str, list[Subscriber]] = {}


def on(kind: type[AnyEvent], when: Callable[[AnyEvent], bool] | None = None) -> Callable[[AnyHandler], AnyHandler]:
    """Subscribe a declared job to an event: it gets `{"event_id": …}` and must bear being run twice.

    `when` leaves out facts that are nothing to it, so that an event of a hot path writes no job for them.
    """

    def subscribe(handler: AnyHandler) -> AnyHandler:
        _subscribers.setdefault(kind.type, []).append(Subscriber(name_of(handler), when))
        return handler

    return subscribe


_EVENTS = bulk.BulkInsert(Event)


class Fact(NamedTuple):
    """A fact of a batch: who, where in the tree, what, and in which request."""

    who: Who
    path: str
    fact: DomainEvent
    request_id: str
    notes: dict[str, Any] | None = None


def record(session: Session, who: Who, path: str, fact: DomainEvent, notes: dict[str, Any] | None = None) -> Event:
    """Write a fact and the jobs of its subscribers in the caller's transaction. `path` places it in the tree."""
    row = Event(**_values(Fact(who, path, fact, logs.request_id.get(), notes)))
    session.add(row)
    for kind, args in _wanted(fact, row.id):
        enqueue(session, kind, args)
    return row


def record_many(connection: Connection, facts: Sequence[Fact]) -> None:
    """Write the facts of a batch and the jobs of their subscribers."""
    bulk.insert(connection, *rows_of(facts))


def rows_of(facts: Sequence[Fact]) -> list[bulk.Rows]:
    """The rows of facts and of the jobs of their subscribers, to be inserted in the transaction of what they tell."""
    rows = [_values(fact) | {"id": new_id()} for fact in facts]
    jobs = [job for each, row in zip(facts, rows, strict=True) for job in _wanted(each.fact, row["id"])]
    return [bulk.Rows(_EVENTS, rows), job_rows(jobs)]


def _values(entry: Fact) -> dict[str, Any]:
    who, path, fact, request_id, notes = entry
    return {
        "type": fact.type,
        "occurred_at": clock.now(),
        "actor_kind": who.kind,
        "actor_id": who.id,
        "actor_label": who.label,
        "path": path,
        "subject_kind": fact.subject_kind,
        "subject_id": fact.subject_id(),
        "member_id": getattr(fact, "member_id", None),
        "data": fact.model_dump(mode="json"),
        "notes": notes or {},
        # Nobody is to be found behind a nameless act by way of a log line.
        "request_id": "" if who.kind == "anonymous" else request_id,
    }


def _wanted(fact: DomainEvent, event_id: UUID) -> list[tuple[str, Args]]:
    """The jobs of those who subscribed to a fact: kinds with their arguments."""
    wanted = (each for each in _subscribers.get(fact.type, ()) if each.when is None or each.when(fact))
    return [(each.job, {"event_id": str(event_id)}) for each in wanted]


def seal_pending(session: Session, *, from_the_start: bool = False) -> int:
    """Seal up to 1,000 committed events in the order of their ids; answers how many. Who seals while another does waits for the first.

    Looked at is what is newer than an hour before the last sealed event, since a transaction commits its events late, but not that late;
    `from_the_start` looks at everything.
    """
    # The first seal is the lock: every caller finds the same row. SQLite has one writer at a time anyway.
    session.exec(select(EventSeal.id).where(EventSeal.seq == 1).with_for_update()).first()
    last = _last_seal(session)
    seq, prev = (last.seq, last.hash) if last else (0, GENESIS)
    waiting = _unsealed(None if from_the_start else last)
    events = session.exec(select(Event).where(waiting).order_by(Event.id).limit(SEAL_BATCH)).all()  # type: ignore[arg-type]
    for event in events:
        seq += 1
        seal = EventSeal(seq=seq, event_id=event.id, prev=prev, hash=chain_hash(prev, event), sealed_at=clock.now())
        session.add(seal)
        prev = seal.hash
    return len(events)


def pending_count(session: Session) -> int:
    """How many events wait for their seal; looked at is what `seal_pending` looks at, not the whole record."""
    return session.exec(select(func.count()).select_from(Event).where(_unsealed(_last_seal(session)))).one()


def _last_seal(session: Session) -> EventSeal | None:
    return session.exec(select(EventSeal).order_by(col(EventSeal.seq).desc()).limit(1)).first()


def _unsealed(last: EventSeal | None) -> ColumnElement[bool]:
    """No seal yet; given the last one, only among what is newer than an hour before it."""
    missing = ~select(EventSeal.event_id).where(EventSeal.event_id == Event.id).exists()
    return missing if last is None else missing & (col(Event.id) > earlier(last.event_id, LATE_COMMIT))


def chain_hash(prev: str, event: Event) -> str:
    """SHA-256 over the previous hash and the event's canonical JSON, in hex."""
    body = event.model_dump(mode="json")
    body["occurred_at"] = event.occurred_at.isoformat()
    canonical = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{prev}|{canonical}".encode()).hexdigest()
