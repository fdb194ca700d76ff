"""A hall with a clock: the cast acts at set times, each with a token of that moment."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlmodel import col, select

from app.core.db import Database
from app.core.events import Event
from tests.build import Town
from tests.client import Client

START = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)  # 14:30 in Beijing
STEP = timedelta(seconds=15)


class Hall:
    """One activity of the branch `east`, from 14:30 to 16:30, and whoever acts on it."""

    def __init__(self, client: Client, town: Town, database: Database, set_now: Callable[[datetime], None]) -> None:
        self._client = client
        self._database = database
        self.town = town
        self._set_now = set_now
        self.now = START
        self.set(-timedelta(days=1))

    def set(self, after_start: timedelta) -> None:
        """Move the clock to some time after the start (negative: before it)."""
        self.now = START + after_start
        self._set_now(self.now)

    def send(self, name: str, method: str, path: str, json: Any = None, **headers: str) -> httpx.Response:
        """A request of one of the cast, now."""
        signed = {"Authorization": f"Bearer {self._client.token(name)}", **headers}
        return self._client.anonymous.request(method, f"/api/v1{path}", json=json, headers=signed)

    def body(self, **changes: Any) -> dict[str, Any]:
        """A complete request to plan the activity."""
        return {
            "audience": {"organization_id": self.place("east")},
            "kind": "theme_day",
            "title": "三月主题党日",
            "place": "村部二楼",
            "starts_at": START.isoformat(),
            "ends_at": (START + timedelta(hours=2)).isoformat(),
        } | changes

    def place(self, name: str) -> str:
        return str(self.town.organizations[name])

    def person(self, name: str) -> str:
        return str(self.town.members[name])

    def plan(self, by: str = "secretary", **changes: Any) -> str:
        """Plan the activity and answer its id."""
        answer = self.send(by, "POST", "/activities", self.body(**changes))
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def code(self, activity_id: str) -> str:
        """The code on the host's screen."""
        answer = self.send("secretary", "GET", f"/activities/{activity_id}/code")
        assert answer.status_code == 200, answer.text
        return str(answer.json()["token"])

    def check_in(self, name: str, token: str) -> httpx.Response:
        return self.send(name, "POST", "/check-ins", {"token": token})

    def bring(self, name: str, token: str) -> httpx.Response:
        """Send in a scan that was kept on the phone."""
        kept = {"token": token, "scanned_at": self.now.isoformat(), "clock_offset_ms": -1200}
        return self.send(name, "POST", "/check-ins", {"offline": kept})

    def close(self, activity_id: str) -> None:
        assert self.send("secretary", "POST", f"/activities/{activity_id}/close").status_code == 200

    def roll(self, activity_id: str, by: str = "secretary") -> dict[str, Any]:
        """The roll by person, and the counts under `counts`."""
        answer = self.send(by, "GET", f"/activities/{activity_id}/attendance")
        assert answer.status_code == 200, answer.text
        lines = {line["member_id"]: line for line in answer.json()["items"]}
        known = {name: lines.get(str(key)) for name, key in self.town.members.items()}
        return known | {"counts": answer.json()["counts"]}

    def due(self, activity_id: str, by: str = "officer") -> frozenset[str]:
        """The names of the cast on the roll."""
        lines = self.roll(activity_id, by).items()
        return frozenset(name for name, line in lines if name != "counts" and line is not None)

    def events(self, kind: str) -> list[Event]:
        """The recorded events of one type, in the order of their ids."""
        with self._database.transaction(writes=False) as session:
            rows = session.exec(select(Event).where(Event.type == kind).order_by(col(Event.id))).all()
            session.expunge_all()
            return list(rows)

    def session(self) -> Any:
        """A look at the database."""
        return self._database.transaction()


@pytest.fixture
def hall(client: Client, town: Town, database: Database, clock: Callable[[datetime], None]) -> Hall:
    return Hall(client, town, database, clock)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)
