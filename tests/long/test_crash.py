"""Whatever was answered survives: the server is killed under load again and again, and nothing acknowledged is missing."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import func
from sqlmodel import col, select

from app.accounts.models import Account
from app.activities.models import Activity, Attendance
from app.audit import service as audit
from app.core import clock, events
from app.core.db import Database
from app.core.events import Event
from app.core.ids import new_id
from app.organizations.models import Organization
from tests.build import Town, make_member
from tests.client import Client
from tests.long.server import Server
from tests.quality import note

KILLS = 100
WRITERS = 8  # half of them plan activities, half check in
ENOUGH = 50  # answers a life
MEMBERS = ENOUGH + WRITERS  # each checks in once a life
LIVES_A_TOKEN = 20  # on a slow machine all lives together take longer than a token is good for
ACTIVITY = {
    "kind": "theme_day",
    "title": "断电演练",
    "place": "会议室",
    "starts_at": "2030-03-05T14:30:00+08:00",
    "ends_at": "2030-03-05T16:30:00+08:00",
}


def plan(http: httpx.Client, token: str, body: dict[str, Any]) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": str(new_id())}
    return http.post("/api/v1/activities", json=body, headers=headers)


class Life:
    """One run of the server, from its start to its kill, and what it acknowledged: ids of activities and of attendances."""

    def __init__(self, database: Database, secretary: str, members: list[str], organization_id: str) -> None:
        self.server = Server(database)
        self.activities: list[str] = []
        self.attendances: list[str] = []
        self._secretary = secretary
        self._body = ACTIVITY | {"audience": {"organization_id": organization_id}}
        self._waiting = iter(members)
        self._one_at_a_time = threading.Lock()

    def live(self) -> None:
        """Write until enough answers have come, and kill."""
        stop = threading.Event()
        code = self._code()
        with ThreadPoolExecutor(WRITERS) as pool:
            tasks = [pool.submit(self._work, self._plans(stop), self.activities) for _ in range(WRITERS // 2)]
            tasks += [
                pool.submit(self._work, self._check_ins(code, stop), self.attendances) for _ in range(WRITERS // 2)
            ]
            while len(self.activities) + len(self.attendances) < ENOUGH and not any(task.done() for task in tasks):
                stop.wait(0.01)
            self.server.kill()
            stop.set()
            for task in tasks:
                task.result()

    def _code(self) -> str:
        """The check-in code of a meeting that is about to begin."""
        now = clock.now()
        times = {"starts_at": now.isoformat(), "ends_at": (now + timedelta(hours=1)).isoformat()}
        with self._open() as http:
            answer = plan(http, self._secretary, self._body | times)
            assert answer.status_code == 201, answer.text
            self.activities.append(answer.json()["id"])
            path = f"/api/v1/activities/{self.activities[0]}/code"
            shown = http.get(path, headers={"Authorization": f"Bearer {self._secretary}"})
            assert shown.status_code == 200, shown.text
            return str(shown.json()["token"])

    def _open(self) -> httpx.Client:
        return httpx.Client(base_url=self.server.url, timeout=5, trust_env=False)

    def _work(self, answers: Iterator[httpx.Response], acknowledged: list[str]) -> None:
        try:
            for answer in answers:
                assert answer.status_code == 201, answer.text
                acknowledged.append(answer.json()["id"])
        except httpx.TransportError:
            return

    def _plans(self, stop: threading.Event) -> Iterator[httpx.Response]:
        with self._open() as http:
            while not stop.is_set():
                yield plan(http, self._secretary, self._body)

    def _check_ins(self, code: str, stop: threading.Event) -> Iterator[httpx.Response]:
        with self._open() as http:
            while not stop.is_set():
                with self._one_at_a_time:
                    token = next(self._waiting, None)
                if token is None:
                    return  # everybody is there
                headers = {"Authorization": f"Bearer {token}"}
                yield http.post("/api/v1/check-ins", json={"token": code}, headers=headers)


def people(database: Database, town: Town) -> list[tuple[UUID, UUID, str]]:
    """Members of the branch `east`, as many as can check in during one life: account, record and name of each."""
    found = []
    with database.transaction() as session:
        east = session.get_one(Organization, town.organizations["east"])
        for number in range(MEMBERS):
            member = make_member(session, east, f"党员{number}")
            account = Account(member_id=member.id, name=member.name, created_at=clock.now())
            session.add(account)
            found.append((account.id, member.id, member.name))
    return found


def events_of(opened: Any, kind: str) -> int:
    count: int = opened.exec(select(func.count()).where(col(Event.type) == kind)).one()
    return count


@pytest.mark.long
def test_nothing_acknowledged_is_lost_by_a_kill(client: Client, database: Database, town: Town) -> None:
    branch = people(database, town)
    activities: set[str] = set()
    attendances: set[str] = set()
    starts: list[float] = []

    for number in range(KILLS):
        if number % LIVES_A_TOKEN == 0:
            secretary, members = client.token("secretary"), [client.token_of(*each) for each in branch]
        life = Life(database, secretary, members, str(town.organizations["east"]))
        life.live()
        activities.update(life.activities)
        attendances.update(life.attendances)
        starts.append(life.server.seconds_to_ready)

    with database.transaction(writes=False) as opened:
        stored = {str(found) for found in opened.exec(select(Activity.id)).all()}
        present = {str(found) for found in opened.exec(select(Attendance.id)).all()}
        told = events_of(opened, "activity.created"), events_of(opened, "attendance.checked_in")
        if database.is_sqlite:
            assert opened.connection().exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert len(activities) + len(attendances) >= KILLS * ENOUGH
    assert attendances
    assert activities <= stored
    assert attendances <= present
    assert told == (len(stored), len(present))
    prove_record(database)
    starts.sort()
    note(
        "kill -9 under 8 writers",
        f"{KILLS} kills, {len(activities)} activities and {len(attendances)} check-ins acknowledged, 0 lost, "
        f"the record holds, p95 start {starts[KILLS * 95 // 100 - 1]:.1f} s",
    )


def prove_record(database: Database) -> None:
    """Seal what was recorded, and walk the whole chain."""
    sealed = 1
    while sealed:
        with database.transaction() as session:
            sealed = events.seal_pending(session)
    with database.transaction(writes=False) as session:
        recorded = session.exec(select(func.count()).select_from(Event)).one()
        assert audit.verify(session) == audit.Verdict(recorded)
