"""Tables, engines and transactions. Nothing else in the project commits."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, TypeVar, cast
from uuid import UUID

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Connection, CursorResult, Date, Dialect, Engine, MetaData, bindparam, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import declared_attr
from sqlalchemy.types import DateTime, LargeBinary, String, TypeDecorator
from sqlmodel import Field, Session, SQLModel

from app.core import clock
from app.core.errors import AppError, Outdated
from app.core.gate import Gate
from app.core.ids import new_id

Result = TypeVar("Result")
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
CONNECTIONS = 20  # as many requests hold one at once; the rest wait at the door
SPARE_CONNECTIONS = 10  # worker, batch writers, rate limits
LOCK_NOT_AVAILABLE = "55P03"
DISCLOSES = "x-discloses"  # in a GET route's `openapi_extra`: what it hands out is recorded, so it may write

SQLModel.metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: refuses naive values, answers aware UTC ones on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# For statements that are built once: read when one is executed.
NOW = bindparam("now", callable_=clock.now, type_=UtcDateTime)
TODAY = bindparam("today", callable_=clock.today, type_=Date)


class Code(TypeDecorator[StrEnum]):
    """A string enum as VARCHAR(32) without CHECK, so that a new member needs no migration."""

    impl = String(32)
    cache_ok = True

    def __init__(self, enum: type[StrEnum]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else self.enum(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.enum(value)


# Paths are ASCII and compared byte by byte, so that a subtree is one range of an index on both databases.
PathText = String(255).with_variant(String(255, collation="C"), "postgresql")
Sealed = LargeBinary


def no_items() -> list[Any]:
    """The default of a JSON list. Not `list` itself: its signature is parsed for each row, which takes longer (0.13 ms) than to write one."""
    return []


class Table(SQLModel):
    """Base of all tables with an id of their own."""

    id: UUID = Field(default_factory=new_id, primary_key=True)


class Versioned(SQLModel):
    """Optimistic lock: a row changed by somebody else in between ends in 412, never in a lost update."""

    version: int = Field(default=1, nullable=False)
    updated_at: datetime = Field(default_factory=clock.now, sa_type=UtcDateTime)
    updated_by: str = Field(default="", max_length=64)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]  # made by the metaclass

    def expect(self, version: int) -> None:
        """Raise `Outdated` when the version a decision rests on (from If-Match) is not the row's."""
        if version != self.version:
            raise Outdated(by=self.updated_by, at=self.updated_at)

    def touch(self, by: str, expected: int | None = None) -> None:
        """Mark the row as changed by a person now. Raises `Outdated` when `expected` (from If-Match) is not its version."""
        if expected is not None:
            self.expect(expected)
        self.updated_at = clock.now()
        self.updated_by = by


def make_engine(url: str) -> Engine:
    """An engine with a connection for each admitted request, whose SQLite connections are durable.

    `url` is `sqlite:///file` or `postgresql+psycopg://…` (`postgresql://…` is read as that).
    """
    url = url.replace("postgresql://", "postgresql+psycopg://", 1)
    # Nobody waits longer than five seconds, text is UTF-8 whatever the environment says, and what a failing statement carried stays out of the log.
    on_server = {"connect_timeout": 5, "options": "-c lock_timeout=5s", "client_encoding": "utf8"}
    engine = create_engine(
        url,
        pool_size=CONNECTIONS,
        max_overflow=SPARE_CONNECTIONS,
        pool_timeout=5,
        hide_parameters=True,
        connect_args=on_server if url.startswith("postgresql") else {},
    )
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN DEFERRED")


class NotForgotten(Exception):
    """What was deleted still lies in the log of the database, since somebody reads what was there before."""


class Database:
    """One database of this process: its engine, and the gate at which its writers queue."""

    def __init__(self, url: str) -> None:
        self.engine = make_engine(url)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self.gate = Gate(open_to_all=not self.is_sqlite)
        self._writing = self.engine.execution_options(writes=True)

    def session(self, *, writes: bool) -> Session:
        """A session that has not begun. Only `transaction` and `get_session` may call this."""
        return Session(self._writing if writes else self.engine, autoflush=True)

    @contextmanager
    def transaction(self, *, writes: bool = True) -> Iterator[Session]:
        """A transaction outside a request (worker, batch writer, commands): commits at the end, or rolls back."""
        with self.gate.thread_pass(needed=writes), self._inside(writes=writes) as session:
            yield session

    @contextmanager
    def plain_transaction(self) -> Iterator[Connection]:
        """As `transaction`, without a unit of work: for statements over tables alone."""
        with self.gate.thread_pass(needed=True), self._writing.begin() as connection:
            yield connection

    def forget_deleted(self, *tables: str) -> None:
        """Let nothing of what was deleted from tables lie on in the log or among the rows, as far as the database sees to it itself.

        Raises `NotForgotten` where somebody reads on for longer than is waited: to be done again later.
        """
        with self.gate.thread_pass(needed=True), closing(self.engine.raw_connection()) as connection:
            if self.is_sqlite:
                # What is deleted is overwritten (secure_delete), and the log is emptied unless a reader still needs it.
                is_kept, _, _ = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                if is_kept:
                    raise NotForgotten()
                return
            connection.rollback()
            connection.driver_connection.autocommit = True  # type: ignore[union-attr]  # psycopg's
            connection.cursor().execute(f"VACUUM {', '.join(tables)}")
            connection.driver_connection.autocommit = False  # type: ignore[union-attr]

    async def write(self, change: Callable[[Session], Result]) -> Result:
        """A short write of a task: queues at the gate without a thread, then runs `change(session)` in one and commits."""
        async with self.gate.task_pass(needed=True):
            return await run_in_threadpool(self._write, change)

    def _write(self, change: Callable[[Session], Result]) -> Result:
        with self._inside(writes=True) as session:
            return change(session)

    @contextmanager
    def _inside(self, *, writes: bool) -> Iterator[Session]:
        with self.session(writes=writes) as session:
            yield session
            session.commit()


def is_lock_timeout(fault: DBAPIError) -> bool:
    """Whether PostgreSQL gave up waiting for somebody else's lock."""
    return getattr(fault.orig, "sqlstate", None) == LOCK_NOT_AVAILABLE


def insert_new(session: Session, table: type[SQLModel], values: dict[str, Any]) -> bool:
    """Insert a row unless its key is taken, and say whether it was new. A second writer of the key waits for the first."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement = dialect.insert(table).values(values).on_conflict_do_nothing()
    # PostgreSQL's driver forgets the count of an INSERT unless it is asked to keep it.
    inserted = session.execute(statement, execution_options={"preserve_rowcount": True})
    return cast(CursorResult[Any], inserted).rowcount == 1


def database_of(request: Request) -> Database:
    """The database of the running application."""
    database: Database = request.app.state.database
    return database


async def pass_gate(request: Request) -> AsyncIterator[bool]:
    """Queue a writing request before it takes a thread; says whether the request writes."""
    extra = getattr(request.scope.get("route"), "openapi_extra", None) or {}
    writes = request.method not in SAFE_METHODS or DISCLOSES in extra
    async with database_of(request).gate.task_pass(needed=writes):
        yield writes


# As many requests at once as there are connections: the rest wait here, holding neither a thread nor a connection.
Admission = Depends(pass_gate, scope="function", max_concurrency=CONNECTIONS)


def get_session(request: Request, writes: Annotated[bool, Admission]) -> Iterator[Session]:
    """One session and one transaction a request: endpoint, serialization, commit, and only then the response."""
    with database_of(request).session(writes=writes) as session:
        try:
            yield session
        except AppError as error:
            if error.is_remembered:
                session.commit()
            raise
        if writes:
            session.commit()


SessionDep = Annotated[Session, Depends(get_session, scope="function")]
