"""Sealed slips over HTTP: printing, drawing and settling them signed in; using one as nobody in particular."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request, Response

from app.access.declared import public
from app.access.guard import Scope, require
from app.access.policy import Permission
from app.core import downloads
from app.core.db import SessionDep
from app.core.http import IfMatch, Router, tagged
from app.core.pagination import Page, PageDep
from app.core.pdf import Printed
from app.surveys import slip_codes, slip_tokens, slips, views_slips
from app.surveys.endpoints_ballots import refuse_credentials
from app.surveys.schemas import BallotToken
from app.surveys.schemas_slips import (
    SlipBatchDestroy,
    SlipBatchRead,
    SlipCode,
    SlipDraw,
    SlipDrawRead,
    SlipNumbers,
    SlipRead,
    SlipsPrint,
    SlipTokenRequest,
    SurveySlips,
)

router = Router(tags=["surveys"])
Keeper = Annotated[Scope, require(Permission.SURVEYS_WRITE)]
PDF_ANSWER = downloads.answers("可打印的密封票，只给这一次", Printed.media_type)
USES = "/ballot-slips", "/ballot-slips/tokens"
DRAWS = "/surveys/{survey_id}/slips/draws"
nameless = [Depends(refuse_credentials)]

public("POST", f"/api/v1{USES[0]}", "whoever holds a slip reads the sheet of its round; credentials are refused")
public("POST", f"/api/v1{USES[1]}", "whoever holds a slip gets one token, signed blind; credentials are refused")


@router.get("/surveys/{survey_id}/slips", response_model=SurveySlips)
def get_survey_slips(survey_id: UUID, scope: Keeper, session: SessionDep) -> SurveySlips:
    """各统计单元的密封票：打印了几张，抽走几张，数目核清没有"""
    return views_slips.read(session, scope, survey_id)


@router.post("/surveys/{survey_id}/slips", response_class=Response, responses=PDF_ANSWER)
def print_survey_slips(survey_id: UUID, data: SlipsPrint, scope: Keeper, session: SessionDep) -> Response:
    """给一个统计单元打印密封票，开始填写前打一次；编号不留底，没打好的先整批销毁再打"""
    prints = slips.make(session, scope, survey_id, data)
    return Printed("slips.pdf", lambda: slips.drawn_on_paper(prints))


@router.get(DRAWS, response_model=Page[SlipDrawRead])
def list_slip_draws(survey_id: UUID, scope: Keeper, session: SessionDep, page: PageDep) -> Page[Any]:
    """登记过抽密封票的党员；抽的是哪一张没有记"""
    return views_slips.drawers(session, scope, survey_id, page)


@router.post(DRAWS, status_code=204)
def note_slip_draw(survey_id: UUID, data: SlipDraw, scope: Keeper, session: SessionDep) -> None:
    """登记一名党员抽了一张密封票；领过票的不能再抽，抽过的不能再领"""
    slips.draw(session, scope, survey_id, data.member_id)


@router.post("/slip-batches/{slip_batch_id}/settle", response_model=SlipBatchRead)
def settle_slip_batch(
    slip_batch_id: UUID, data: SlipNumbers, scope: Keeper, session: SessionDep, seen: IfMatch, response: Response
) -> SlipBatchRead:
    """填退回和作废的张数，剩票当场销毁；另一人核对前可以重填"""
    row = slips.settle(session, scope, slip_batch_id, data, seen=seen)
    return views_slips.batch(session, scope, tagged(response, row))


@router.post("/slip-batches/{slip_batch_id}/confirm", response_model=SlipBatchRead)
def confirm_slip_batch(
    slip_batch_id: UUID, scope: Keeper, session: SessionDep, seen: IfMatch, response: Response
) -> SlipBatchRead:
    """另一人核对数目，看着剩票销毁；之后这一轮才能截止"""
    row = slips.confirm(session, scope, slip_batch_id, seen=seen)
    return views_slips.batch(session, scope, tagged(response, row))


@router.post("/slip-batches/{slip_batch_id}/destroy", response_model=SlipBatchRead)
def destroy_slip_batch(
    slip_batch_id: UUID, data: SlipBatchDestroy, scope: Keeper, session: SessionDep, seen: IfMatch, response: Response
) -> SlipBatchRead:
    """整批销毁，写明原因；有人抽过的不能整批销毁"""
    row = slips.destroy(session, scope, slip_batch_id, data.reason, seen=seen)
    return views_slips.batch(session, scope, tagged(response, row))


@router.post(USES[0], response_model=SlipRead, dependencies=nameless)
def read_ballot_slip(data: SlipCode, request: Request, session: SessionDep) -> SlipRead:
    """凭票上的编号看要填的各项；不带登录信息，不记谁看的"""
    request.app.state.ballots.slips.take(slip_codes.digest(data.code))
    return slip_tokens.read(session, data.code)


@router.post(USES[1], response_model=BallotToken, dependencies=nameless)
def issue_slip_token(data: SlipTokenRequest, request: Request, session: SessionDep) -> BallotToken:
    """凭票上的编号领票：对盲化的内容签名，一张密封票一次；不带登录信息，不记谁领的"""
    request.app.state.ballots.slips.take(slip_codes.digest(data.code))
    return slip_tokens.issue(session, data.code, data.blinded_msg)
