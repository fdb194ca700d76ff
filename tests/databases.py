"""A real database a test, migrated and seeded: on SQLite a copy of a file, on PostgreSQL (`DATABASE_URL`) one put back each time."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from sqlalchemy import text
from sqlalchemy.engine import make_url

from app.core.db import Database

SERVER = os.environ.get("DATABASE_URL", "")
_numbers = count(1)


class SqliteTemplate:
    """A file that is copied over the last test's: one engine for all of them, which then knows the compiled statements."""

    def __init__(self, folder: Path, prepare: Callable[[Database], None]) -> None:
        self._folder = folder
        self._file = folder / "template.sqlite3"
        self._copy = folder / "test.sqlite3"
        self._database = Database(f"sqlite:///{self._copy}")
        database = Database(f"sqlite:///{self._file}")
        prepare(database)
        database.engine.dispose()  # the last connection to close folds the write-ahead log into the file

    @contextmanager
    def copy(self, *, blank: bool = False) -> Iterator[Database]:
        """A fresh copy, gone afterwards; or a database without a single table."""
        if blank:
            database = Database(f"sqlite:///{self._folder / f'blank-{next(_numbers)}.sqlite3'}")
        else:
            shutil.copyfile(self._file, self._copy)
            database = self._database
        try:
            yield database
        finally:
            database.engine.dispose()
            name = Path(database.engine.url.database or "").name
            for leftover in self._folder.glob(f"{name}*"):
                leftover.unlink()

    def close(self) -> None:
        """Nothing is open between the tests."""


class PostgresTemplate:
    """One database a worker, put back to its seed before each test: a clone each time would cost more than most tests."""

    def __init__(self, worker: str, prepare: Callable[[Database], None]) -> None:
        self._name = f"test_{worker}"
        self._recreate(self._name)
        self._database = Database(self._url(self._name))  # one engine for all tests: it knows the compiled statements
        prepare(self._database)
        self._database.engine.dispose()
        self._connection = psycopg.connect(self._url(self._name), autocommit=True)
        self._keep_seed()

    def _keep_seed(self) -> None:
        """Keep a copy of each table that has rows, and a function that puts them all back: its statements are planned once."""
        run = self._connection.execute
        found = run("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'").fetchall()
        tables = [row[0] for row in found]
        run("CREATE SCHEMA seed")
        filled = [
            table for table in tables if run(f'SELECT FROM public."{table}" LIMIT 1'.encode()).fetchone() is not None
        ]
        for table in filled:
            run(f'CREATE TABLE seed."{table}" AS TABLE public."{table}"'.encode())
        put_back = [
            *(f'DELETE FROM public."{table}";' for table in tables),
            *(f'INSERT INTO public."{table}" SELECT * FROM seed."{table}";' for table in filled),
        ]
        body = f"BEGIN {' '.join(put_back)} END"
        run(f"CREATE FUNCTION seed.put_back() RETURNS void LANGUAGE plpgsql AS $${body}$$".encode())
        # Without triggers and foreign keys, so that the order of tables and the append-only record don't matter.
        run("SET session_replication_role = replica")
        run("SET lock_timeout = '10s'")  # a test that has left a transaction open is told, not waited for

    def _url(self, name: str) -> str:
        return make_url(SERVER).set(database=name).render_as_string(hide_password=False)

    def _recreate(self, name: str) -> None:
        with psycopg.connect(SERVER, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0'.encode())

    def _reset(self) -> None:
        self._connection.execute("SELECT seed.put_back()")

    @contextmanager
    def copy(self, *, blank: bool = False) -> Iterator[Database]:
        """The seeded database as it was, or one without a single table."""
        if blank:
            name = f"{self._name}_blank"
            self._recreate(name)
            database = Database(self._url(name))
        else:
            self._reset()
            database = self._database
        try:
            yield database
        finally:
            if blank:
                database.engine.dispose()

    def close(self) -> None:
        """Let go of the server."""
        self._database.engine.dispose()
        self._connection.close()


Template = SqliteTemplate | PostgresTemplate


def make_template(folder: Path, worker: str, prepare: Callable[[Database], None]) -> Template:
    """The template of this run's database."""
    return PostgresTemplate(worker, prepare) if SERVER else SqliteTemplate(folder, prepare)


def let_wait(database: Database) -> None:
    """Return once somebody waits for a row; on SQLite at once, where writers queue before they read."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    is_waiting = database.is_sqlite
    while not is_waiting:
        with database.transaction(writes=False) as session:
            is_waiting = session.execute(text(waiting)).scalar_one() > 0
