"""The member's inbox, and the secretary's list of whom to telephone."""

from typing import Annotated, Any
from uuid import UUID

from app.access.guard import MemberDep, Scope, require
from app.access.policy import Permission
from app.core.db import SessionDep
from app.core.http import Router
from app.core.idempotency import OnceDep
from app.core.pagination import Page, PageDep
from app.notifications import queries, service
from app.notifications.models import SubscriptionAllowance
from app.notifications.schemas import (
    CallRead,
    NotificationIds,
    NotificationRead,
    SubscriptionCreate,
    SubscriptionLeft,
    SubscriptionRead,
    UnreadCount,
)

router = Router(tags=["notifications"])
Organizer = Annotated[Scope, require(Permission.ACTIVITIES_WRITE)]


@router.get("/notifications", response_model=Page[NotificationRead])
def list_notifications(me: MemberDep, session: SessionDep, page: PageDep, *, unread: bool = False) -> Page[Any]:
    """我的消息，新的在前；unread 只看未读"""
    return queries.inbox(session, me, page, unread=unread)


@router.get("/notifications/unread")
def count_unread_notifications(me: MemberDep, session: SessionDep) -> UnreadCount:
    """未读消息有几条"""
    return queries.unread_count(session, me)


@router.put("/notifications/read")
def mark_notifications_read(data: NotificationIds, me: MemberDep, session: SessionDep) -> UnreadCount:
    """标为已读；重复提交无妨"""
    return service.mark_read(session, me, data.ids)


@router.get("/me/subscriptions")
def list_my_subscriptions(me: MemberDep, session: SessionDep) -> Page[SubscriptionRead]:
    """可以订阅的消息模板，和已同意还没用掉的次数"""
    return queries.subscriptions(session, me)


@router.post("/me/subscriptions", status_code=201, response_model=SubscriptionLeft)
def allow_subscription_message(
    data: SubscriptionCreate, me: MemberDep, session: SessionDep, once: OnceDep
) -> SubscriptionAllowance:
    """本人在微信里点了“允许”之后登记：每点一次，可以收一条"""
    return once.run(
        me.account_id,
        lambda: service.allow_message(session, me, data.template),
        lambda row_id: session.get_one(SubscriptionAllowance, row_id),
    )


@router.get("/organizations/{organization_id}/call-list", response_model=Page[CallRead])
def get_call_list(organization_id: UUID, scope: Organizer, session: SessionDep, page: PageDep) -> Page[Any]:
    """消息没有送到、也还没看的党员，请书记打电话告知"""
    return service.call_list(session, scope, organization_id, page)


@router.put("/organizations/{organization_id}/call-list/told", response_model=Page[CallRead])
def mark_called(
    organization_id: UUID, data: NotificationIds, scope: Organizer, session: SessionDep, page: PageDep
) -> Page[Any]:
    """登记已经打电话告知的人，答复里是还要打的"""
    return service.mark_told(session, scope, organization_id, data.ids, page)
