"""The offices that a transfer passes: both branches, two officers of each township, and whoever telephones."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from threading import Event as Stop
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlmodel import Session, select

from app.access.policy import Role
from app.core import clock
from app.core.db import Database
from app.core.events import Event
from app.core.ids import new_id
from app.core.queue import Progress
from app.core.settings import settings
from app.members.models import Affiliation, Member
from app.organizations.models import Organization
from app.transfers import jobs
from tests import fonts
from tests.build import Town, grant, make_member
from tests.client import Client

Sessions = Callable[[], AbstractContextManager[Session]]
API = "/api/v1"
TRANSFERS = f"{API}/transfers"


@pytest.fixture(scope="session", autouse=True)
def small_font() -> Iterator[None]:
    """Letters are printed with few signs; the walk through the browser prints with all."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings(), "font_file", fonts.small(settings().font_file))
        yield


@dataclass
class Offices:
    """Whoever acts, through HTTP; `member` of `east` moves unless said otherwise."""

    client: Client
    town: Town
    session: Sessions

    def place(self, name: str) -> str:
        return str(self.town.organizations[name])

    def apply(self, who: str = "member", to: str | None = "west", **fields: Any) -> httpx.Response:
        """A draft."""
        body = {"reason": "residence", "dues_paid_through": f"{clock.today():%Y-%m}"} | fields
        if to is not None:
            body["target_id"] = self.place(to)
        return self.client.as_(who).post(TRANSFERS, json=body, headers={"Idempotency-Key": str(uuid4())})

    def drafted(self, who: str = "member", to: str | None = "west", **fields: Any) -> str:
        answer = self.apply(who, to, **fields)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def seen(self, transfer_id: str, who: str = "member") -> dict[str, Any]:
        """The transfer as somebody sees it."""
        answer = self.client.as_(who).get(f"{TRANSFERS}/{transfer_id}")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def act(self, transfer_id: str, who: str, action: str, **fields: Any) -> httpx.Response:
        """One action on the version that stands."""
        desk, place = self.client.as_(who), f"{TRANSFERS}/{transfer_id}"
        seen = desk.get(place).headers.get("ETag", '"1"')
        return desk.post(f"{place}/actions", json={"action": action} | fields, headers={"If-Match": seen})

    def done(self, transfer_id: str, who: str, action: str, **fields: Any) -> dict[str, Any]:
        """One action that is taken, warnings acknowledged."""
        warned = [notice["code"] for notice in self.seen(transfer_id, who)["warnings"]]
        if warned:
            fields = {"acknowledge": warned, "reason": "已经商量过了"} | fields
        answer = self.act(transfer_id, who, action, **fields)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def stands(self, transfer_id: str, who: str = "officer") -> tuple[str, str | None]:
        found = self.seen(transfer_id, who)
        return found["status"], found["step"]

    def sent(self, to: str | None = "far", **fields: Any) -> str:
        """One for which the letter is on its way."""
        transfer_id = self.drafted(to=to, **fields)
        for who, action in (("member", "submit"), ("secretary", "approve"), ("officer", "approve")):
            self.done(transfer_id, who, action)
        self.done(transfer_id, "checker", "issue_letter")
        return transfer_id

    def branch_of(self, who: str = "member") -> UUID:
        with self.session() as s:
            return s.get_one(Member, self.town.members[who]).organization_id

    def affiliations(self, who: str = "member") -> list[tuple[UUID, str, str | None]]:
        with self.session() as s:
            mine = select(Affiliation).where(Affiliation.member_id == self.town.members[who])
            rows = s.exec(mine.order_by(Affiliation.starts_on, Affiliation.id)).all()  # type: ignore[arg-type]
            return [
                (row.organization_id, str(row.starts_on), str(row.ends_on) if row.ends_on else None) for row in rows
            ]

    def facts(self, transfer_id: str) -> list[str]:
        """What was recorded of it: the actions."""
        with self.session() as s:
            rows = s.exec(select(Event).order_by(Event.id)).all()  # type: ignore[arg-type]
            return [row.data.get("action", row.type) for row in rows if str(row.subject_id) == transfer_id]


@pytest.fixture
def offices(client: Client, town: Town, session: Sessions) -> Offices:
    """The cast with a second officer in the township, one in the neighbouring township, and four more members in `east`."""
    with session() as s:
        places = {name: s.get_one(Organization, town.organizations[name]) for name in ("east", "office", "far")}
        for number in range(4):
            make_member(s, places["east"], f"邻居{'甲乙丙丁'[number]}")
        for name, home, over in (("checker", "office", "township"), ("far_officer", "far", "neighbour")):
            person = make_member(s, places[home], name)
            town.members[name], town.accounts[name] = person.id, new_id()
            committee = s.get_one(Organization, town.organizations[over])
            grant(s, Role.ORGANIZATION_OFFICER, committee, member_id=person.id)
    return Offices(client, town, session)


@pytest.fixture
def second_admin(offices: Offices) -> None:
    """The officer administers too, so that there is a second person for grants."""
    with offices.session() as s:
        township = s.get_one(Organization, offices.town.organizations["township"])
        grant(s, Role.ADMIN, township, member_id=offices.town.members["officer"])


@pytest.fixture
def keep_time(database: Database) -> Callable[[], None]:
    """The job of each hour, as the worker runs it."""
    return lambda: jobs.keep_time(database, Progress(database, new_id(), Stop()), {})
