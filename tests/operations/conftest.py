"""An installation with people in it, and its commands as an operator meets them, on a real database."""

from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from typer.testing import CliRunner

from app.commands import cli
from app.core import crypto, events
from app.core.db import Database
from app.core.settings import settings
from app.core.who import SYSTEM
from app.operations import migrations
from app.organizations.events import OrganizationCreated
from tests.build import make_town
from tests.databases import SERVER

collect_ignore = [] if SERVER else ["test_encoding.py"]  # SQLite knows UTF-8 alone

Run = Callable[..., CompletedProcess[str]]


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


def forget_settings() -> None:
    """Have the environment and the keys read again."""
    settings.cache_clear()
    crypto.keyring.cache_clear()


@pytest.fixture
def run(blank: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Run a command of `python -m app` against the test's database, with settings of its own if given."""
    monkeypatch.setenv("APP_DATABASE_URL", blank.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("APP_DATA_DIR", str(tmp_path))

    def go(*arguments: str, **chosen: str) -> CompletedProcess[str]:
        forget_settings()
        done = CliRunner().invoke(cli, arguments, env=chosen, catch_exceptions=False)
        return CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)

    yield go
    monkeypatch.undo()
    forget_settings()
