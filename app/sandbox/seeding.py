"""A sandbox's data: made once as a template, put into each new sandbox's database, and again at a reset."""

import os
import shutil
import threading
import time
from hashlib import sha256
from pathlib import Path

from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from app import worker
from app.access import keys
from app.accounts import service
from app.accounts.schemas import Tokens
from app.core import clock
from app.core.crypto import KeyringError
from app.core.db import Database
from app.core.errors import NotThere
from app.core.settings import settings
from app.integration import oauth
from app.integration.schemas import ClientToken
from app.operations import migrations
from app.operations.failures import CommandError
from app.sandbox import appraisals, calendar, people, places, snapshot, surveys, transfers
from app.sandbox.cast import DESKS, Caller

DEVICE = "演示环境"
TRIES = 50
FRESH_SECONDS = 300  # the next meeting begins 20 minutes after a reset; a quarter of that may have passed


class Template:
    """The rows that a sandbox begins with, in an SQLite file beside the sandboxes. One with people, one without."""

    def __init__(self, *, has_town: bool) -> None:
        self.has_town = has_town
        self._turn = threading.Lock()
        self.file = places.HOME / f"{'town' if has_town else 'empty'}-{_fingerprint()}.sqlite3"

    def make(self) -> None:
        """Make the file unless it is there. A template of older code is left to `make clean`."""
        if self.file.exists():
            return
        draft = self.file.with_suffix(f".{os.getpid()}")
        database = Database(f"sqlite:///{draft}")
        migrations.upgrade(database)
        if self.has_town:
            people.settle(database, clock.today())
        with database.transaction() as session:
            keys.ensure(session, keys.ACCESS, keys.CARD)
            if self.has_town:
                people.seat(session, clock.today())
                people.connect(session)
                calendar.hold_past(session)
                appraisals.hold(session)
            people.employ(session)
        worker.run_all(database)
        database.engine.dispose()
        draft.replace(self.file)

    def fill(self, database: Database) -> None:
        """Put the town of now in the place of everything in a database, so that neither a request nor a job writes in between."""
        with self._turn:
            newest = self._of_now()
        if database.is_sqlite:
            snapshot.copy_pages(newest, database)
            return
        for left in reversed(range(TRIES)):
            try:
                self._fill_server(newest, database)
            except OperationalError:  # a job is at a table; it ends, and this begins anew
                if left == 0:
                    raise
            else:
                return

    def _of_now(self) -> Path:
        """The template with meetings to come from today on: what a sandbox is filled with until that is no longer fresh."""
        newest = Path(settings().data_dir) / f"now-{self.file.name}"
        if newest.exists() and time.time() - newest.stat().st_mtime < FRESH_SECONDS:
            return newest
        draft = newest.with_suffix(".draft")
        shutil.copyfile(self.file, draft)
        database = Database(f"sqlite:///{draft}")
        if self.has_town:
            with database.transaction() as session:
                calendar.plan_coming(session)
                transfers.begin(session)
                appraisals.publish(session)
                surveys.begin(session)
            worker.run_all(database)  # everybody has been told, so that no job comes between a reset and who looks
        database.engine.dispose()
        return draft.replace(newest)

    @staticmethod
    def _fill_server(newest: Path, database: Database) -> None:
        """The tables are made anew, since the record refuses to be emptied. One transaction."""
        source = Database(f"sqlite:///{newest}")
        with database.transaction() as session:
            migrations.rebuild(session)
            snapshot.copy_rows(source, session)
        source.engine.dispose()


def _fingerprint() -> str:
    """Changes with the tables and with what the town is made of."""
    root = Path(__file__).parent
    sources = sorted([*root.glob("*.py"), *(root.parent.parent / "alembic" / "versions").glob("*.py")])
    return sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:12]


def prepare(database: Database, template: Template) -> None:
    """Make a database ready for a sandbox: a town that is there stays, an empty one begins empty each time.

    Raises `CommandError` for a database with data that no sandbox put there.
    """
    is_new = migrations.current(database) is None
    migrations.upgrade(database)
    is_new = is_new or snapshot.is_empty(database)
    if not is_new and not _is_ours(database):
        raise CommandError("This database holds data of its own. Give the sandbox an empty one with --database-url.")
    if is_new or not template.has_town:
        template.fill(database)


def _is_ours(database: Database) -> bool:
    """Whether the keeper of this sandbox, with the second factor that everybody knows, is in a database."""
    with database.transaction(writes=False) as session:
        account = people.account_of(session, Caller.ADMIN)
        try:
            return account is not None and account.totp_secret == DESKS[Caller.ADMIN].totp_secret
        except KeyringError:
            return False


def open_session(session: Session, caller: Caller) -> Tokens | ClientToken:
    """Sign in one of the cast. Raises `NotThere` for a member, or the other system, in an empty town."""
    client = people.client_of(session) if caller is Caller.CLIENT else None
    if client is not None:
        return oauth.open_session(session, client, client.scopes)[1]
    account = people.account_of(session, caller)
    if account is None:
        raise NotThere()
    return service.open_session(session, account, DEVICE)
