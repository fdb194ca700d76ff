"""What is wrong with this installation, and the line that mends it."""

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import func
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col, select

from app.core import clock, pdf, workdays
from app.core.crypto import KeyringError, load_keyring
from app.core.db import Database
from app.core.queue import Job, JobStatus, Schedule
from app.core.settings import Settings
from app.operations import migrations, sealed

MIN_FREE_BYTES = 1 << 30
DURABLE = ("fsync", "synchronous_commit", "full_page_writes")
WORKER_SILENCE = timedelta(minutes=5)
_SET_TEMPLATES = "set APP_WECHAT_TEMPLATE_ACTIVITY and APP_WECHAT_TEMPLATE_TRANSFER"


class Finding(NamedTuple):
    """One thing looked at. `mend` is empty when all is well."""

    what: str
    mend: str = ""


def examine(settings: Settings, database: Database) -> Iterator[Finding]:
    """Look at keys and database, and where that answers, at all the rest, down to holidays and disk."""
    yield _keys(settings)
    yield Finding("root keys are readable by their owner alone", _permissions(settings))
    try:
        at = migrations.current(database)
    except SQLAlchemyError:
        yield Finding("database answers", "start it, or set APP_DATABASE_URL")
        return
    yield Finding("database answers")
    yield Finding("an answer waits for the disk", _durability(database))
    yield Finding("migrations are current", "" if at == migrations.head() else "run: python -m app migrate")
    if at == migrations.head():
        with database.transaction(writes=False) as session:
            yield from (look(session) for look in (_worker, _failed_jobs, _sealed_values))
    yield Finding(
        "client is built", "" if (settings.client_dir / "index.html").exists() else "run: scripts/build-client.sh"
    )
    secret = settings.wechat_mini_secret.get_secret_value()
    yield Finding(
        "WeChat is configured",
        "" if settings.wechat_mini_appid and secret else "set APP_WECHAT_MINI_APPID and APP_WECHAT_MINI_SECRET",
    )
    yield Finding(
        "subscription messages have templates",
        "" if settings.wechat_template_activity and settings.wechat_template_transfer else _SET_TEMPLATES,
    )
    is_font_there = pdf.face_in(settings.font_file) is not None
    yield Finding(
        "letters can be printed", "" if is_font_there else "apt-get install fonts-noto-cjk, or set APP_FONT_FILE"
    )
    yield _holidays()
    yield Finding("checkpoints of the record go to a file", _checkpoint_file(settings))
    free = shutil.disk_usage(settings.data_dir if settings.data_dir.exists() else ".").free
    yield Finding("disk has room", "" if free > MIN_FREE_BYTES else "free some space: less than 1 GiB is left")


def _keys(settings: Settings) -> Finding:
    try:
        newest = load_keyring(settings.keys_dir).newest
    except KeyringError as fault:
        return Finding("root key is there", f"{fault}: run: python -m app keys init")
    return Finding(f"root key is there, version {newest}")


def _permissions(settings: Settings) -> str:
    shared = [path.name for path in settings.keys_dir.glob("root-*.key") if stat.S_IMODE(path.stat().st_mode) & 0o077]
    return f"chmod 600 {settings.keys_dir}/{shared[0]}" if shared else ""


def _holidays() -> Finding:
    """From December on the next year's: deadlines of these days reach into it."""
    year = (clock.today() + timedelta(days=31)).year
    is_known = year <= workdays.LAST_KNOWN_YEAR
    return Finding(
        f"the holidays of {year} are known",
        ""
        if is_known
        else "upgrade the package chinesecalendar; until then Spring Festival and exchanged days count wrong",
    )


def _checkpoint_file(settings: Settings) -> str:
    file = settings.checkpoint_file
    if file is None:
        return "set APP_CHECKPOINT_FILE to a file on other storage"
    is_writable = os.access(file if file.exists() else file.parent, os.W_OK)
    return "" if is_writable else f"let this user write {file}"


def _durability(database: Database) -> str:
    """PostgreSQL can be told to answer before a commit is on the disk; SQLite is opened by us with `synchronous=FULL`."""
    if database.is_sqlite:
        return ""
    with database.transaction(writes=False) as session:
        settings = {name: session.connection().exec_driver_sql(f"SHOW {name}").scalar() for name in DURABLE}
    off = [name for name, value in settings.items() if value == "off"]
    return f"set {' and '.join(off)} to on in PostgreSQL" if off else ""


def _worker(session: Session) -> Finding:
    last = session.exec(select(func.max(Schedule.last_run_at))).one()
    is_alive = last is not None and last > clock.now() - WORKER_SILENCE
    return Finding("worker is running", "" if is_alive else "start it: python -m app worker")


def _failed_jobs(session: Session) -> Finding:
    failed = session.exec(select(func.count()).where(col(Job.status) == JobStatus.FAILED)).one()
    return Finding("no job has failed", f"{failed} job(s) gave up: look at table job, column error" if failed else "")


def _sealed_values(session: Session) -> Finding:
    tried, broken = sealed.check(session, most=5)
    mend = f"{broken[0]} does not open: is a key missing in APP_KEYS_DIR?" if broken else ""
    return Finding(f"sealed values open ({tried} tried)", mend)
