"""Put notices into inboxes, mark them read, allow messages, and work off the call list."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import insert, update
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.guard import Actor, Scope
from app.core import clock, events
from app.core.db import insert_new
from app.core.errors import NotThere
from app.core.ids import new_id
from app.core.pagination import Page, PageRequest
from app.members.models import Member
from app.notifications import queries
from app.notifications.events import MembersCalled, SubscriptionGranted, SubscriptionWithdrawn
from app.notifications.models import Notification, SubscriptionAllowance
from app.notifications.rules import CHANNELS, Delivery, Notice, Template
from app.notifications.schemas import UnreadCount
from app.organizations import service as organizations
from app.organizations.models import Organization

CHUNK = 500


def notify(
    session: Session, source_id: UUID, member_ids: Collection[UUID], notice: Notice, *, by_message: bool = False
) -> None:
    """Put a notice into the inbox of each member who does not have it from this source; `by_message` also sends it."""
    is_sent = by_message and CHANNELS[notice.subject_type].template in queries.template_ids()
    common = {
        "source_id": source_id,
        "title": notice.title,
        "body": notice.body,
        "subject_type": notice.subject_type,
        "subject_id": notice.subject_id,
        "call_until": notice.call_until,
        "created_at": clock.now(),
        "delivery": Delivery.WAITING if is_sent else Delivery.INBOX,
    }
    wanted = list(dict.fromkeys(member_ids))
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        told = queries.told_already(session, source_id, chunk)
        rows = [common | {"id": new_id(), "member_id": member_id} for member_id in chunk if member_id not in told]
        if rows:
            session.connection().execute(insert(Notification), rows)


def mark_read(session: Session, me: Actor, ids: Collection[UUID]) -> UnreadCount:
    """Mark own notices as read; what is not one's own, or read already, stays as it is. Records nothing: who reads what is private."""
    unread = update(Notification).where(
        col(Notification.member_id) == me.member_id,
        col(Notification.id).in_(ids),
        col(Notification.read_at).is_(None),
    )
    session.connection().execute(unread.values(read_at=clock.now()))
    return queries.unread_count(session, me)


def allow_message(session: Session, me: Actor, template: Template) -> SubscriptionAllowance:
    """Note that the caller has allowed one more message of a template."""
    member = session.get_one(Member, me.member_id)
    member_id = member.id
    insert_new(
        session, SubscriptionAllowance, {"id": new_id(), "member_id": member_id, "template": template, "left_count": 0}
    )
    row = session.exec(_allowance(member_id, template)).one()
    row.left_count += 1
    path = session.get_one(Organization, member.organization_id).path
    events.record(session, me.who, path, SubscriptionGranted(member_id=member_id, template=template))
    return row


def withdraw_messages(session: Session, me: Actor) -> None:
    """Forget every message that the caller has allowed: none is sent from now on, and they are telephoned instead."""
    member = session.get_one(Member, me.member_id)
    mine = update(SubscriptionAllowance).where(col(SubscriptionAllowance.member_id) == member.id)
    session.connection().execute(mine.values(left_count=0))
    events.record(session, me.who, member.path, SubscriptionWithdrawn(member_id=member.id))


def _allowance(member_id: UUID, template: Template) -> SelectOfScalar[SubscriptionAllowance]:
    """A member's allowance, held against others who change it."""
    mine = select(SubscriptionAllowance).where(
        SubscriptionAllowance.member_id == member_id, SubscriptionAllowance.template == template
    )
    return mine.with_for_update()


def settle(session: Session, notification_id: UUID, outcome: Delivery) -> None:
    """Note what became of a message. A sent one is taken from the allowance; WeChat's "not subscribed" ends what we had counted."""
    row = session.get_one(Notification, notification_id)
    row.delivery = outcome
    kept = session.exec(_allowance(row.member_id, CHANNELS[row.subject_type].template)).first()
    if kept is not None and outcome is Delivery.SENT:
        kept.left_count = max(0, kept.left_count - 1)
    if kept is not None and outcome is Delivery.NOT_SUBSCRIBED:
        kept.left_count = 0


def settle_unsent(session: Session, notification_ids: Collection[UUID], outcome: Delivery) -> None:
    """Note why no message goes out for some notices."""
    those = col(Notification.id).in_(notification_ids)
    session.connection().execute(update(Notification).where(those).values(delivery=outcome))


def call_list(session: Session, scope: Scope, organization_id: UUID, page: PageRequest) -> Page[Notification]:
    """Whom to telephone in an organization and below. Raises `NotThere` (404) outside the scope."""
    return queries.call_list(session, organizations.get(session, scope, organization_id), page)


def mark_told(
    session: Session, scope: Scope, organization_id: UUID, ids: Collection[UUID], page: PageRequest
) -> Page[Notification]:
    """Take from the call list whom a person has told, and answer what is left of it. Told twice is told once.

    Raises `NotThere` (404) for an organization outside the scope, and for a notice that is on no call list of it.
    """
    organization = organizations.get(session, scope, organization_id)
    mine = select(Notification).where(
        col(Notification.id).in_(ids),
        col(Notification.call_until).is_not(None),
        queries.of_members_below(organization.path),
    )
    rows = session.exec(mine).all()
    if len(rows) < len(set(ids)):
        raise NotThere()
    fresh = [row for row in rows if row.told_at is None]
    for row in fresh:
        row.told_at = clock.now()
    if fresh:
        fact = MembersCalled(organization_id=organization.id, notification_ids=[row.id for row in fresh])
        events.record(session, scope.who, organization.path, fact)
    session.flush()
    return queries.call_list(session, organization, page)
