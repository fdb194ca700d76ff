"""Whatever was answered survives: the server is killed under load again and again, and nothing acknowledged is missing."""

import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from sqlalchemy import func
from sqlmodel import col, select

from app.activities.models import Activity
from app.core.db import Database
from app.core.events import Event
from app.core.ids import new_id
from tests.client import Client
from tests.long.server import Server
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


def one_life(database: Database, token: str, organization_id: str, enough: int) -> tuple[list[str], float]:
    """Start, write until `enough` answers have come, kill; answers what was acknowledged and how long the start took."""
    server = Server(database)
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
    token = client.token("secretary")
    acknowledged: list[str] = []
    starts: list[float] = []

    for _ in range(KILLS):
        given, seconds = one_life(database, token, town_ids["east"], enough=50)
        acknowledged += given
        starts.append(seconds)

    with database.transaction(writes=False) as opened:
        stored = {str(found) for found in opened.exec(select(Activity.id)).all()}
        told = opened.exec(select(func.count()).where(col(Event.type) == "activity.created")).one()
        if database.is_sqlite:
            assert opened.connection().exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert len(acknowledged) >= KILLS * 50
    assert set(acknowledged) <= stored
    assert told == len(stored)
    starts.sort()
    note(
        "kill -9 under 8 writers",
        f"{KILLS} kills, {len(acknowledged)} acknowledged, 0 lost, p95 start {starts[94]:.1f} s",
    )
