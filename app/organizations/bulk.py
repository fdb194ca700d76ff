"""A whole tree in a handful of statements: what an import needs of the organizations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session

from app.core import clock, events, logs
from app.core.events import Fact
from app.core.ids import new_id
from app.core.who import Who
from app.organizations.events import OrganizationCreated
from app.organizations.models import Organization, OrganizationVersion, Term
from app.organizations.rules import OrganizationKind, Sector, term_end
from app.organizations.service import new_path


@dataclass(frozen=True, slots=True)
class Node:
    """An organization to set up below its parent, which exists or comes before it. `elected_on` begins its first term here."""

    id: UUID
    parent_id: UUID | None
    name: str
    short_name: str
    kind: OrganizationKind
    sector: Sector
    is_temporary: bool
    national_code: str | None
    phone: str
    founded_on: date | None
    elected_on: date | None
    term_years: int | None


def create(session: Session, who: Who, nodes: Sequence[Node], paths: dict[UUID, str]) -> None:
    """Set up the organizations of `nodes`. `paths` holds those of existing parents, and afterwards the new ones too.

    Raises `TreeTooDeep`; a name or code that is taken fails the transaction.
    """
    today, now = clock.today(), clock.now()
    rows: list[dict[str, Any]] = []
    versions: list[dict[str, Any]] = []
    terms: list[dict[str, Any]] = []
    for place, node in enumerate(nodes):
        paths[node.id] = new_path("/" if node.parent_id is None else paths[node.parent_id])
        shared = _versioned(node, paths[node.id])
        rows.append(shared | _plain(node, place) | {"updated_at": now, "updated_by": who.label})
        since = node.founded_on or today
        versions.append(shared | {"id": new_id(), "organization_id": node.id, "valid_from": since})
        if node.elected_on and node.term_years and not node.is_temporary:
            changed = {"created_at": now, "updated_at": now, "updated_by": who.label}
            terms.append(_term(node.id, node.elected_on, node.term_years) | changed)
    connection = session.connection()
    for table, values in ((Organization, rows), (OrganizationVersion, versions), (Term, terms)):
        if values:
            connection.execute(insert(table), values)
    request_id = logs.request_id.get()
    events.record_many(
        connection,
        [
            Fact(
                who, paths[node.id], OrganizationCreated(organization_id=node.id, parent_id=node.parent_id), request_id
            )
            for node in nodes
        ],
    )


def _versioned(node: Node, path: str) -> dict[str, Any]:
    return {
        "parent_id": node.parent_id,
        "path": path,
        "name": node.name,
        "short_name": node.short_name,
        "kind": node.kind,
        "sector": node.sector,
    }


def _plain(node: Node, place: int) -> dict[str, Any]:
    return {
        "id": node.id,
        "version": 1,
        "is_temporary": node.is_temporary,
        "is_floating": False,
        "may_approve_members": True,
        "national_code": node.national_code,
        "phone": node.phone,
        "address": "",
        "founded_on": node.founded_on,
        "sort_order": place,
        "full_count": 0,
        "member_count": 0,
    }


def _term(organization_id: UUID, elected_on: date, years: int) -> dict[str, Any]:
    return {
        "id": new_id(),
        "organization_id": organization_id,
        "number": 1,
        "elected_on": elected_on,
        "years": years,
        "ends_on": term_end(elected_on, years),
        "approver": "",
        "document_number": "",
        "version": 1,
    }
