"""What happens to organizations: one fact a command."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from app.access.policy import Role
from app.core.events import DomainEvent
from app.organizations.rules import Post


class _OfOrganization(DomainEvent):
    subject_kind: ClassVar[str] = "organization"
    organization_id: UUID


class OrganizationCreated(_OfOrganization):
    type = "organization.created"
    parent_id: UUID | None


class OrganizationRenamed(_OfOrganization):
    type = "organization.renamed"
    effective_on: date


class OrganizationChanged(_OfOrganization):
    type = "organization.changed"


class OrganizationReparented(_OfOrganization):
    """It stands below another parent, with everything below it."""

    type = "organization.reparented"
    parent_id: UUID
    from_parent_id: UUID | None
    effective_on: date


class OrganizationMerged(_OfOrganization):
    """It has ended, and what it had belongs to `target_id`."""

    type = "organization.merged"
    target_id: UUID
    effective_on: date


class OrganizationDissolved(_OfOrganization):
    """It has ended; `target_id` took what was left of it."""

    type = "organization.dissolved"
    target_id: UUID | None
    effective_on: date


class OrganizationSplit(_OfOrganization):
    """New branches were set up out of it."""

    type = "organization.split"
    new_ids: list[UUID]
    effective_on: date


class SettingsChanged(_OfOrganization):
    type = "organization.settings_changed"
    keys: list[str]
    starts_on: date


class TermRegistered(_OfOrganization):
    type = "term.registered"
    number: int
    ends_on: date


class TermExtended(_OfOrganization):
    type = "term.extended"
    number: int
    ends_on: date


class _OfAppointment(DomainEvent):
    subject_kind: ClassVar[str] = "appointment"
    appointment_id: UUID
    organization_id: UUID
    member_id: UUID
    post: Post


class AppointmentMade(_OfAppointment):
    type = "appointment.made"
    starts_on: date


class AppointmentEnded(_OfAppointment):
    type = "appointment.ended"
    ends_on: date


class _OfGrant(DomainEvent):
    subject_kind: ClassVar[str] = "administrative_grant"
    administrative_grant_id: UUID
    organization_id: UUID
    role: Role
    member_id: UUID | None
    account_id: UUID | None


class GrantRequested(_OfGrant):
    type = "administrative_grant.requested"


class GrantApproved(_OfGrant):
    type = "administrative_grant.approved"


class GrantDeclined(_OfGrant):
    type = "administrative_grant.declined"


class GrantEnded(_OfGrant):
    type = "administrative_grant.ended"
