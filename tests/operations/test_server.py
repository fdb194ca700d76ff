"""The server as a process: it starts, says when it is ready, and stops without dropping what it was asked."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic

import httpx
from sqlalchemy import text
from sqlmodel import func, select

from app.core.db import Database
from app.core.events import EventSeal
from app.feedback.models import Feedback

COMPLAINT = {"kind": "complaint", "content": "活动室的灯坏了两个月。"}
PATIENCE = 60  # seconds, for a busy machine


def eventually(holds: Callable[[], bool]) -> bool:
    """Whether something comes true before patience ends. Who asks without a pause takes the processor from whoever is asked."""
    end, pause = monotonic() + PATIENCE, Event()
    while not holds():
        if monotonic() > end:
            return False
        pause.wait(0.02)
    return True


class Server:
    """A running `python -m app serve` and its address."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process = process
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=30)

    def answers(self) -> bool:
        """Whether it takes connections and says that it is ready."""
        try:
            return self.client.get("/readyz").status_code == 200
        except httpx.TransportError:
            return False

    def wait(self, *, until: bool) -> None:
        """Ask until it does, or no longer does, answer."""
        assert eventually(lambda: self.answers() is until), f"readiness never became {until}"


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def serving(database: Database, folder: Path, *, at: int | None = None, **more: str) -> Iterator[Server]:
    """A server on a port, by default a free one; `more` are its settings."""
    port = at or free_port()
    settings = {
        "APP_DATABASE_URL": database.engine.url.render_as_string(hide_password=False),
        "APP_DATA_DIR": str(folder),
    }
    command = [sys.executable, "-m", "app", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=os.environ | settings | more, stderr=subprocess.PIPE, text=True) as process:
        server = Server(process, port)
        try:
            assert any("startup complete" in line for line in process.stderr or []), "it did not start"
            server.wait(until=True)
            yield server
        finally:
            process.kill()
            server.client.close()


def test_it_finishes_what_is_under_way_before_it_stops(database: Database, tmp_path: Path) -> None:
    answers: list[int] = []

    with serving(database, tmp_path) as server:
        complaint = Thread(
            target=lambda: answers.append(server.client.post("/api/v1/feedback", json=COMPLAINT).status_code)
        )
        with database.transaction() as session:
            hold = "SELECT 1" if database.is_sqlite else "LOCK TABLE feedback IN ACCESS EXCLUSIVE MODE"
            session.execute(text(hold))  # the complaint waits for this writer
            complaint.start()
            assert server.client.get("/healthz").status_code == 200
            server.process.send_signal(signal.SIGTERM)
            server.wait(until=False)
            assert answers == []
        complaint.join()
        assert server.process.wait(25) == 0

    assert answers == [201]
    with database.transaction(writes=False) as session:
        assert session.exec(select(func.count()).select_from(Feedback)).one() == 1


def test_a_taken_port_is_named_in_one_line(database: Database, tmp_path: Path) -> None:
    address = database.engine.url.render_as_string(hide_password=False)
    settings = {"APP_DATABASE_URL": address, "APP_DATA_DIR": str(tmp_path)}
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "app", "serve", "--port", str(port)]
        refused = subprocess.run(command, env=os.environ | settings, capture_output=True, text=True, check=False)

    assert refused.returncode == 1
    assert refused.stderr.strip().endswith(f"--port {port + 1}")
    assert len(refused.stderr.strip().splitlines()) == 1


def test_in_production_it_says_so_before_it_stops(database: Database, tmp_path: Path) -> None:
    with serving(database, tmp_path, APP_MODE="production", APP_PUBLIC_URL="https://example.org") as server:
        server.process.send_signal(signal.SIGTERM)
        assert eventually(lambda: server.client.get("/readyz").status_code == 503)
        assert server.client.get("/healthz").headers["connection"] == "close"  # a proxy sends nothing more on it
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(25) == 0


def test_a_forged_address_gets_no_allowance_of_its_own(database: Database, tmp_path: Path) -> None:
    with serving(database, tmp_path) as server:
        for number in (1, 2):
            forged = {"X-Forwarded-For": f"203.0.113.{number}"}
            left = server.client.get("/api/v1/feedback/123456789012", headers=forged).headers["ratelimit"]

    assert left.startswith('"feedback-lookup";r=58;')


def test_a_killed_server_loses_nothing_it_acknowledged(database: Database, tmp_path: Path) -> None:
    with serving(database, tmp_path) as server:
        number = server.client.post("/api/v1/feedback", json=COMPLAINT).json()["number"]
        server.process.kill()
        server.process.wait(10)

    with serving(database, tmp_path) as server:
        assert server.client.get(f"/api/v1/feedback/{number}").json()["status"] == "open"


def test_the_worker_runs_along(database: Database, tmp_path: Path) -> None:
    with serving(database, tmp_path) as server:
        server.client.post("/api/v1/feedback", json=COMPLAINT)
        assert eventually(lambda: _sealed(database) > 0)


def _sealed(database: Database) -> int:
    with database.transaction(writes=False) as session:
        return session.exec(select(func.count()).select_from(EventSeal)).one()
