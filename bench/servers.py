"""Servers under measurement: each a process of its own with one worker, asked whether it is ready, watched for CPU and memory."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx
import psutil

PATIENCE_SECONDS = 60


class Running(NamedTuple):
    """A server that answers."""

    address: str
    process: psutil.Process
    started_in: float

    def cpu_seconds(self) -> float:
        """CPU spent so far."""
        spent = self.process.cpu_times()
        return float(spent.user + spent.system)

    def resident_mb(self) -> float:
        """Resident memory now."""
        return float(self.process.memory_info().rss) / 2**20


def spare_port() -> int:
    """A port of the loopback address that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def project(folder: Path, database_url: str, keys: Path, module: str = "app") -> Iterator[Running]:
    """The project's own server on a database, as in production: the worker is another process and not measured here."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = {
        "APP_MODE": "embedded",
        "APP_EMBEDDED_WORKER": "false",
        "APP_DATABASE_URL": database_url,
        "APP_DATA_DIR": str(folder),
        "APP_KEYS_DIR": str(keys),
    }
    port = spare_port()
    with _serving(["-m", module, "serve", "--port", str(port)], port, environment, folder / "server.log") as running:
        yield running


@contextmanager
def peer(module: str, folder: Path, environment: Mapping[str, str]) -> Iterator[Running]:
    """One of the peers, served by uvicorn as the project is."""
    port = spare_port()
    command = [
        "-m",
        "uvicorn",
        f"bench.peers.{module}:app",
        "--port",
        str(port),
        "--no-access-log",
        "--log-level=warning",
    ]
    with _serving(command, port, environment, folder / f"{module}.log") as running:
        yield running


@contextmanager
def _serving(command: Sequence[str], port: int, environment: Mapping[str, str], log: Path) -> Iterator[Running]:
    started = time.perf_counter()
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, *command], env=os.environ | dict(environment), stdout=output, stderr=output
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, process, log)
            yield Running(address, psutil.Process(process.pid), time.perf_counter() - started)
        finally:
            process.terminate()
            process.wait(PATIENCE_SECONDS)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended: {log.read_text()[-2000:]}")
        try:
            if httpx.get(f"{address}/readyz", timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise RuntimeError(f"the server does not answer: {log.read_text()[-2000:]}")
