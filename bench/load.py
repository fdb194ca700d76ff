"""Load on a server of this machine by wrk: bounded in time, each pair sent once."""

import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from bench.town import Load

SCRIPT = Path(__file__).with_name("load.lua")


class Result(NamedTuple):
    """What one run of the load saw. Latencies in milliseconds."""

    requests: int
    rate: float
    failed: int
    p50: float
    p99: float


def ensure_installed() -> None:
    """Raise `SystemExit` with the line to run when wrk is missing."""
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is missing: apt-get install wrk")


def run(folder: Path, address: str, load: Load, *, clients: int, seconds: int, first: int = 0) -> Result:
    """Send check-ins for some seconds from `clients` connections."""
    bearers, codes = folder / "bearers.txt", folder / "codes.txt"
    bearers.write_text("\n".join(load.bearers))
    codes.write_text("\n".join(load.codes))
    command = [
        "wrk", "--threads=1", f"--connections={clients}", f"--duration={seconds}s", "--timeout=10s", f"--script={SCRIPT}",
        address, "--", str(bearers), str(codes), str(first), load.path, load.body,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    line = next(line for line in done.stdout.splitlines() if line.startswith("RESULT "))
    requests, microseconds, failed, p50, p99 = (int(part) for part in line.split()[1:])
    return Result(requests, requests / microseconds * 1e6, failed, p50 / 1000, p99 / 1000)
