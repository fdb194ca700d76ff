"""Reading the record: by place in the tree, in the order of its seals."""

from collections.abc import Generator, Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Query
from pydantic import BaseModel
from sqlmodel import Session, col, func, select

from app.access.guard import Scope
from app.audit.models import Checkpoint
from app.audit.schemas import EntryRead
from app.core.clock import BEIJING
from app.core.events import Event, EventSeal
from app.core.pagination import Page, PageRequest, paginate
from app.core.schemas import Day, line


class EntryFilter(BaseModel):
    """Which entries: all of what is given must hold. Days are Beijing days, `to` included."""

    type: Annotated[Annotated[str, line(64)] | None, Query(description="事件类型")] = None
    subject_id: Annotated[UUID | None, Query(description="事项编号")] = None
    member_id: Annotated[UUID | None, Query(description="涉及的党员")] = None
    actor_id: Annotated[UUID | None, Query(description="操作人")] = None
    since: Annotated[Day | None, Query(description="从哪天起")] = None
    to: Annotated[Day | None, Query(description="到哪天止")] = None


EntryFilterDep = Annotated[EntryFilter, Depends()]


def entries(session: Session, scope: Scope, wanted: EntryFilter, page: PageRequest) -> Page[EntryRead]:
    """Sealed events within the scope, oldest first."""
    statement = (
        select(EventSeal, Event).join(Event, col(Event.id) == EventSeal.event_id).where(scope.within(Event.path))
    )
    for name in ("type", "subject_id", "member_id", "actor_id"):
        value = getattr(wanted, name)
        if value is not None:
            statement = statement.where(getattr(Event, name) == value)
    if wanted.since is not None:
        statement = statement.where(col(Event.occurred_at) >= _start(wanted.since))
    if wanted.to is not None:
        statement = statement.where(col(Event.occurred_at) < _start(wanted.to + timedelta(days=1)))
    found = paginate(session, statement, (col(EventSeal.seq),), page)
    items = [EntryRead(seq=seal.seq, hash=seal.hash, **_facts(event)) for seal, event in found.items]
    return Page[EntryRead](items=items, next_cursor=found.next_cursor, total=found.total)


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), BEIJING)


def _facts(event: Event) -> dict[str, object]:
    return {name: getattr(event, name) for name in EntryRead.model_fields if name not in {"seq", "hash"}}


def checkpoints(session: Session, page: PageRequest) -> Page[Any]:
    """Checkpoints, newest first."""
    return paginate(session, select(Checkpoint), (col(Checkpoint.size),), page, descending=True)


def sealed(session: Session) -> Generator[tuple[EventSeal, Event | None], None, None]:
    """Every seal with its event, in order, a thousand at a time; None where the event is gone."""
    statement = (
        select(EventSeal, Event)
        .join(Event, col(Event.id) == EventSeal.event_id, isouter=True)
        .order_by(col(EventSeal.seq))
        .execution_options(yield_per=1000)
    )
    with closing(session.exec(statement)) as rows:
        yield from rows


def hashes(session: Session) -> Iterator[str]:
    """The hash of every seal in order, without the events."""
    statement = select(EventSeal.hash).order_by(col(EventSeal.seq)).execution_options(yield_per=10_000)
    yield from session.exec(statement)


def sealed_count(session: Session) -> int:
    """How many events are sealed."""
    return session.exec(select(func.max(EventSeal.seq))).one() or 0


def checkpointed(session: Session) -> int:
    """How many of them the newest checkpoint covers."""
    return session.exec(select(func.max(Checkpoint.size))).one() or 0
