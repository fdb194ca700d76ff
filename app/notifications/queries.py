"""Reads of the inbox, the call list and what is still to be sent."""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import accumulate
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case
from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, func, select

from app.access.guard import IS_IN_FORCE, Actor
from app.access.models import RoleGrant
from app.access.policy import GRANTED, Permission, Role, roles_with
from app.accounts.models import WechatBinding
from app.accounts.rules import WechatApp
from app.activities.models import Activity
from app.core import clock
from app.core.pagination import Page, PageRequest, paginate
from app.core.settings import settings
from app.feedback.models import Feedback
from app.feedback.rules import FeedbackStatus
from app.members.models import Member
from app.members.rules import ON_ROLL
from app.notifications.models import Notification, SubscriptionAllowance
from app.notifications.rules import CHANNELS, NOT_REACHED, TO_SEND, Notice, Template
from app.notifications.schemas import SubscriptionRead, UnreadCount
from app.organizations.models import Organization
from app.organizations.queries import below

REMINDED_AT_ONCE = 200


def inbox(session: Session, me: Actor, page: PageRequest, *, unread: bool) -> Page[Any]:
    """A member's notices, newest first."""
    statement = select(Notification).where(Notification.member_id == me.member_id)
    if unread:
        statement = statement.where(col(Notification.read_at).is_(None))
    return paginate(session, statement, (col(Notification.id),), page, descending=True)


def unread_count(session: Session, me: Actor) -> UnreadCount:
    """How many notices a member has not opened."""
    mine = select(func.count()).where(Notification.member_id == me.member_id, col(Notification.read_at).is_(None))
    return UnreadCount(unread_count=session.exec(mine).one())


def template_ids() -> dict[Template, str]:
    """The templates that this installation has, with WeChat's id for each."""
    chosen = {
        Template.ACTIVITY: settings().wechat_template_activity,
        Template.TRANSFER: settings().wechat_template_transfer,
    }
    return {template: template_id for template, template_id in chosen.items() if template_id}


def subscriptions(session: Session, me: Actor) -> Page[SubscriptionRead]:
    """What a member may be asked to allow, and how many messages are left of it."""
    mine = select(SubscriptionAllowance).where(SubscriptionAllowance.member_id == me.member_id)
    left = {row.template: row.left_count for row in session.exec(mine)}
    items = [
        SubscriptionRead(template=template, template_id=template_id, left_count=left.get(template, 0))
        for template, template_id in template_ids().items()
    ]
    return Page[SubscriptionRead](items=items, next_cursor=None)


def of_members_below(path: str) -> ColumnElement[bool]:
    """Notices of the members of a subtree."""
    places = select(Organization.id).where(below(path, col(Organization.path)))
    return col(Notification.member_id).in_(select(Member.id).where(col(Member.organization_id).in_(places)))


def call_list(session: Session, organization: Organization, page: PageRequest) -> Page[Any]:
    """Whom neither a message nor the inbox nor a call has reached in a subtree while it still matters, the earliest meeting first.

    Nobody calls a family about somebody who has died or left the roll.
    """
    on_roll = select(Member.id).where(col(Member.status).in_(ON_ROLL))
    statement = (
        select(Notification)
        .where(
            of_members_below(organization.path),
            col(Notification.member_id).in_(on_roll),
            col(Notification.call_until) > clock.now(),
            col(Notification.delivery).in_(NOT_REACHED),
            col(Notification.read_at).is_(None),
            col(Notification.told_at).is_(None),
        )
        .options(joinedload(Notification.member))  # type: ignore[arg-type]  # SQLModel types a relationship as its target
    )
    return paginate(session, statement, (col(Notification.call_until), col(Notification.id)), page)


def told_already(session: Session, source_id: UUID, member_ids: Collection[UUID]) -> set[UUID]:
    """Who has the notice of a source."""
    told = select(Notification.member_id).where(
        Notification.source_id == source_id, col(Notification.member_id).in_(member_ids)
    )
    return set(session.exec(told))


def unread_about(session: Session, notice: Notice, member_ids: Collection[UUID]) -> set[UUID]:
    """Who has not opened yet what was said to them before of the same thing."""
    unread = select(Notification.member_id).where(
        col(Notification.member_id).in_(member_ids),
        Notification.subject_type == notice.subject_type,
        Notification.subject_id == notice.subject_id,
        col(Notification.read_at).is_(None),
    )
    return set(session.exec(unread))


def to_send(session: Session, source_id: UUID) -> list[UUID]:
    """The notices of a source that are still to be sent as messages."""
    waiting = select(Notification.id).where(
        Notification.source_id == source_id, col(Notification.delivery).in_(TO_SEND)
    )
    return list(session.exec(waiting.order_by(col(Notification.id))))


class Addressed(NamedTuple):
    """A notice with what its message needs: the activity if it is about one; `openid` is None while its member has no WeChat of ours."""

    notification: Notification
    activity: Activity | None
    openid: str | None
    left_count: int


def addressed(session: Session, notification_ids: Collection[UUID]) -> list[Addressed]:
    """Notices, each with where its message would go and how many of its template the member still allows."""
    template = case(
        {subject: channel.template.value for subject, channel in CHANNELS.items()}, value=col(Notification.subject_type)
    )
    statement = (
        select(Notification, Activity, WechatBinding, SubscriptionAllowance.left_count)
        .outerjoin(
            Activity, and_(col(Activity.id) == Notification.subject_id, col(Notification.subject_type) == "activity")
        )
        .outerjoin(
            WechatBinding,
            and_(
                col(WechatBinding.member_id) == Notification.member_id,
                col(WechatBinding.app) == WechatApp.MINI,
                col(WechatBinding.ended_at).is_(None),
            ),
        )
        .outerjoin(
            SubscriptionAllowance,
            and_(
                col(SubscriptionAllowance.member_id) == Notification.member_id,
                col(SubscriptionAllowance.template) == template,
            ),
        )
        .where(col(Notification.id).in_(notification_ids))
        .order_by(col(Notification.id))
    )
    return [
        Addressed(notification, activity, None if binding is None else binding.openid, left_count or 0)
        for notification, activity, binding, left_count in session.exec(statement)
    ]


def holders(session: Session, organization_id: UUID, permission: Permission) -> list[UUID]:
    """The members who hold a permission at an organization itself today."""
    holding = select(RoleGrant.member_id).where(
        RoleGrant.organization_id == organization_id, col(RoleGrant.role).in_(roles_with(permission)), IS_IN_FORCE
    )
    return [member_id for member_id in session.exec(holding) if member_id is not None]


def nearest_holders(session: Session, path: str, permission: Permission, but: Collection[UUID]) -> list[UUID]:
    """The members who hold a permission at a place, or at the nearest one above where anybody but `but` does."""
    above = list(accumulate(f"{segment}/" for segment in path.split("/")[:-1]))
    holding = select(RoleGrant.path, RoleGrant.member_id).where(
        col(RoleGrant.path).in_(above),
        col(RoleGrant.role).in_(roles_with(permission)),
        col(RoleGrant.member_id).not_in(but),
        IS_IN_FORCE,
    )
    found = session.exec(holding).all()
    nearest = max((place for place, _ in found), key=len, default="")
    return [member_id for place, member_id in found if place == nearest and member_id is not None]


def rearranging(session: Session, paths: Collection[str]) -> list[UUID]:
    """The members who answer today, as `may_rearrange` asks it, for the tree and for whoever moves at every one of some places."""
    needed = (Permission.ORGANIZATIONS_WRITE, Permission.TRANSFERS_WRITE)
    above = {each for path in paths for each in accumulate(f"{segment}/" for segment in path.split("/")[:-1])}
    holding = select(RoleGrant.member_id, RoleGrant.role, RoleGrant.path).where(
        col(RoleGrant.path).in_(above),
        col(RoleGrant.role).in_(frozenset().union(*map(roles_with, needed))),
        col(RoleGrant.member_id).is_not(None),
        IS_IN_FORCE,
    )
    held: dict[UUID, list[tuple[Role, str]]] = {}
    for member_id, role, root in session.exec(holding):
        if member_id is not None:
            held.setdefault(member_id, []).append((Role(role), root))
    asked = [(permission, path) for permission in needed for path in paths]
    return [
        member_id
        for member_id, grants in held.items()
        if all(any(one in GRANTED[role] and path.startswith(root) for role, root in grants) for one, path in asked)
    ]


def feedback_due(session: Session, by: date) -> Sequence[Feedback]:
    """Feedback that waits for an answer and is due from today until a day, the earliest first."""
    open_ones = select(Feedback).where(
        Feedback.status == FeedbackStatus.OPEN, col(Feedback.due_on).between(clock.today(), by)
    )
    return session.exec(open_ones.order_by(col(Feedback.due_on)).limit(REMINDED_AT_ONCE)).all()
