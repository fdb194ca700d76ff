"""任职: who holds which post. An appointment and the role it brings are written, and end, together.

Whether a person may hold a post is asked where people are known (app/members/appointments.py).
"""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_
from sqlmodel import Session, col, or_, select

from app.access.guard import Scope
from app.access.models import RoleGrant
from app.access.policy import Permission
from app.core import clock, events
from app.core.words import words_of
from app.organizations import grants, service
from app.organizations.errors import AppointmentOver, AppointmentToSelf, DateOutOfOrder, PostHeld, PostTaken
from app.organizations.events import AppointmentEnded, AppointmentMade
from app.organizations.models import Appointment, Organization
from app.organizations.rules import POST_WORDS, Post, role_of


def appoint(session: Session, scope: Scope, organization: Organization, row: Appointment) -> Appointment:
    """Record an appointment of somebody else and grant the role of its post, from its first day on.

    Raises `AppointmentToSelf`, `PostTaken`, `PostHeld`, `DateOutOfOrder`.
    """
    scope.ensure(organization.path, Permission.ORGANIZATIONS_READ)
    service.ensure_stands(organization)
    if row.member_id == scope.who.id:
        raise AppointmentToSelf()
    if row.starts_on > clock.today():
        raise DateOutOfOrder(earliest="以前", latest=clock.today(), pointer="/starts_on")
    _ensure_free(session, row)
    row.updated_by = scope.who.label
    session.add(row)
    session.flush()
    _grant_role(session, scope, organization, row)
    fact = AppointmentMade(
        appointment_id=row.id,
        organization_id=organization.id,
        member_id=row.member_id,
        post=row.post,
        starts_on=row.starts_on,
    )
    events.record(session, scope.who, organization.path, fact, notes={"document_number": row.document_number})
    return row


def _ensure_free(session: Session, row: Appointment) -> None:
    held = select(Appointment.member_id).where(
        Appointment.organization_id == row.organization_id,
        Appointment.post == row.post,
        col(Appointment.ends_on).is_(None),
    )
    holders = session.exec(held).all()
    if row.member_id in holders:
        raise PostHeld(post=words_of(POST_WORDS, row.post), pointer="/post")
    if holders and row.post is Post.SECRETARY:
        raise PostTaken(post=words_of(POST_WORDS, row.post), pointer="/post")


def _grant_role(session: Session, scope: Scope, organization: Organization, row: Appointment) -> None:
    role = role_of(row.post, organization.kind)
    if role is None:
        return
    session.add(
        RoleGrant(
            member_id=row.member_id,
            role=role,
            organization_id=organization.id,
            path=organization.path,
            starts_on=row.starts_on,
            granted_by=scope.who.id,
            appointment_id=row.id,
            reason=POST_WORDS[row.post],
        )
    )


def end(session: Session, scope: Scope, row: Appointment, ends_on: date, *, seen: int) -> Appointment:
    """End an appointment: from `ends_on` on the post and its role are gone. Raises `AppointmentOver`, `DateOutOfOrder`, `Outdated`."""
    organization = service.get(session, scope, row.organization_id)
    if row.ends_on is not None:
        raise AppointmentOver()
    if not row.starts_on <= ends_on <= clock.today():
        raise DateOutOfOrder(earliest=row.starts_on, latest=clock.today(), pointer="/ends_on")
    row.touch(scope.who.label, expected=seen)
    row.ends_on = ends_on
    _end_grants(session, col(RoleGrant.appointment_id) == row.id, ends_on)
    fact = AppointmentEnded(
        appointment_id=row.id,
        organization_id=organization.id,
        member_id=row.member_id,
        post=row.post,
        ends_on=ends_on,
    )
    events.record(session, scope.who, organization.path, fact)
    session.flush()
    return row


def end_all(
    session: Session, member_ids: Collection[UUID], ends_on: date, by: str, stays: Collection[UUID] = ()
) -> None:
    """End every post and role of members who leave, and what was asked for; part of that command, so no fact of its own.

    `stays`: organizations in which they are kept, since who moves within a township may still work for it.
    """
    theirs = select(Appointment).where(col(Appointment.member_id).in_(member_ids), col(Appointment.ends_on).is_(None))
    for row in session.exec(theirs.where(col(Appointment.organization_id).not_in(stays))):
        row.touch(by)
        row.ends_on = max(ends_on, row.starts_on)
    grants.end_all(session, member_ids, ends_on, by, stays)
    held = and_(col(RoleGrant.member_id).in_(member_ids), col(RoleGrant.organization_id).not_in(stays))
    _end_grants(session, held, ends_on)


def end_at(session: Session, organization_id: UUID, ends_on: date, by: str) -> None:
    """End every post and role of an organization that is no more; part of that command, so no fact of its own."""
    held = select(Appointment).where(Appointment.organization_id == organization_id, col(Appointment.ends_on).is_(None))
    for row in session.exec(held):
        row.touch(by)
        row.ends_on = max(ends_on, row.starts_on)
    grants.end_at(session, organization_id, ends_on, by)
    _end_grants(session, col(RoleGrant.organization_id) == organization_id, ends_on)


def _end_grants(session: Session, which: ColumnElement[bool], ends_on: date) -> None:
    """Grants hold through their last day; the day before `ends_on` is it."""
    last = ends_on - timedelta(days=1)
    alive = or_(col(RoleGrant.ends_on).is_(None), col(RoleGrant.ends_on) > last)
    for grant in session.exec(select(RoleGrant).where(which, alive)):
        grant.ends_on = last
