"""Complaints and suggestions: for anybody to send, for officers to answer."""

from datetime import timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Path, Request, Response

from app.access.declared import public
from app.access.guard import Actor, MemberDep, Scope, current_caller, person, require
from app.access.policy import Permission
from app.core.db import SessionDep
from app.core.http import IfMatch, Router, tagged
from app.core.idempotency import OnceDep
from app.core.pagination import Page, PageDep
from app.core.ratelimit import Limit, limited
from app.feedback import queries, service
from app.feedback.models import Feedback
from app.feedback.rules import FeedbackStatus
from app.feedback.schemas import (
    FeedbackAnswer,
    FeedbackContact,
    FeedbackCreate,
    FeedbackRead,
    FeedbackReceipt,
    FeedbackReveal,
    FeedbackStatusRead,
    MyFeedbackRead,
    RecipientRead,
)

router = Router(tags=["feedback"])
Officer = Annotated[Scope, require(Permission.FEEDBACK_ANSWER)]
Number = Annotated[str, Path(pattern="^[0-9][0-9 -]{10,18}[0-9]$", description="提交后给您的12位号码，可带空格或短横")]
SUBMISSIONS = Limit("feedback", 30, timedelta(hours=1))
LOOK_UPS = Limit("feedback-lookup", 60, timedelta(hours=1))

public("POST", "/api/v1/feedback", "anyone may complain or suggest, without a name if they like")
public("GET", "/api/v1/feedback/{number}", "the number finds the answer, for those without an account too")
public("GET", "/api/v1/feedback-recipients", "names of committees, so that anyone can say whom it is for")


def named_or_not(request: Request, session: SessionDep) -> Actor | None:
    """The sender, if the request carries credentials; credentials that no longer hold are refused (401), not dropped."""
    return person(current_caller(request, session, None)) if "authorization" in request.headers else None


Sender = Annotated[Actor | None, Depends(named_or_not)]


@router.post("/feedback", status_code=201, response_model=FeedbackReceipt, dependencies=[limited(SUBMISSIONS)])
def submit_feedback(data: FeedbackCreate, sender: Sender, session: SessionDep, once: OnceDep) -> Feedback:
    """投诉建议：当场给出号码和答复期限；不带登录信息提交即为匿名，不留账号、地址和请求编号"""
    return once.run(
        sender.account_id if sender else "anonymous",
        lambda: service.submit(session, sender, data),
        lambda feedback_id: service.load(session, feedback_id),
    )


@router.get("/feedback-recipients", response_model=Page[RecipientRead])
def list_feedback_recipients(session: SessionDep, page: PageDep) -> Page[Any]:
    """可以受理投诉建议的党委"""
    return queries.recipients(session, page)


@router.get("/feedback/inbox", response_model=Page[FeedbackRead])
def list_feedback_inbox(
    scope: Officer, session: SessionDep, page: PageDep, status: FeedbackStatus | None = None
) -> Page[Any]:
    """待答复和已答复的投诉建议，期限近的在前"""
    return queries.inbox(session, scope, status, page)


@router.get("/feedback/inbox/{feedback_id}", response_model=FeedbackRead)
def get_feedback(feedback_id: UUID, scope: Officer, session: SessionDep, response: Response) -> Feedback:
    """一条投诉建议"""
    return tagged(response, service.get(session, scope, feedback_id))


@router.post("/feedback/inbox/{feedback_id}/answer", response_model=FeedbackRead)
def answer_feedback(
    feedback_id: UUID,
    data: FeedbackAnswer,
    scope: Officer,
    session: SessionDep,
    version: IfMatch,
    response: Response,
) -> Feedback:
    """答复一条投诉建议"""
    return tagged(response, service.answer(session, scope, feedback_id, data.answer, version))


@router.post("/feedback/inbox/{feedback_id}/reveal", response_model=FeedbackContact)
def reveal_feedback_contact(feedback_id: UUID, data: FeedbackReveal, scope: Officer, session: SessionDep) -> Feedback:
    """查看反映人留下的联系方式，须写明事由并留下记录"""
    return service.reveal(session, scope, feedback_id, data.reason)


@router.get("/feedback/{number}", response_model=FeedbackStatusRead, dependencies=[limited(LOOK_UPS)])
def look_up_feedback(number: Number, session: SessionDep) -> Feedback:
    """凭号码查答复"""
    return service.look_up(session, number)


@router.get("/me/feedback", response_model=Page[MyFeedbackRead])
def list_my_feedback(me: MemberDep, session: SessionDep, page: PageDep) -> Page[Any]:
    """我署名提交的投诉建议"""
    return queries.own(session, me, page)
