"""Keys are changed under a running installation: nothing written is lost, nothing signed before turns bad."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlmodel import col, select

from app.access import keys
from app.access.models import SigningKey
from app.audit import service as audit
from app.core import crypto, events
from app.core.db import Database
from app.core.settings import ensure_root_key
from app.members.models import Member
from app.operations import sealed
from tests.databases import let_wait
from tests.operations.conftest import Run, forget_settings


@pytest.fixture
def keys_dir(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of this test's own with a copy of the root key."""
    folder = tmp_path / "keys"
    folder.mkdir()
    (folder / "root-1.key").write_bytes((Path(os.environ["APP_KEYS_DIR"]) / "root-1.key").read_bytes())
    monkeypatch.setenv("APP_KEYS_DIR", str(folder))
    forget_settings()
    return folder


def test_processes_that_start_at_once_make_one_root_key(tmp_path: Path) -> None:
    """Each thread stands for a process: nothing but the folder is shared."""
    folders = [tmp_path / str(number) for number in range(50)]
    together = Barrier(8, timeout=10)  # when one fails, the others don’t wait for it for ever

    def start(_: int) -> None:
        for folder in folders:
            together.wait()
            ensure_root_key(folder)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(start, range(8)))

    assert [[key.name for key in folder.iterdir()] for folder in folders] == [["root-1.key"]] * 50
    assert {(folder / "root-1.key").stat().st_size for folder in folders} == {32}


def test_rotation_seals_everything_again_and_older_keys_stay(installed: Database, run: Run, keys_dir: Path) -> None:
    rotated = run("keys", "rotate")

    assert rotated.returncode == 0, rotated.stderr
    assert "keys reseal" in rotated.stdout
    assert run("keys", "status").stdout.startswith("version 2:")
    assert "version 1" not in run("keys", "status").stdout
    assert run("keys", "verify").returncode == 0
    with installed.transaction(writes=False) as session:
        [added] = session.exec(select(events.Event).where(events.Event.type == "root_key.added")).all()
        assert (added.actor_kind, added.data["version"]) == ("system", 2)


def phone_of(database: Database) -> Member:
    """Somebody with a sealed telephone number."""
    with database.transaction(writes=False) as session:
        row = session.exec(select(Member).where(col(Member.phone_sealed).is_not(None)).limit(1)).one()
        session.expunge(row)
        return row


def test_what_an_older_process_sealed_after_the_rotation_is_sealed_again(
    installed: Database, run: Run, keys_dir: Path
) -> None:
    before = phone_of(installed)
    assert run("keys", "rotate").returncode == 0
    with installed.transaction() as session:  # a server that has not been started again writes the old number
        session.get_one(Member, before.id).phone_sealed = before.phone_sealed
    assert "version 1: 1 values" in run("keys", "status").stdout

    resealed = run("keys", "reseal")

    assert resealed.stdout.strip() == "1 values sealed again."
    assert "version 1" not in run("keys", "status").stdout
    assert not (keys_dir / "root-3.key").exists()


def test_a_value_written_while_keys_rotate_is_not_overwritten(installed: Database, keys_dir: Path) -> None:
    person = phone_of(installed)
    old = crypto.keyring()
    crypto.add_root_key(keys_dir)
    crypto.keyring.cache_clear()
    rotation = Thread(target=sealed.seal_again, args=(installed, lambda _count: None))

    with installed.transaction() as session:
        row = session.get_one(Member, person.id)
        row.national_id_sealed = old.seal("member.national_id", person.id, "新写的")  # the first column of a member
        session.flush()
        rotation.start()
        let_wait(installed)
    rotation.join()

    with installed.transaction(writes=False) as session:
        stored = session.get_one(Member, person.id).national_id_sealed
    assert stored is not None
    assert stored[0] == 2
    assert crypto.keyring().open("member.national_id", person.id, stored) == "新写的"


def test_of_leaked_signing_keys_nothing_is_used_any_more(installed: Database, run: Run) -> None:
    with installed.transaction() as session:
        keys.ensure(session, keys.ACCESS)
        leaked = keys.load(session, keys.ACCESS).signing_kid

    replaced = run("keys", "rotate-signing", "--leaked")

    assert replaced.returncode == 0, replaced.stderr
    with installed.transaction(writes=False) as session:
        assert leaked not in keys.load(session, keys.ACCESS).public


def test_new_signing_keys_leave_what_was_signed_before_good(installed: Database, run: Run, tmp_path: Path) -> None:
    with installed.transaction() as session:
        row = audit.make_checkpoint(session)
        assert row is not None
        (tmp_path / "checkpoints.jsonl").write_text(f"{audit.line_of(row)}\n")

    replaced = run("keys", "rotate-signing")

    assert replaced.returncode == 0, replaced.stderr
    with installed.transaction(writes=False) as session:
        signing = session.exec(select(SigningKey.purpose).where(col(SigningKey.retired_at).is_(None))).all()
        assert sorted(signing) == ["access", "audit", "card"]
        made = select(events.Event.data).where(events.Event.type == "signing_key.created")
        assert sorted(data["purpose"] for data in session.exec(made)) == ["access", "audit", "card"]
    held = run("audit", "verify", "--checkpoints", str(tmp_path / "checkpoints.jsonl"))
    assert held.returncode == 0, held.stderr
