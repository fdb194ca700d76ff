"""No answer leaves before its commit has reached the disk: the system calls are counted."""

from pathlib import Path

import httpx
import pytest

from app.core.db import Database
from app.core.ids import new_id
from tests.client import Client
from tests.long.server import running
from tests.long.test_crash import ACTIVITY
from tests.quality import note

WRITES = 100


def syncs_before_answers(trace: Path) -> tuple[int, int]:
    """From a system call trace: how many writes to the client were acknowledgements, and how many of them had no sync before."""
    answers = unsynced = 0
    synced = False
    for line in trace.read_text(errors="replace").splitlines():
        if "fdatasync(" in line or "fsync(" in line:
            synced = True
        elif "HTTP/1.1 201" in line:
            answers += 1
            unsynced += not synced
            synced = False
    return answers, unsynced


@pytest.mark.long
def test_each_acknowledged_write_was_synced_first(
    client: Client, database: Database, town_ids: dict[str, str], tmp_path: Path
) -> None:
    trace = tmp_path / "trace"
    token = client.token("secretary")
    prefix = ("strace", "-f", "-o", str(trace), "-s", "64", "-e", "trace=fsync,fdatasync,write,writev,sendto,sendmsg")
    body = ACTIVITY | {"audience": {"organization_id": town_ids["east"]}}

    with (
        running(database, prefix) as server,
        httpx.Client(base_url=server.url, headers={"Authorization": f"Bearer {token}"}, timeout=30) as http,
    ):
        for _ in range(WRITES):
            answer = http.post("/api/v1/activities", json=body, headers={"Idempotency-Key": str(new_id())})
            assert answer.status_code == 201, answer.text

    assert syncs_before_answers(trace) == (WRITES, 0)
    note("fsync before answer", f"{WRITES} writes one after the other, each synced before its answer")
