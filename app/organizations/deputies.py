"""Deputies for a time: who sits at an organization's desk in the place of another, and on which days. A 副书记 by post is none of them."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import exists, or_
from sqlmodel import Session, col, select

from app.access.guard import IS_IN_FORCE, Scope
from app.access.models import RoleGrant
from app.access.policy import ROLE_WORDS, Permission, Role
from app.core import clock
from app.organizations.models import AdministrativeGrant, Organization
from app.organizations.rules import GrantStatus, OrganizationKind, deputy_words

# What a `Held` is made of, of a grant joined with its organization.
HELD = (
    col(RoleGrant.role),
    col(Organization.kind),
    col(RoleGrant.starts_on),
    col(RoleGrant.ends_on),
    col(RoleGrant.appointment_id),
)


class Held(NamedTuple):
    """A role that somebody holds at a place of a kind, on which days, and whether by a post."""

    role: Role
    kind: OrganizationKind | None
    starts_on: date | None
    ends_on: date | None
    appointment_id: UUID | None

    @property
    def words(self) -> str:
        """What the holder is called: a deputy for a time by the desk they act for, 代党支部书记（6月1日至6月30日）, and not 副书记."""
        is_post = self.role is not Role.DEPUTY_SECRETARY or self.appointment_id is not None
        if is_post or self.kind is None or self.starts_on is None or self.ends_on is None:
            return ROLE_WORDS[self.role]
        return deputy_words(self.kind, self.starts_on, self.ends_on, clock.today().year)


def titles(session: Session, holder_id: UUID | None, places: Collection[UUID]) -> dict[UUID, str]:
    """What a member, or an account, is called today as deputy at some organizations; where the post is held, by the post."""
    if not places:
        return {}
    statement = (
        select(RoleGrant, Organization.kind)
        .join(Organization, col(Organization.id) == RoleGrant.organization_id)
        .where(
            or_(col(RoleGrant.member_id) == holder_id, col(RoleGrant.account_id) == holder_id),
            RoleGrant.role == Role.DEPUTY_SECRETARY,
            col(RoleGrant.organization_id).in_(places),
            IS_IN_FORCE,
        )
        .order_by(col(RoleGrant.appointment_id).is_not(None), col(RoleGrant.ends_on))
    )
    return {
        row.organization_id: Held(
            row.role, OrganizationKind(kind), row.starts_on, row.ends_on, row.appointment_id
        ).words
        for row, kind in session.exec(statement)
    }


def titles_of(session: Session, holder_id: UUID | None, grants: Collection[tuple[Role, UUID, str]]) -> dict[UUID, str]:
    """As `titles`, wherever the holder of some grants is a deputy."""
    return titles(session, holder_id, {place for role, place, _ in grants if role is Role.DEPUTY_SECRETARY})


def called(role: Role, place: UUID, acted: dict[UUID, str]) -> str:
    """A role at a place in words, where `titles` has told what deputies are called."""
    return acted.get(place, ROLE_WORDS[role]) if role is Role.DEPUTY_SECRETARY else ROLE_WORDS[role]


def role_words(session: Session, scope: Scope, path: str, permission: Permission) -> str:
    """In which roles the caller does at a place what a permission allows, for those whom it concerns to read."""
    roles = scope.roles_at(path, permission)
    places = {place for role, place, root in scope.grants if role is Role.DEPUTY_SECRETARY and path.startswith(root)}
    return said(session, scope.who.id, roles, places)


def said(session: Session, holder_id: UUID | None, roles: Collection[Role], places: Collection[UUID]) -> str:
    """Roles in words, the deputy's among them as it is held at `places`."""
    own = [ROLE_WORDS[role] for role in roles if role is not Role.DEPUTY_SECRETARY]
    acted = titles(session, holder_id, places if Role.DEPUTY_SECRETARY in roles else ())
    return "、".join(dict.fromkeys([*own, *acted.values()]))


def acting(session: Session, holder_id: UUID | None, organization_id: UUID | None) -> AdministrativeGrant | None:
    """The grant by which a member, or an account, is a deputy at an organization today; None where the post itself is held there."""
    today = clock.today()
    by_post = exists().where(
        col(RoleGrant.member_id) == holder_id,
        col(RoleGrant.organization_id) == organization_id,
        col(RoleGrant.role) == Role.DEPUTY_SECRETARY,
        col(RoleGrant.appointment_id).is_not(None),
        IS_IN_FORCE,
    )
    theirs = select(AdministrativeGrant).where(
        or_(col(AdministrativeGrant.member_id) == holder_id, col(AdministrativeGrant.account_id) == holder_id),
        AdministrativeGrant.organization_id == organization_id,
        AdministrativeGrant.role == Role.DEPUTY_SECRETARY,
        AdministrativeGrant.status == GrantStatus.APPROVED,
        AdministrativeGrant.starts_on <= today,
        col(AdministrativeGrant.ends_on) >= today,
        ~by_post,
    )
    return session.exec(theirs.order_by(col(AdministrativeGrant.ends_on).desc()).limit(1)).first()
