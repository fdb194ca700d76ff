"""Fixtures: a real database a test, the application on it, the standing cast, the clock."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from copy import deepcopy
from datetime import datetime, timedelta
from pathlib import Path

# The settings are read at import, so they stand before everything else.
_FOLDER = Path(tempfile.mkdtemp(prefix="membership-tests-"))
os.environ |= {
    "APP_MODE": "sandbox",
    "APP_KEYS_DIR": str(_FOLDER / "keys"),
    "APP_DATA_DIR": str(_FOLDER / "data"),
    "APP_PUBLIC_URL": "http://testserver",
}

import pytest  # noqa: E402
from anyio.from_thread import start_blocking_portal  # noqa: E402
from fastapi import FastAPI  # noqa: E402
from sqlmodel import Session, col, delete, select  # noqa: E402

from app import worker  # noqa: E402
from app.core import clock as app_clock  # noqa: E402
from app.core import queue  # noqa: E402
from app.core.db import Database  # noqa: E402
from app.main import create_app  # noqa: E402
from app.operations import migrations  # noqa: E402
from tests.build import Town, make_town  # noqa: E402
from tests.client import Client, PortalTransport  # noqa: E402
from tests.databases import SERVER, Template, make_template  # noqa: E402

pytest_plugins = ["tests.standins"]

_town = Town()


def _seed(database: Database) -> None:
    migrations.upgrade(database)
    with database.transaction() as session:
        _let_a_worker_have_run(session)
        seeded = make_town(session)
    _town.__dict__.update(seeded.__dict__)


def _let_a_worker_have_run(session: Session) -> None:
    """The recurring jobs of the hour and of the day have just run; those of every few minutes are due, whatever the time is in a test."""
    queue.queue_due_schedules(session)
    session.exec(delete(queue.Job))
    app_clock.set_now(app_clock.now() + timedelta(minutes=15))
    queue.queue_due_schedules(session)
    session.exec(delete(queue.Schedule).where(col(queue.Schedule.kind).in_(select(queue.Job.kind))))
    session.exec(delete(queue.Job))
    app_clock.set_now(None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, what touches no database, or is marked `once`, has been run already; the sandbox's tests read the address themselves."""
    if not SERVER:
        return
    over = [item for item in items if item.get_closest_marker("once") or not _touches_database(item)]
    config.hook.pytest_deselected(items=over)
    items[:] = [item for item in items if item not in set(over)]


def _touches_database(item: pytest.Item) -> bool:
    return "template" in getattr(item, "fixturenames", ()) or "sandbox" in item.path.parts


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Template]:
    made = make_template(tmp_path_factory.mktemp("databases"), os.environ.get("PYTEST_XDIST_WORKER", "main"), _seed)
    yield made
    made.close()


@pytest.fixture(scope="session")
def app(template: Template) -> FastAPI:
    with template.copy() as database:
        return create_app(database)


@pytest.fixture
def database(template: Template) -> Iterator[Database]:
    """A copy of the seeded template for this test alone, in the month of the seed."""
    if app_clock.today().month != app_clock.day_of(_town.made_at).month:
        app_clock.set_now(
            _town.made_at
        )  # the run has come into another month, in which the books of the town are closed
    with template.copy() as copy:
        yield copy


@pytest.fixture
def blank(template: Template) -> Iterator[Database]:
    """A database without a single table."""
    with template.copy(blank=True) as copy:
        yield copy


@pytest.fixture
def town(database: Database) -> Town:
    """The ids and paths of the standing cast; a test may add to its own copy."""
    return deepcopy(_town)


@pytest.fixture
def client(app: FastAPI, database: Database, town: Town) -> Iterator[Client]:
    """The running application on this test's database."""
    app.state.database = database
    with (
        start_blocking_portal(backend_options={"use_uvloop": True}) as portal,
        portal.wrap_async_context_manager(app.router.lifespan_context(app)),
    ):
        yield Client(PortalTransport(portal, app), database, town)


@pytest.fixture
def session(database: Database) -> Callable[[], AbstractContextManager[Session]]:
    """`with session() as s:` looks at, or prepares, the database directly."""
    return database.transaction


@pytest.fixture
def run_jobs(database: Database) -> Callable[[], int]:
    """Run every due job, as the worker would."""
    return lambda: worker.run_all(database)


@pytest.fixture(autouse=True)
def clock() -> Iterator[Callable[[datetime], None]]:
    """Set the clock; it runs on from there and is true again after every test, however it was set."""
    yield app_clock.set_now
    app_clock.set_now(None)


@pytest.fixture
def town_ids(town: Town) -> dict[str, str]:
    """The organizations of the standing cast by name, as JSON has them."""
    return {name: str(value) for name, value in town.organizations.items()}
