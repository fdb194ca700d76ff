"""Activities over HTTP: planning, opening, the code. Checking in and attendance stand in the files beside this one."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Response

from app.access.guard import Scope, require
from app.access.policy import Permission
from app.activities import queries, service, views
from app.activities.rules import ActivityStatus
from app.activities.schemas import (
    ActivityCreate,
    ActivityRead,
    ActivityUpdate,
    Cancellation,
    CheckInCodeRead,
)
from app.core.db import SessionDep
from app.core.http import IfMatch, Router, tagged
from app.core.idempotency import OnceDep
from app.core.pagination import Page, PageDep
from app.organizations import service as organizations

router = Router(tags=["activities"])
Reader = Annotated[Scope, require(Permission.ACTIVITIES_READ)]
Organizer = Annotated[Scope, require(Permission.ACTIVITIES_WRITE)]


def activity_filters(
    session: SessionDep,
    organization_id: Annotated[UUID | None, Query(description="主办党组织，含其下级")] = None,
    status: Annotated[list[ActivityStatus] | None, Query(description="状态，可多选")] = None,
    invited: Annotated[bool, Query(description="只看要我参加的")] = False,  # noqa: FBT002  a query parameter
    order: Annotated[
        queries.ActivityOrder, Query(description="latest：最近的在前；soonest：最早的在前")
    ] = queries.ActivityOrder.LATEST,
) -> queries.Filters:
    """What a list of activities is narrowed to, and its order. Raises `NotThere` (404) for an organization that is not there."""
    path = None if organization_id is None else organizations.load(session, organization_id).path
    return queries.Filters(path, status or [], invited, order)


@router.get("/activities", response_model=Page[ActivityRead])
def list_activities(
    scope: Reader, session: SessionDep, filters: Annotated[queries.Filters, Depends(activity_filters)], page: PageDep
) -> Page[ActivityRead]:
    """要我参加的活动，以及我管理范围内的活动"""
    return views.page_of(session, scope, filters, page)


@router.post("/activities", response_model=ActivityRead, status_code=201)
def create_activity(
    data: ActivityCreate, scope: Organizer, session: SessionDep, once: OnceDep, response: Response
) -> ActivityRead:
    """新建活动，并按参加范围生成名单"""
    row = once.run(
        scope.who.id,
        lambda: service.create(session, scope, data),
        lambda key: service.get_organized(session, scope, key),
    )
    return views.read(session, scope, tagged(response, row))


@router.get("/activities/{activity_id}", response_model=ActivityRead)
def get_activity(activity_id: UUID, scope: Reader, session: SessionDep, response: Response) -> ActivityRead:
    """一个活动"""
    return views.read(session, scope, tagged(response, service.get(session, scope, activity_id)))


@router.patch("/activities/{activity_id}", response_model=ActivityRead)
def update_activity(
    activity_id: UUID, data: ActivityUpdate, scope: Organizer, session: SessionDep, seen: IfMatch, response: Response
) -> ActivityRead:
    """修改还没开始的活动"""
    row = service.edit(session, scope, activity_id, data, seen=seen)
    return views.read(session, scope, tagged(response, row))


@router.post("/activities/{activity_id}/open", response_model=ActivityRead)
def open_activity(activity_id: UUID, scope: Organizer, session: SessionDep, response: Response) -> ActivityRead:
    """活动开始"""
    return views.read(session, scope, tagged(response, service.open_(session, scope, activity_id)))


@router.post("/activities/{activity_id}/close", response_model=ActivityRead)
def close_activity(activity_id: UUID, scope: Organizer, session: SessionDep, response: Response) -> ActivityRead:
    """活动结束，签到随之结束"""
    return views.read(session, scope, tagged(response, service.close(session, scope, activity_id)))


@router.post("/activities/{activity_id}/cancel", response_model=ActivityRead)
def cancel_activity(
    activity_id: UUID, data: Cancellation, scope: Organizer, session: SessionDep, response: Response
) -> ActivityRead:
    """取消活动"""
    return views.read(session, scope, tagged(response, service.cancel(session, scope, activity_id, data.reason)))


@router.get("/activities/{activity_id}/code", response_model=CheckInCodeRead)
def get_check_in_code(activity_id: UUID, scope: Organizer, session: SessionDep) -> CheckInCodeRead:
    """现场屏幕上的签到码，每15秒一换"""
    return service.code(session, scope, activity_id)
