"""Backups that are whole, and restores that are proved before they are needed. A backup holds no keys."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, inspect, select, table, text
from sqlalchemy.engine import make_url
from sqlmodel import Session

from app.audit import service as audit
from app.core import clock
from app.core.db import Database
from app.core.ids import new_id
from app.operations import migrations, sealed
from app.operations.failures import CommandError

SAMPLE = 50


def back_up(database: Database, folder: Path) -> Path:
    """Write a consistent copy of a running database and a manifest beside it; answers the copy's path.

    SQLite by `VACUUM INTO`, PostgreSQL by `pg_dump`. Both files are for their owner alone, and the copy gets its name once it is whole.
    Raises `CommandError` for a database that is not migrated, and when the tool is missing or fails.
    """
    migrations.expect_head(database)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    started = clock.now()
    path = folder / f"backup-{started:%Y%m%d-%H%M%S}.{'sqlite3' if database.is_sqlite else 'dump'}"
    with _private_file(path.with_suffix(f"{path.suffix}.part")) as part:
        rows = _copy_sqlite(database, part) if database.is_sqlite else _dump_postgres(database, part)
        _reach_disk(part)
        manifest = {"at": started.isoformat(), "rows": rows, "migration": migrations.head(), "sha256": _digest(part)}
        with _private_file(manifest_of(path)) as file:
            file.write_text(json.dumps(manifest, indent=1, sort_keys=True))
        part.rename(path)
    return path


@contextmanager
def _private_file(path: Path) -> Iterator[Path]:
    """A new file that only its owner reads; gone again if what fills it fails."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield path
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _copy_sqlite(database: Database, part: Path) -> dict[str, int]:
    """Copy, and count in the copy: the database itself goes on changing."""
    with sqlite3.connect(str(database.engine.url.database)) as connection:
        connection.execute("VACUUM INTO ?", (str(part),))
    copy = Database(f"sqlite:///{part}")
    try:
        return row_counts(copy)
    finally:
        copy.engine.dispose()


def _dump_postgres(database: Database, part: Path) -> dict[str, int]:
    """Dump and count in one snapshot: the database itself goes on changing."""
    with database.transaction(writes=False) as session:
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        snapshot = session.execute(select(func.pg_export_snapshot())).scalar_one()
        arguments = ("--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={part}")
        _run("pg_dump", *arguments, _plain_url(database))
        return _count(session)


def _reach_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def manifest_of(path: Path) -> Path:
    """Where the manifest of a backup lies."""
    return path.with_suffix(path.suffix + ".json")


def row_counts(database: Database) -> dict[str, int]:
    """How many rows each table holds."""
    with database.transaction(writes=False) as session:
        return _count(session)


def _count(session: Session) -> dict[str, int]:
    # The tables that are there, not those of this version: a backup to be proved may be older than the last migration.
    names = set(inspect(session.connection()).get_table_names()) - {"alembic_version"}
    return {name: session.execute(select(func.count()).select_from(table(name))).scalar_one() for name in sorted(names)}


def restore(path: Path, database: Database) -> None:
    """Put a backup into an empty database. Raises `CommandError` when it is damaged, or the database is not empty."""
    if _digest(path) != _manifest(path)["sha256"]:
        raise CommandError(f"{path.name} is damaged: its checksum is not the one in its manifest. Use another backup.")
    if migrations.current(database) is not None:
        raise CommandError("The database is not empty. Restore into a new one (APP_DATABASE_URL), then switch over.")
    if database.is_sqlite:
        target = Path(str(database.engine.url.database))
        database.engine.dispose()
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    else:
        _run("pg_restore", "--no-owner", "--exit-on-error", f"--dbname={_plain_url(database)}", str(path))


def check(path: Path, database: Database, checkpoint_lines: list[str]) -> list[str]:
    """Restore a backup into a scratch database and prove it; answers what does not hold, nothing if all does.

    `database` is the running one: its server hosts the scratch database on PostgreSQL. Proved are the checksum, the
    database's own integrity, migration and row counts of the manifest, that it can be migrated to this version, the
    audit record, and that sealed values open.
    Of checkpoints only those signed before the backup are asked for: it cannot know of later ones.
    """
    with tempfile.TemporaryDirectory() as folder:
        if database.is_sqlite:
            return _check_in(path, Database(f"sqlite:///{folder}/check.sqlite3"), checkpoint_lines)
        return _check_on_server(path, database, checkpoint_lines)


def _check_on_server(path: Path, database: Database, checkpoint_lines: list[str]) -> list[str]:
    name = f"restore_check_{new_id().hex}"  # two may check at the same moment
    with database.engine.connect() as connection:
        admin = connection.execution_options(isolation_level="AUTOCOMMIT")
        admin.execute(text(f'CREATE DATABASE "{name}" TEMPLATE template0'))
        try:
            url = database.engine.url.set(database=name).render_as_string(hide_password=False)
            return _check_in(path, Database(url), checkpoint_lines)
        finally:
            admin.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))


def _check_in(path: Path, scratch: Database, checkpoint_lines: list[str]) -> list[str]:
    try:
        restore(path, scratch)
        found = []
        if scratch.is_sqlite:
            with scratch.engine.connect() as connection:
                verdict = connection.execute(text("PRAGMA integrity_check")).scalar_one()
            found += [] if verdict == "ok" else [f"integrity: {verdict}"]
        manifest = _manifest(path)
        if migrations.current(scratch) != manifest["migration"]:
            found.append("it is at another migration than the manifest's")
        if row_counts(scratch) != manifest["rows"]:
            found.append("row counts differ from the manifest's")
        migrations.upgrade(scratch)
        with scratch.transaction(writes=False) as session:
            record = audit.verify(session, checkpoint_lines, signed_by=datetime.fromisoformat(manifest["at"]))
            _, broken = sealed.check(session, SAMPLE)
        if record.bad_seq is not None:
            found.append(f"audit record at {record.bad_seq}: {record.why}")
        return found + [f"does not open: {place}" for place in broken]
    finally:
        scratch.engine.dispose()


def _manifest(path: Path) -> dict[str, Any]:
    file = manifest_of(path)
    if not path.exists() or not file.exists():
        raise CommandError(f"{path} and {file.name} must lie beside each other.")
    found: dict[str, Any] = json.loads(file.read_text())
    return found


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _plain_url(database: Database) -> str:
    """The address as libpq's own tools read it."""
    url = make_url(str(database.engine.url.render_as_string(hide_password=False))).set(drivername="postgresql")
    return url.render_as_string(hide_password=False)


def _run(tool: str, *arguments: str) -> None:
    program = shutil.which(tool)
    if program is None:
        raise CommandError(f"{tool} is missing. Install it: apt-get install postgresql-client")
    outcome = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    if outcome.returncode != 0:
        raise CommandError(f"{tool} failed: {outcome.stderr.strip().splitlines()[-1][:200]}")
