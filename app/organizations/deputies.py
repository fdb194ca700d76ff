"""Deputies for a time: who sits at an organization's desk in the place of another, and on which days. A 副书记 by post is none of them."""

from uuid import UUID

from sqlalchemy import exists, or_
from sqlmodel import Session, col, select

from app.access.guard import IS_IN_FORCE
from app.access.models import RoleGrant
from app.access.policy import Role
from app.core import clock
from app.organizations.models import AdministrativeGrant
from app.organizations.rules import GrantStatus


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
