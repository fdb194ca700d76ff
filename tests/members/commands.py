"""How a person at a desk works on a record: read it, then send the command with its version."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

import httpx
from sqlmodel import Session

from app.members.models import Member
from app.organizations.models import Organization
from tests.build import Town, make_member
from tests.client import Client

Sessions = Callable[[], AbstractContextManager[Session]]
MEMBERS = "/api/v1/members"
PAPER = {"approver": "青禾镇党委", "document_number": "青党〔2026〕5号"}


def newcomer(session: Sessions, town: Town, place: str = "east", name: str = "丙员", **facts: Any) -> UUID:
    """One more member of a branch."""
    with session() as s:
        return make_member(s, s.get_one(Organization, town.organizations[place]), name, **facts).id


def command(client: Client, member: UUID, path: str, body: dict[str, Any], caller: str = "officer") -> httpx.Response:
    """Send a command (POST, or PUT for dues) with the latest version; a caller who may not read sends one anyway."""
    caller_client = client.as_(caller)
    etag = caller_client.get(f"{MEMBERS}/{member}").headers.get("etag", '"1"')
    method = "PUT" if path == "dues-paid-through" else "POST"
    return caller_client.request(method, f"{MEMBERS}/{member}/{path}", json=body, headers={"If-Match": etag})


def change(
    client: Client, member: UUID, name: str, on: object, caller: str = "officer", **fields: Any
) -> httpx.Response:
    """A status change with its paper."""
    body = {"change": name, "effective_on": str(on)} | PAPER | fields
    return command(client, member, "status-changes", body, caller)


def counts(session: Sessions, town: Town, place: str = "east") -> tuple[int, int]:
    """The stored counts of a branch: members, full members."""
    with session() as s:
        row = s.get_one(Organization, town.organizations[place])
        return row.member_count, row.full_count


def set_fields(session: Sessions, member: UUID, **values: Any) -> None:
    """Prepare a record directly."""
    with session() as s:
        row = s.get_one(Member, member)
        for field, value in values.items():
            setattr(row, field, value)
