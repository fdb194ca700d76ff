"""Members of the branch `east` who ask to have something put right, and whoever decides it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import httpx
import pytest
from sqlmodel import Session, select

from app.core.events import Event
from app.members.models import Member
from tests.build import Town
from tests.client import Client

Sessions = Callable[[], AbstractContextManager[Session]]
API = "/api/v1"
PHONE = {"field": "phone", "value": "199 8888 6666", "reason": "换了号码"}
PAPER = {"approver": "青禾镇党委", "document_number": "青党〔2026〕5号"}


class Desk:
    """Who asks and who decides, through HTTP."""

    def __init__(self, client: Client, town: Town, session: Sessions) -> None:
        self.client = client
        self.town = town
        self.session = session

    def ask(self, who: str = "member", **changes: str) -> httpx.Response:
        """Ask for a correction; without changes of the phone number."""
        return self.client.as_(who).post(f"{API}/me/corrections", json=PHONE | changes)

    def asked(self, who: str = "member", **changes: str) -> str:
        """The id of a correction that waits."""
        answer = self.ask(who, **changes)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def shown(self, correction_id: str, who: str = "secretary") -> dict[str, Any]:
        """How it lies on somebody's desk."""
        found: dict[str, Any] = self.client.as_(who).get(f"{API}/corrections/{correction_id}").json()
        return found

    def decide(self, correction_id: str, action: str, who: str = "secretary", **body: Any) -> httpx.Response:
        """Accept or reject on the version that stands."""
        place, desk = f"{API}/corrections/{correction_id}", self.client.as_(who)
        seen = desk.get(place).headers.get("ETag", '"1"')
        return desk.post(f"{place}/{action}", json=body, headers={"If-Match": seen})

    def record(self, who: str = "member") -> Member:
        """The record as it stands."""
        with self.session() as s:
            row = s.get_one(Member, self.town.members[who])
            s.expunge(row)
            return row

    def facts(self, correction_id: str) -> list[str]:
        """What was recorded of it."""
        with self.session() as s:
            rows = s.exec(select(Event).order_by(Event.id)).all()  # type: ignore[arg-type]
            return [row.type for row in rows if str(row.subject_id) == correction_id]


@pytest.fixture
def desk(client: Client, town: Town, session: Sessions) -> Desk:
    return Desk(client, town, session)
