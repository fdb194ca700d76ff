"""Attendance over HTTP: the roll, roll-call, leave, check-ins that came without network, minutes, one's own record."""

from typing import Annotated
from uuid import UUID

from fastapi import Header, Response

from app.access.guard import MemberDep, Scope, require
from app.access.policy import Permission
from app.activities import attendance, card_check_ins, leaves, minutes, roll_views, views
from app.activities.models import OfflineCheckIn
from app.activities.schemas import (
    AttendanceSheet,
    CardScan,
    CheckInRead,
    LeaveCreate,
    LeaveRead,
    MinutesRead,
    MinutesWrite,
    MyAttendance,
    OfflineRead,
    Roll,
    RollCall,
    Verdict,
)
from app.core.db import SessionDep
from app.core.http import IfMatch, OptionalIfMatch, Router, tagged, unless_known
from app.core.idempotency import OnceDep
from app.core.pagination import Page, PageDep

router = Router(tags=["activities"])
Reader = Annotated[Scope, require(Permission.ACTIVITIES_READ)]
Organizer = Annotated[Scope, require(Permission.ACTIVITIES_WRITE)]
IfNoneMatch = Annotated[str | None, Header(description="上次得到的ETag；没有变化时答304")]


@router.get("/activities/{activity_id}/attendance", response_model=Roll, responses={304: {"description": "没有变化"}})
def get_attendance(
    activity_id: UUID,
    scope: Reader,
    session: SessionDep,
    page: PageDep,
    response: Response,
    if_none_match: IfNoneMatch = None,
) -> Roll | Response:
    """参加名单和到场情况，供现场屏幕每隔一两秒来取"""
    return unless_known(
        response,
        if_none_match,
        roll_views.roll_tag(session, scope, activity_id),
        lambda: roll_views.roll(session, scope, activity_id, page),
    )


@router.put("/activities/{activity_id}/attendance", response_model=Roll)
def put_attendance(activity_id: UUID, data: RollCall, scope: Organizer, session: SessionDep, page: PageDep) -> Roll:
    """点名：一次记下多人，与扫码同样有效"""
    return roll_views.roll(session, scope, attendance.call(session, scope, activity_id, data.entries).id, page)


@router.get("/activities/{activity_id}/attendance-sheet", response_model=AttendanceSheet)
def get_attendance_sheet(activity_id: UUID, scope: Reader, session: SessionDep) -> AttendanceSheet:
    """打印用的到会名单"""
    return roll_views.sheet(session, scope, activity_id)


@router.post(
    "/activities/{activity_id}/check-ins",
    response_model=CheckInRead,
    status_code=201,
    responses={200: {"model": CheckInRead, "description": "已经签过"}},
)
def check_in_by_card(activity_id: UUID, data: CardScan, scope: Organizer, session: SessionDep) -> Response:
    """扫党员的党员卡，替不会扫码的人签到；本人看得到这次查验"""
    answer = card_check_ins.check_in(session, scope, activity_id, data.card_code)
    return Response(answer.model_dump_json(), 200 if answer.repeated else 201, media_type="application/json")


@router.post("/activities/{activity_id}/offline-check-ins/{check_in_id}/decision", response_model=OfflineRead)
def decide_offline_check_in(
    activity_id: UUID,
    check_in_id: UUID,
    data: Verdict,
    scope: Organizer,
    session: SessionDep,
    seen: IfMatch,
    response: Response,
) -> OfflineCheckIn:
    """确认或划去一条离线签到"""
    row = attendance.decide_offline(session, scope, activity_id, check_in_id, data, seen=seen)
    return tagged(response, row)


@router.post("/activities/{activity_id}/leave-requests", response_model=LeaveRead, status_code=201)
def request_leave(
    activity_id: UUID, data: LeaveCreate, me: MemberDep, session: SessionDep, once: OnceDep, response: Response
) -> LeaveRead:
    """活动开始前请假"""
    row = once.run(
        me.who.id,
        lambda: leaves.request(session, me, activity_id, data),
        lambda key: leaves.get_own(session, me, key),
    )
    return views.leave_read(tagged(response, row))


@router.post("/activities/{activity_id}/leave-requests/{leave_id}/decision", response_model=LeaveRead)
def decide_leave(
    activity_id: UUID,
    leave_id: UUID,
    data: Verdict,
    scope: Organizer,
    session: SessionDep,
    seen: IfMatch,
    response: Response,
) -> LeaveRead:
    """准假或不准假"""
    row = leaves.decide(session, scope, activity_id, leave_id, data, seen=seen)
    return views.leave_read(tagged(response, row))


@router.get("/activities/{activity_id}/minutes", response_model=MinutesRead)
def get_minutes(activity_id: UUID, scope: Reader, session: SessionDep, response: Response) -> MinutesRead:
    """会议记录及其更正"""
    return tagged(response, minutes.read(session, scope, activity_id))


@router.put("/activities/{activity_id}/minutes", response_model=MinutesRead)
def put_minutes(
    activity_id: UUID,
    data: MinutesWrite,
    scope: Reader,
    session: SessionDep,
    seen: OptionalIfMatch,
    response: Response,
) -> MinutesRead:
    """写会议记录；签字以后再写就是更正"""
    return tagged(response, minutes.write(session, scope, activity_id, data, seen=seen))


@router.post("/activities/{activity_id}/minutes/sign", response_model=MinutesRead)
def sign_minutes(
    activity_id: UUID, scope: Organizer, session: SessionDep, seen: IfMatch, response: Response
) -> MinutesRead:
    """签字，此后这一份不再改动"""
    return tagged(response, minutes.sign(session, scope, activity_id, seen=seen))


@router.get("/me/attendance", response_model=Page[MyAttendance])
def list_my_attendance(me: MemberDep, session: SessionDep, page: PageDep) -> Page[MyAttendance]:
    """我的签到记录，只有自己能看"""
    return roll_views.mine(session, me, page)
