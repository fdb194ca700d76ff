"""Appeals over HTTP: by the rated member, answered by the branch or the committee above."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Response

from app.access.guard import MemberDep, Scope, require
from app.access.policy import Permission
from app.core.db import SessionDep
from app.core.http import IfMatch, Router, tagged
from app.core.idempotency import OnceDep
from app.core.pagination import Page, PageDep
from app.surveys import appeals, views_appeals
from app.surveys.schemas_appeals import AppealCase, AppealRead, AppealReply, AppealWrite, RegradeWrite
from app.surveys.schemas_grades import MeetingWrite

router = Router(tags=["surveys"])
Keeper = Annotated[Scope, require(Permission.SURVEYS_WRITE)]


@router.post("/surveys/{survey_id}/appeals", response_model=AppealRead, status_code=201)
def file_appeal(survey_id: UUID, data: AppealWrite, me: MemberDep, session: SessionDep, once: OnceDep) -> AppealRead:
    """本人对等次申诉：先向党支部，答复后仍不同意或逾期未答的，向上级党委"""
    return appeals.read(
        once.run(
            me.account_id,
            lambda: appeals.file(session, me, survey_id, data.reason),
            lambda key: appeals.own(session, me, key),
        )
    )


@router.get("/surveys/{survey_id}/appeals", response_model=Page[AppealCase])
def list_appeals(survey_id: UUID, scope: Keeper, session: SessionDep, page: PageDep) -> Page[Any]:
    """这一轮的申诉，新的在前"""
    return views_appeals.page_of(session, scope, survey_id, page)


@router.get("/surveys/{survey_id}/my-appeals", response_model=Page[AppealRead])
def list_my_appeals(survey_id: UUID, me: MemberDep, session: SessionDep, page: PageDep) -> Page[Any]:
    """我对这一轮的申诉和答复，新的在前"""
    return appeals.mine(session, me.member_id, page, survey_id)


@router.get("/survey-appeals/{appeal_id}", response_model=AppealCase)
def get_appeal(appeal_id: UUID, scope: Keeper, session: SessionDep, response: Response) -> AppealCase:
    """一件申诉：谁、对哪个等次、期限，以及现在能办什么"""
    return views_appeals.read(session, scope, tagged(response, views_appeals.get(session, scope, appeal_id)))


@router.post("/survey-appeals/{appeal_id}/reply", response_model=AppealCase)
def reply_to_appeal(
    appeal_id: UUID, data: AppealReply, scope: Keeper, session: SessionDep, seen: IfMatch, response: Response
) -> AppealCase:
    """答复申诉：维持，或者重新评定；15个工作日内"""
    row = tagged(response, appeals.reply(session, scope, appeal_id, data, seen=seen))
    return views_appeals.read(session, scope, row)


@router.post("/survey-appeals/{appeal_id}/opinions", response_model=AppealCase)
def propose_regrade(
    appeal_id: UUID, data: RegradeWrite, scope: Keeper, session: SessionDep, seen: IfMatch, response: Response
) -> AppealCase:
    """重新评定：支委会提出新的等次和反馈"""
    row = tagged(response, appeals.propose(session, scope, appeal_id, data, seen=seen))
    return views_appeals.read(session, scope, row)


@router.post("/survey-appeals/{appeal_id}/confirm", response_model=AppealCase)
def confirm_regrade(
    appeal_id: UUID, data: MeetingWrite, scope: Keeper, session: SessionDep, seen: IfMatch, response: Response
) -> AppealCase:
    """重新评定：会议确认，由没有提意见的另一人办"""
    row = tagged(response, appeals.confirm(session, scope, appeal_id, data, seen=seen))
    return views_appeals.read(session, scope, row)
