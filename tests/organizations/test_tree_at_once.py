"""Two at once: what is written below an organization while it moves is written where it stands afterwards."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from threading import Thread
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlmodel import Session, select

from app.access.models import RoleGrant
from app.core import clock
from app.core.db import Database
from app.core.who import SYSTEM
from app.organizations import tree
from app.organizations.models import Organization
from app.organizations.rules import OrganizationKind
from tests.build import Town, make_organization
from tests.client import Client
from tests.databases import let_wait
from tests.transfers.plans import Desk, hire

Sessions = Callable[[], AbstractContextManager[Session]]


@pytest.fixture
def desk(client: Client, town: Town, session: Sessions) -> Desk:
    with session() as s:
        hire(s, town)
        county = s.get_one(Organization, town.organizations["county"])
        town.organizations["zone"] = make_organization(s, "开发区委员会", county, OrganizationKind.COMMITTEE).id
    return Desk(client, town)


def during_a_move(desk: Desk, database: Database, path: str, body: dict[str, Any]) -> httpx.Response:
    """POST while the township is on its way below another committee."""
    maker, answers = desk.client.as_("maker"), list[httpx.Response]()
    writer = Thread(target=lambda: answers.append(maker.post(f"/api/v1/{path}", json=body)))
    with database.transaction() as s:
        township, zone = (s.get_one(Organization, desk.town.organizations[name]) for name in ("township", "zone"))
        tree.reparent(s, SYSTEM, township, zone, clock.today())
        writer.start()
        let_wait(database)
    writer.join()
    [answer] = answers
    assert answer.status_code == 201, answer.text
    return answer


def test_a_branch_set_up_meanwhile(desk: Desk, database: Database, session: Sessions) -> None:
    body = {
        "parent_id": desk.place("township"),
        "name": "南村党支部",
        "short_name": "南村",
        "kind": "branch",
        "sector": "village",
    }
    made = during_a_move(desk, database, "organizations", body).json()
    with session() as s:
        township = s.get_one(Organization, UUID(desk.place("township")))
        assert made["path"].startswith(township.path)


def test_a_post_given_meanwhile(desk: Desk, database: Database, session: Sessions, town: Town) -> None:
    body = {"post": "secretary", "member_id": str(town.members["member"]), "document_number": "青委〔2026〕1号"}
    during_a_move(desk, database, f"organizations/{desk.place('east')}/appointments", body)
    with session() as s:
        east = s.get_one(Organization, town.organizations["east"])
        new = select(RoleGrant).where(
            RoleGrant.member_id == town.members["member"], RoleGrant.starts_on > date(2026, 1, 1)
        )
        assert [row.path for row in s.exec(new)] == [east.path]
