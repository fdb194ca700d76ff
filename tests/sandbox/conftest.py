"""A sandbox as a process of the tests' own, with data of its own, spoken to over real HTTP."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
from sqlalchemy.engine import make_url

ROOT = Path(__file__).parent.parent.parent
SERVER = os.environ.get("DATABASE_URL", "")


@dataclass
class Sandbox:
    """A running sandbox: the address it said when it was ready."""

    url: str
    process: subprocess.Popen[str]

    def token(self, caller: str) -> str:
        """A bearer token of one of the cast, as `sandbox token` asks for it."""
        answer = httpx.post(f"{self.url}/api/v1/sandbox/tokens", json={"caller": caller}, timeout=PATIENCE)
        return str(answer.json()["access_token"])

    def get(self, caller: str, path: str) -> Any:
        """What one of the cast reads at a path of the API."""
        return self.ask("GET", self.token(caller), path).json()

    def ask(
        self, method: str, token: str, path: str, *, json: Any = None, headers: dict[str, str] | None = None
    ) -> httpx.Response:
        sent = {"Authorization": f"Bearer {token}"} | (headers or {})
        return httpx.request(method, f"{self.url}/api/v1{path}", headers=sent, json=json, timeout=PATIENCE)

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl-C, which reaches all its processes, and answer the exit code and what was complained about."""
        os.killpg(self.process.pid, signal.SIGINT)
        _, complaints = self.process.communicate()
        return self.process.returncode, complaints


PATIENCE = 30  # seconds: other tests load the machine
PROGRAM = [sys.executable, "-m", "app", "sandbox"]


def command(home: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """`python -m app sandbox …`, where the sandboxes of a folder are known."""
    environment = _environment(home) | changes
    return subprocess.run(
        [*PROGRAM, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


@contextmanager
def started(home: Path, *options: str) -> Iterator[Sandbox]:
    """A sandbox whose data lie in a folder, once it says that it is ready; it ends afterwards if it has not."""
    whole = [*PROGRAM, "up", "--port", "0", "--json", *options]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        whole, cwd=ROOT, env=_environment(home), stdout=pipe, stderr=pipe, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        try:
            yield Sandbox(json.loads(process.stdout.readline())["base_url"], process)
        finally:
            process.terminate()


def _environment(home: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("APP_")}
    return kept | {"APP_DATA_DIR": str(home)}


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this run's sandboxes: the town is made in it once."""
    return tmp_path_factory.mktemp("sandboxes")


def own_database(name: str) -> list[str]:
    """The options for an empty database: on PostgreSQL one of the tests' server, else the sandbox's own file."""
    if not SERVER:
        return []
    name = f"sandbox_{name}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0'.encode())
    return ["--database-url", make_url(SERVER).set(database=name).render_as_string(hide_password=False)]


@pytest.fixture(scope="session")
def sandbox(home: Path) -> Iterator[Sandbox]:
    """A sandbox with the town, for all tests: each leaves it as it was, by a reset if need be."""
    with started(home, *own_database("town")) as found:
        yield found
