"""The commands as an operator meets them: as processes, on a real database."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import select

from app.core import events
from app.core.db import Database
from app.core.who import SYSTEM
from app.members.models import Member
from app.operations import migrations
from app.organizations.events import OrganizationCreated
from tests.build import make_town

SAMPLE = Path(__file__).parents[1] / "samples" / "roster-2026-10.xlsx"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def installed(blank: Database) -> Database:
    """A migrated database with people in it, and a sealed record."""
    migrations.upgrade(blank)
    with blank.transaction() as session:
        town = make_town(session)
        fact = OrganizationCreated(organization_id=town.organizations["east"], parent_id=None)
        events.record(session, SYSTEM, town.paths["east"], fact)
    with blank.transaction() as session:
        assert events.seal_pending(session) == 1
    return blank


@pytest.fixture
def run(blank: Database, tmp_path: Path) -> Run:
    """Run `python -m app …` against the test's database."""
    url = blank.engine.url.render_as_string(hide_password=False)

    def go(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"APP_DATABASE_URL": url, "APP_DATA_DIR": str(tmp_path)} | settings
        command = [sys.executable, "-m", "app", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    return go


def backed_up(run: Run, folder: Path) -> Path:
    done = run("backup", str(folder))
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


def test_a_new_database_is_migrated_and_the_doctor_says_what_is_left(blank: Database, run: Run, tmp_path: Path) -> None:
    fresh = {"APP_KEYS_DIR": str(tmp_path / "keys")}

    assert "run: python -m app keys init" in run("doctor", **fresh).stdout
    assert run("keys", "init", **fresh).returncode == 0
    assert "run: python -m app migrate" in run("doctor", **fresh).stdout
    assert run("migrate", **fresh).returncode == 0
    verdict = run("doctor", **fresh)
    assert "✓ migrations are current" in verdict.stdout
    is_safe = blank.is_sqlite  # the tests' PostgreSQL is told not to sync: nothing in it outlives the run
    assert ("set fsync to on in PostgreSQL" in verdict.stdout) is not is_safe
    assert ("✓ an answer waits for the disk" in verdict.stdout) is is_safe
    assert verdict.returncode == 1  # the client is not built for this test, and WeChat is not configured


def test_keys_are_not_made_twice(run: Run, tmp_path: Path) -> None:
    fresh = {"APP_KEYS_DIR": str(tmp_path / "keys")}
    run("keys", "init", **fresh)

    again = run("keys", "init", **fresh)

    assert again.returncode == 1
    assert "keys rotate" in again.stderr
    assert len(again.stderr.strip().splitlines()) == 1


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


def test_rotation_seals_everything_again_and_older_keys_stay(installed: Database, run: Run, tmp_path: Path) -> None:
    own = {"APP_KEYS_DIR": str(tmp_path / "keys")}
    (tmp_path / "keys").mkdir()
    given = Path(os.environ["APP_KEYS_DIR"]) / "root-1.key"
    (tmp_path / "keys" / "root-1.key").write_bytes(given.read_bytes())

    rotated = run("keys", "rotate", **own)

    assert rotated.returncode == 0, rotated.stderr
    assert run("keys", "status", **own).stdout.startswith("version 2:")
    assert "version 1" not in run("keys", "status", **own).stdout
    assert run("keys", "verify", **own).returncode == 0
    assert "do not open" in run("keys", "verify").stderr


def test_the_record_is_proved(installed: Database, run: Run) -> None:
    assert run("audit", "verify").stdout.strip() == "The record holds: 1 sealed events."


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"APP_PUBLIC_URL": "http://example.org"}, "https://"),
        ({"APP_METRICS_TOKEN": "short"}, "APP_METRICS_TOKEN"),
        ({"APP_METRICS_TOKEN": "a" * 32}, "APP_METRICS_TOKEN"),
        ({"APP_WECHAT_MINI_SECRET": "short"}, "APP_WECHAT_MINI_SECRET"),
        ({"APP_WECHAT_MINI_APPID": "wx0123456789abcdef"}, "APP_WECHAT_MINI_SECRET"),
        ({"APP_WECHAT_OFFICIAL_APPID": "wx0123456789abcdef"}, "APP_WECHAT_OFFICIAL_SECRET"),
        ({"APP_SMS_API_BASE": "https://sms.example.org", "APP_SMS_API_KEY": "k"}, "APP_SMS_API_KEY"),
    ],
)
def test_production_refuses_weak_settings_in_one_line(run: Run, settings: dict[str, str], says: str) -> None:
    refused = run("doctor", **{"APP_MODE": "production", "APP_PUBLIC_URL": "https://example.org"} | settings)

    assert refused.returncode == 1
    assert says in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_production_does_not_start_without_a_root_key(installed: Database, run: Run, tmp_path: Path) -> None:
    nowhere = {
        "APP_MODE": "production",
        "APP_PUBLIC_URL": "https://example.org",
        "APP_KEYS_DIR": str(tmp_path / "none"),
    }

    refused = run("keys", "verify", **nowhere)

    assert refused.returncode == 1
    assert "python -m app keys init" in refused.stderr
    assert not (tmp_path / "none").exists()


def test_an_administrator_is_made_with_a_one_time_password(installed: Database, run: Run) -> None:
    made = run("create-admin", "clerk.1", "管理员")
    again = run("create-admin", "clerk.1", "管理员")
    wrong = run("create-admin", "Clerk 1", "管理员")

    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith("clerk.1  ")
    assert (again.returncode, wrong.returncode) == (1, 1)
    assert "is taken" in again.stderr
    assert "begins with a letter" in wrong.stderr


def counts_of(done: subprocess.CompletedProcess[str]) -> dict[str, int]:
    """What an import counted, from the line for people."""
    assert done.returncode == 0, done.stderr
    [line] = [line for line in done.stdout.splitlines() if line.startswith("党员：")]
    return {word: int(number) for word, number in re.findall(r"([^\d，：]+)(\d+)", line)}


def test_a_roster_is_checked_then_written_and_the_second_time_nothing_changes(blank: Database, run: Run) -> None:
    migrations.upgrade(blank)

    checked = run("import-roster", str(SAMPLE))
    with blank.transaction() as session:
        assert session.exec(select(Member.id)).all() == []
    written = run("import-roster", str(SAMPLE), "--apply")
    again = run("import-roster", str(SAMPLE), "--apply")

    found = counts_of(checked)
    assert "这是核对，没有写入" in checked.stdout
    assert counts_of(written) == found
    accepted = found["新增"] + found["已规范"]
    with blank.transaction() as session:
        assert len(session.exec(select(Member.id)).all()) == accepted
    unchanged = {"新增": 0, "已规范": 0, "有变化": 0, "没有变化": accepted, "没有接收": found["没有接收"]}
    assert counts_of(again) == unchanged


def test_what_is_no_roster_is_said_in_plain_words(blank: Database, run: Run, tmp_path: Path) -> None:
    migrations.upgrade(blank)
    letter = tmp_path / "letter.xlsx"
    letter.write_text("not a workbook")

    missing, unreadable = (run("import-roster", str(path)) for path in (tmp_path / "none.xlsx", letter))

    assert (missing.returncode, unreadable.returncode) == (1, 1)
    assert "There is no file" in missing.stderr
    assert "Traceback" not in unreadable.stderr
    assert unreadable.stderr.strip().splitlines()[-1]
