"""Whatever was answered survives: the server is killed under load again and again, and nothing acknowledged is missing."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from app.core.db import Database
from app.core.ids import new_id
from tests.client import Client
from tests.long.server import Server, free_port
from tests.quality import note

KILLS = 100
WRITERS = 8
ACTIVITY = {
    "kind": "theme_day",
    "title": "断电演练",
    "place": "会议室",
    "starts_at": "2030-03-05T14:30:00+08:00",
    "ends_at": "2030-03-05T16:30:00+08:00",
}


class Writer:
    """Creates activities until the server dies, and remembers which it was told exist."""

    def __init__(self, url: str, token: str, organization_id: str) -> None:
        self._http = httpx.Client(base_url=url, headers={"Authorization": f"Bearer {token}"}, timeout=5)
        self._body = ACTIVITY | {"audience": {"organization_id": organization_id}}
        self.acknowledged: list[str] = []

    def work(self, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                answer = self._http.post(
                    "/api/v1/activities", json=self._body, headers={"Idempotency-Key": str(new_id())}
                )
            except httpx.TransportError:
                return
            assert answer.status_code == 201, answer.text
            self.acknowledged.append(answer.json()["id"])


def one_life(database_file: Path, token: str, organization_id: str, enough: int) -> tuple[list[str], float]:
    """Start, write until `enough` answers have come, kill; answers what was acknowledged and how long the start took."""
    server = Server(f"sqlite:///{database_file}", free_port())
    stop = threading.Event()
    writers = [Writer(server.url, token, organization_id) for _ in range(WRITERS)]
    with ThreadPoolExecutor(WRITERS) as pool:
        running = [pool.submit(writer.work, stop) for writer in writers]
        while sum(len(writer.acknowledged) for writer in writers) < enough and not any(task.done() for task in running):
            stop.wait(0.01)
        server.kill()
        for task in running:
            task.result()
    return [given for writer in writers for given in writer.acknowledged], server.seconds_to_ready


@pytest.mark.long
def test_nothing_acknowledged_is_lost_by_a_kill(client: Client, database: Database, town_ids: dict[str, str]) -> None:
    database_file = Path(str(database.engine.url.database))
    token = client.token("secretary")
    acknowledged: list[str] = []
    starts: list[float] = []

    for _ in range(KILLS):
        given, seconds = one_life(database_file, token, town_ids["east"], enough=50)
        acknowledged += given
        starts.append(seconds)

    with sqlite3.connect(database_file) as connection:
        stored = {row[0] for row in connection.execute("SELECT id FROM activity")}
        events = connection.execute("SELECT count(*) FROM event WHERE type = 'activity.created'").fetchone()[0]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(acknowledged) >= KILLS * 50
    assert {given.replace("-", "") for given in acknowledged} <= stored
    assert events == len(stored)
    starts.sort()
    note(
        "kill -9 under 8 writers",
        f"{KILLS} kills, {len(acknowledged)} acknowledged, 0 lost, p95 start {starts[94]:.1f} s",
    )
