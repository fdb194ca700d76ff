"""Looking at unmasked values: with a reason, recorded, and shown to the person they belong to."""

from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.access.policy import Permission
from app.core import events
from app.core.events import Event
from app.core.pagination import Page, PageRequest, paginate
from app.members import service
from app.members.events import MemberRevealed
from app.members.models import Member
from app.members.schemas import AccessRead, Revealed, RevealField, RevealRequest
from app.organizations import deputies
from app.organizations.models import Organization


def reveal(session: Session, scope: Scope, member_id: UUID, data: RevealRequest) -> Revealed:
    """The full values of some fields. Raises `NotThere`."""
    row = service.get(session, scope, member_id)
    fields = sorted(set(data.fields))
    roles = deputies.role_words(session, scope, row.path, Permission.MEMBERS_REVEAL)
    fact = MemberRevealed(member_id=row.id, organization_id=row.organization_id, fields=fields)
    notes = {"reason": data.reason, "role": roles, "organization": _organizations(session, scope, row)}
    events.record(session, scope.who, row.path, fact, notes=notes)
    values = {
        RevealField.NATIONAL_ID: row.national_id,
        RevealField.PHONE: row.phone,
        RevealField.LANDLINE: row.landline,
        RevealField.ADDRESS: row.address,
        RevealField.BORN_ON: row.born_on.isoformat(),
    }
    return Revealed(member_id=row.id, values={field: values[field] for field in fields})


def _organizations(session: Session, scope: Scope, row: Member) -> str:
    """Where the caller holds the roles, by their names of the day."""
    places = scope.organizations_at(row.path, Permission.MEMBERS_REVEAL)
    named = select(Organization.name).where(col(Organization.id).in_(places)).order_by(Organization.path)
    return "、".join(session.exec(named))


def accesses(session: Session, member_id: UUID, page: PageRequest) -> Page[Any]:
    """Who looked at a member's unmasked values, the latest first."""
    statement = select(Event).where(Event.member_id == member_id, Event.type == MemberRevealed.type)
    found = paginate(session, statement, [Event.id], page, descending=True)
    found.items = [_access(row) for row in found.items]
    return found


def _access(row: Event) -> AccessRead:
    return AccessRead(
        id=row.id,
        at=row.occurred_at,
        who=row.actor_label,
        role=row.notes["role"],
        organization_name=row.notes.get("organization", ""),
        fields=row.data["fields"],
        reason=row.notes["reason"],
    )
