"""Plans for whole organizations as two officers of the county make and apply them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import httpx
from sqlmodel import Session, select

from app.access.policy import Role
from app.core import clock
from app.core.ids import new_id
from app.members.models import Hold, Member
from app.members.rules import HoldKind
from app.organizations.models import Appointment, Organization, Term
from app.organizations.rules import Post
from tests.build import Town, grant, make_member
from tests.client import Client

Sessions = Callable[[], AbstractContextManager[Session]]
BATCHES = "/api/v1/transfers/batches"
PAPERS = {"approver": "平安县委员会", "reason": "村组合并", "sender_document_number": "青委〔2026〕3号"}


@dataclass
class Desk:
    """`maker` and `applier` hold the whole county."""

    client: Client
    town: Town

    def place(self, name: str) -> str:
        return str(self.town.organizations[name])

    def ask(self, operation: str, place: str, who: str = "maker", **fields: Any) -> httpx.Response:
        """Ask for a plan; `to` is a place of the town."""
        body = PAPERS | {"operation": operation, "organization_id": self.place(place)}
        if "to" in fields:
            body["target_id"] = self.place(fields.pop("to"))
        return self.client.as_(who).post(BATCHES, json=body | fields, headers={"Idempotency-Key": str(uuid4())})

    def planned(self, operation: str, place: str, **fields: Any) -> dict[str, Any]:
        answer = self.ask(operation, place, **fields)
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def apply(self, plan: dict[str, Any], who: str = "applier", action: str = "apply") -> httpx.Response:
        """Take it, with every warning of the plan acknowledged."""
        path, seen = f"{BATCHES}/{plan['id']}/{action}", f'"{plan["version"]}"'
        looked = {"acknowledge": [warning["code"] for warning in plan["warnings"]], "reason": "已经核对过"}
        return self.client.as_(who).post(path, json=looked if action == "apply" else None, headers={"If-Match": seen})

    def done(self, operation: str, place: str, **fields: Any) -> dict[str, Any]:
        """Planned by one, applied by the other."""
        answer = self.apply(self.planned(operation, place, **fields))
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def rows(self, plan: dict[str, Any], **query: str) -> list[dict[str, Any]]:
        answer = self.client.as_("maker").get(f"{BATCHES}/{plan['id']}/rows", params=query)
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["items"]
        return found

    def get(self, path: str, who: str = "maker", **query: str) -> dict[str, Any]:
        answer = self.client.as_(who).get(f"/api/v1/{path}", params=query)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


def hire(session: Session, town: Town) -> None:
    """Two organization officers of the county, who belong to a branch that nothing happens to."""
    county = session.get_one(Organization, town.organizations["county"])
    office = session.get_one(Organization, town.organizations["office"])
    for name in ("maker", "applier"):
        person = make_member(session, office, name)
        town.members[name], town.accounts[name] = person.id, new_id()
        grant(session, Role.ORGANIZATION_OFFICER, county, member_id=person.id)


def secretary_post(town: Town, who: str = "secretary") -> Appointment:
    """The post of secretary in `east`."""
    place, person = town.organizations["east"], town.members[who]
    return Appointment(organization_id=place, member_id=person, post=Post.SECRETARY, starts_on=date(2024, 1, 1))


def term(town: Town) -> Term:
    """The term of `east` that is running."""
    elected_on, ends_on = date(2024, 1, 1), date(2029, 1, 1)
    return Term(
        organization_id=town.organizations["east"],
        number=1,
        elected_on=elected_on,
        years=5,
        ends_on=ends_on,
        created_at=clock.now(),
    )


def part(town: Town, name: str, *people: str | UUID) -> dict[str, Any]:
    """A branch to be set up with some of the cast."""
    ids = [str(town.members[one] if isinstance(one, str) else one) for one in people]
    return {"name": name, "short_name": name[:6], "member_ids": ids}


def organization(s: Session, town: Town, name: str) -> Organization:
    return s.get_one(Organization, town.organizations[name])


def belongs(s: Session, town: Town, name: str) -> UUID:
    return s.get_one(Member, town.members[name]).organization_id


def frozen(session: Sessions) -> int:
    with session() as s:
        return len(s.exec(select(Hold).where(Hold.kind == HoldKind.FROZEN_ORGANIZATION)).all())
