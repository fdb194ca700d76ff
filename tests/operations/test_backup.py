"""A backup holds what the database held at one moment, says so when it does not, and is proved before it is needed."""

import json
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event as Flag
from threading import Thread

import pytest
from sqlalchemy import text

from app.audit import service as audit
from app.core import clock, events
from app.core.db import Database
from app.core.ids import new_id
from app.core.queue import enqueue
from app.core.who import SYSTEM
from app.operations import migrations
from app.organizations.events import OrganizationCreated
from tests.operations.conftest import Run

BEFORE_SURVEYS = "0017"


def backed_up(run: Run, folder: Path) -> Path:
    done = run("backup", str(folder))
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


def test_a_backup_is_proved_and_restored(installed: Database, run: Run, tmp_path: Path) -> None:
    path = backed_up(run, tmp_path / "backups")

    proved = run("restore", "--check", str(path))

    assert proved.returncode == 0, proved.stderr
    assert "The backup holds" in proved.stdout
    assert b"root-" not in b"".join(file.name.encode() for file in (tmp_path / "backups").iterdir())
    refused = run("restore", str(path))
    assert "not empty" in refused.stderr


def test_a_damaged_backup_is_refused(installed: Database, run: Run, tmp_path: Path) -> None:
    path = backed_up(run, tmp_path)
    with path.open("r+b") as file:
        file.seek(5000)
        file.write(b"damage")

    proved = run("restore", "--check", str(path))

    assert proved.returncode == 1
    assert "damaged" in proved.stderr


def test_a_backup_that_lost_rows_is_refused(installed: Database, run: Run, tmp_path: Path) -> None:
    path = backed_up(run, tmp_path)
    manifest = path.with_suffix(path.suffix + ".json")
    facts = json.loads(manifest.read_text())
    facts["rows"]["member"] += 1
    manifest.write_text(json.dumps(facts))

    assert "row counts differ" in run("restore", "--check", str(path)).stderr


def test_a_backup_that_is_not_the_one_of_its_manifest_is_refused(installed: Database, run: Run, tmp_path: Path) -> None:
    path = backed_up(run, tmp_path)
    manifest = path.with_suffix(path.suffix + ".json")
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "migration": "0001"}))

    assert "another migration" in run("restore", "--check", str(path)).stderr


def test_a_backup_from_before_the_last_migrations_is_proved_by_what_they_make_of_it(
    installed: Database, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Surveys have tables and sealed columns of their own; the version before them made this backup."""
    migrations.downgrade(installed, BEFORE_SURVEYS)
    with monkeypatch.context() as older:
        older.setattr(migrations, "head", lambda: BEFORE_SURVEYS)
        path = backed_up(run, tmp_path)
    migrations.upgrade(installed)

    proved = run("restore", "--check", str(path))

    assert proved.returncode == 0, proved.stderr
    assert "survey" not in json.loads(path.with_suffix(path.suffix + ".json").read_text())["rows"]


@contextmanager
def written_to(database: Database) -> Iterator[None]:
    """Somebody writes all the while."""
    done, busy = Flag(), Flag()

    def write() -> None:
        while not done.is_set():
            with database.transaction() as session:
                enqueue(session, "none", {}, run_at=clock.now())
            busy.set()

    writer = Thread(target=write)
    writer.start()
    try:
        assert busy.wait(30)
        yield
    finally:
        done.set()
        writer.join()


def test_a_backup_of_a_database_in_use_holds(installed: Database, run: Run, tmp_path: Path) -> None:
    with written_to(installed):
        path = backed_up(run, tmp_path)

    proved = run("restore", "--check", str(path))

    assert proved.returncode == 0, proved.stderr


def test_a_backup_is_for_its_owner_alone_and_leaves_nothing_half_done(
    installed: Database, run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    path = backed_up(run, folder)

    assert {file.name for file in folder.iterdir()} == {path.name, f"{path.name}.json"}
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def checkpoint(database: Database) -> str:
    """Something happens, is sealed and signed; answers the line of the checkpoint file."""
    with database.transaction() as session:
        events.record(session, SYSTEM, "/", OrganizationCreated(organization_id=new_id(), parent_id=None))
    with database.transaction() as session:
        events.seal_pending(session)
    with database.transaction() as session:
        row = audit.make_checkpoint(session)
        assert row is not None
        return f"{audit.line_of(row)}\n"


def test_of_checkpoints_those_before_the_backup_are_asked_for(installed: Database, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "checkpoints.jsonl"
    before = checkpoint(installed)
    path = backed_up(run, tmp_path / "backups")
    file.write_text(before + checkpoint(installed))

    proved = run("restore", "--check", str(path), "--checkpoints", str(file))

    assert proved.returncode == 0, proved.stderr


def test_a_backup_of_a_record_that_was_cut_is_refused(installed: Database, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "checkpoints.jsonl"
    file.write_text(checkpoint(installed))
    with installed.transaction() as session:
        where = "" if installed.is_sqlite else " ON event_seal"
        session.execute(text(f"DROP TRIGGER event_seal_no_delete{where}"))
        session.execute(text("DELETE FROM event_seal WHERE seq = (SELECT max(seq) FROM event_seal)"))
    path = backed_up(run, tmp_path / "backups")

    assert "the record once had 2 events" in run("restore", "--check", str(path), "--checkpoints", str(file)).stderr
