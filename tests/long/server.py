"""The server as a process of its own on a test's database, so that it can be killed, traced and started again."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import httpx

from app.core.db import Database

STARTUP_SECONDS = 30


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """One run of the server. `seconds_to_ready` is what its start took."""

    def __init__(self, database: Database, prefix: tuple[str, ...] = ()) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        database_url = database.engine.url.render_as_string(hide_password=False)
        environment = os.environ | {"APP_DATABASE_URL": database_url, "APP_EMBEDDED_WORKER": "false"}
        command = [*prefix, sys.executable, "-m", "uvicorn", "--factory", "app.main:create_app"]
        started = time.monotonic()
        self.process = subprocess.Popen(
            [*command, "--port", str(port), "--no-access-log", "--log-level", "error"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # signals go to the group: a tracer that writes to a file ignores its own
        )
        self._wait_until_ready()
        self.seconds_to_ready = time.monotonic() - started

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + STARTUP_SECONDS
        while time.monotonic() < deadline:
            with suppress(httpx.TransportError):
                httpx.get(f"{self.url}/healthz", timeout=1)
                return
            if self.process.poll() is not None:
                raise RuntimeError("the server did not start")
        raise RuntimeError("the server was not ready in time")

    def kill(self) -> None:
        """End the process without warning, as a power cut ends it for the application."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Ask the process to end, and wait for it."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(30)


@contextmanager
def running(database: Database, prefix: tuple[str, ...] = ()) -> Iterator[Server]:
    """A server on a test's database, stopped at the end."""
    server = Server(database, prefix)
    try:
        yield server
    finally:
        server.stop()
