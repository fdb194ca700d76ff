"""What the first page needs to know."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from app.access.models import SessionKind
from app.access.policy import Permission, Role
from app.core.schemas import Schema
from app.members.rules import Category
from app.organizations.rules import OrganizationKind


class OwnMember(Schema):
    """The caller's record, as far as the first page shows it."""

    id: UUID
    name: str
    category: Category
    organization_id: UUID
    organization_name: str


class HeldRole(Schema):
    """A role held today."""

    role: Role
    label: str
    organization_id: UUID
    organization_name: str
    organization_kind: OrganizationKind | None = Field(description="全部党组织时为空")


class MeRead(Schema):
    """Who is signed in. `member` is null for staff who are no members; `pending_count` counts what waits for the caller's decision,
    `unread_count` notices that were not opened."""

    account_id: UUID
    name: str
    session_id: UUID
    session_kind: SessionKind
    session_expires_at: datetime
    member: OwnMember | None
    roles: list[HeldRole]
    permissions: list[Permission]
    unread_count: int
    pending_count: int
