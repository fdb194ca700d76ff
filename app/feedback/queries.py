"""Reads around feedback: whose it is, the officer's inbox, the sender's own."""

from itertools import accumulate
from typing import Any

from sqlmodel import Session, col, select

from app.access.guard import Actor, Scope
from app.core.pagination import Page, PageRequest, paginate
from app.feedback.models import Feedback
from app.feedback.rules import FeedbackStatus
from app.organizations.models import Organization
from app.organizations.rules import OrganizationKind


def recipient(session: Session, organization: Organization) -> Organization:
    """The nearest committee at or above an organization; where there is none, the topmost organization above it."""
    above = list(accumulate(f"{segment}/" for segment in organization.path.split("/")[:-1]))
    rows = session.exec(select(Organization).where(col(Organization.path).in_(above)).order_by(Organization.path)).all()
    committees = [row for row in rows if row.kind is OrganizationKind.COMMITTEE and row.ended_on is None]
    return committees[-1] if committees else rows[0]


def topmost(session: Session) -> Organization | None:
    """The root of the tree; the first one where there are several."""
    roots = select(Organization).where(col(Organization.parent_id).is_(None), col(Organization.ended_on).is_(None))
    return session.exec(roots.order_by(Organization.path).limit(1)).first()


def recipients(session: Session, page: PageRequest) -> Page[Any]:
    """Committees, from the top down."""
    committees = select(Organization).where(
        Organization.kind == OrganizationKind.COMMITTEE, col(Organization.ended_on).is_(None)
    )
    return paginate(session, committees, (col(Organization.path),), page)


def by_number(session: Session, number: str) -> Feedback | None:
    """The feedback that a number stands for."""
    return session.exec(select(Feedback).where(Feedback.number == number)).first()


def inbox(session: Session, scope: Scope, status: FeedbackStatus | None, page: PageRequest) -> Page[Any]:
    """Feedback within the scope, the earliest due first."""
    within = select(Organization.id).where(scope.within(Organization.path))
    statement = select(Feedback).where(col(Feedback.organization_id).in_(within))
    if status is not None:
        statement = statement.where(Feedback.status == status)
    return paginate(session, statement, (col(Feedback.due_on), col(Feedback.id)), page)


def own(session: Session, me: Actor, page: PageRequest) -> Page[Any]:
    """What a member sent in under their name, newest first."""
    statement = select(Feedback).where(Feedback.member_id == me.member_id)
    return paginate(session, statement, (col(Feedback.received_on), col(Feedback.id)), page, descending=True)
