"""A real database a test: a copy of a migrated and seeded template, on SQLite or on PostgreSQL (`DATABASE_URL`)."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

from app.core.db import Database

SERVER = os.environ.get("DATABASE_URL", "")
_numbers = count(1)


class SqliteTemplate:
    """A file that is copied for each test."""

    def __init__(self, folder: Path, prepare: Callable[[Database], None]) -> None:
        self._folder = folder
        self._file = folder / "template.sqlite3"
        database = Database(f"sqlite:///{self._file}")
        prepare(database)
        database.engine.dispose()  # the last connection to close folds the write-ahead log into the file

    @contextmanager
    def copy(self, *, blank: bool = False) -> Iterator[Database]:
        """A fresh copy, gone afterwards; or a database without a single table."""
        path = self._folder / f"test-{next(_numbers)}.sqlite3"
        if not blank:
            shutil.copyfile(self._file, path)
        database = Database(f"sqlite:///{path}")
        try:
            yield database
        finally:
            database.engine.dispose()
            for leftover in self._folder.glob(f"{path.name}*"):
                leftover.unlink()


class PostgresTemplate:
    """A database that is cloned for each test."""

    def __init__(self, worker: str, prepare: Callable[[Database], None]) -> None:
        self._name = f"template_{worker}"
        self._recreate(self._name, "template0")
        database = Database(self._url(self._name))
        prepare(database)
        database.engine.dispose()

    def _url(self, name: str) -> str:
        return make_url(SERVER).set(database=name).render_as_string(hide_password=False)

    def _recreate(self, name: str, template: str) -> None:
        with psycopg.connect(SERVER, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY'.encode())

    @contextmanager
    def copy(self, *, blank: bool = False) -> Iterator[Database]:
        """A fresh clone, gone afterwards; or a database without a single table."""
        name = f"{self._name}_{'blank' if blank else 'test'}"
        self._recreate(name, "template0" if blank else self._name)
        database = Database(self._url(name))
        try:
            yield database
        finally:
            database.engine.dispose()


Template = SqliteTemplate | PostgresTemplate


def make_template(folder: Path, worker: str, prepare: Callable[[Database], None]) -> Template:
    """The template of this run's database."""
    return PostgresTemplate(worker, prepare) if SERVER else SqliteTemplate(folder, prepare)
