"""Where a sandbox keeps its things: one folder for all, in it one a port; and which sandboxes run now."""

import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from app.operations.failures import CommandError

ROOT = Path(__file__).parent.parent.parent
HOME = Path(os.environ.get("APP_DATA_DIR", ROOT / "var" / "sandbox"))
STATE = "running.json"


@dataclass(frozen=True)
class Running:
    """A sandbox at work: its address, its process, and the address of its stand-in for WeChat."""

    url: str
    pid: int
    wechat_url: str


def folder_of(port: int) -> Path:
    """The folder of the sandbox on a port."""
    return HOME / str(port)


def note(port: int, running: Running) -> None:
    """Say that a sandbox runs, so that other commands find it."""
    (folder_of(port) / STATE).write_text(json.dumps(asdict(running)))


def forget(port: int, *, everything: bool) -> None:
    """Say that it runs no more; with `everything`, its data go too."""
    (folder_of(port) / STATE).unlink(missing_ok=True)
    if everything:
        shutil.rmtree(folder_of(port), ignore_errors=True)


def find(port: int | None = None) -> Running:
    """The sandbox on a port, by default the one started last. Raises `CommandError` when none runs."""
    pattern = f"{port or '*'}/{STATE}"
    for file in sorted(HOME.glob(pattern), key=lambda file: file.stat().st_mtime, reverse=True):
        found = Running(**json.loads(file.read_text()))
        if Path(f"/proc/{found.pid}").exists():
            return found
    raise CommandError("No sandbox runs. Start one in another window: python -m app sandbox up")
