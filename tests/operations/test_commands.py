"""The commands as an operator meets them: as processes, on a real database."""

import re
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import select

from app.core.db import Database
from app.core.events import Event
from app.core.settings import settings
from app.core.workdays import LAST_KNOWN_YEAR
from app.members.models import Member
from app.operations import doctor, migrations
from tests.operations.conftest import Run

SAMPLE = Path(__file__).parents[1] / "samples" / "roster-2026-10.xlsx"


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


@pytest.mark.usefixtures("installed")
def test_the_doctor_says_when_letters_cannot_be_printed(run: Run, tmp_path: Path) -> None:
    assert "✓ letters can be printed" in run("doctor").stdout
    assert "apt-get install fonts-noto-cjk" in run("doctor", APP_FONT_FILE=str(tmp_path / "none.ttc")).stdout


def test_the_doctor_asks_in_december_for_the_holidays_of_the_next_year(
    database: Database, clock: Callable[[datetime], None]
) -> None:
    def mend() -> str:
        return next(found.mend for found in doctor.examine(settings(), database) if "holidays" in found.what)

    clock(datetime(LAST_KNOWN_YEAR, 11, 29, tzinfo=UTC))
    assert mend() == ""
    clock(datetime(LAST_KNOWN_YEAR, 12, 1, tzinfo=UTC))
    assert "upgrade the package chinesecalendar" in mend()


def test_keys_are_not_made_twice(run: Run, tmp_path: Path) -> None:
    fresh = {"APP_KEYS_DIR": str(tmp_path / "keys")}
    run("keys", "init", **fresh)

    again = run("keys", "init", **fresh)

    assert again.returncode == 1
    assert "keys rotate" in again.stderr
    assert len(again.stderr.strip().splitlines()) == 1


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


def plain(done: subprocess.CompletedProcess[str], says: str) -> bool:
    """Whether a command ended in one line that says so, and exit code 1."""
    return done.returncode == 1 and says in done.stderr and len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("command", ["serve", "worker", "backup", "keys rotate", "keys reseal", "keys rotate-signing"])
def test_what_needs_a_migrated_database_says_so(blank: Database, run: Run, tmp_path: Path, command: str) -> None:
    folder = [str(tmp_path / "backups")] if command == "backup" else []
    own = {"APP_KEYS_DIR": str(tmp_path / "keys")}

    assert plain(run(*command.split(), *folder, **own), "Run: python -m app migrate")
    assert not (tmp_path / "backups").exists()
    assert not (tmp_path / "keys" / "root-2.key").exists()


@pytest.mark.parametrize(
    "command",
    [
        "restore none.dump",
        "restore --check none.dump",
        "audit verify --checkpoints none.jsonl",
        "audit verify --checkpoints .",
        "backup /proc/none",
    ],
)
def test_a_file_that_is_not_there_is_named(installed: Database, run: Run, command: str) -> None:
    assert plain(run(*command.split()), command.split()[-1])


def test_a_checkpoint_file_is_read_up_to_its_last_whole_line(installed: Database, run: Run, tmp_path: Path) -> None:
    foreign = '{"at": "2026-01-01T00:00:00+00:00", "kid": "k", "root": "", "signature": "", "size": 1}\n'
    file = tmp_path / "checkpoints.jsonl"
    said = []
    for content in ('{"size": 1', "no checkpoint\n", foreign):
        file.write_text(content)
        said.append(run("audit", "verify", "--checkpoints", str(file)))

    assert said[0].returncode == 0, said[0].stderr
    assert plain(said[1], "line 1 of the checkpoint file")
    assert plain(said[2], "signature does not hold")


def test_an_administrator_is_made_with_a_one_time_password(installed: Database, run: Run) -> None:
    made = run("create-admin", "clerk.1", "管理员")
    again = run("create-admin", "clerk.1", "管理员")
    taken = run("create-admin", "auditor", "管理员")
    wrong = run("create-admin", "Clerk 1", "管理员")

    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith("clerk.1  ")
    assert again.stdout.startswith("clerk.1  ")
    assert again.stdout != made.stdout
    assert (taken.returncode, wrong.returncode) == (1, 1)
    assert "is taken" in taken.stderr
    with installed.transaction(writes=False) as session:
        [made_known] = session.exec(select(Event).where(Event.type == "staff_account.created")).all()
        assert made_known.notes == {"username": "clerk.1", "role": "admin"}
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
