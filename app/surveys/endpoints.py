"""Rounds over HTTP: preparing, opening, closing, and what came of them. Casting a ballot stands in the file beside this one."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Query, Response

from app.access.guard import Scope, require
from app.access.policy import Permission
from app.core.db import SessionDep
from app.core.http import IfMatch, Router, tagged
from app.core.idempotency import OnceDep
from app.core.pagination import Page, PageDep
from app.organizations import service as organizations
from app.surveys import freezing, queries, results, rounds, service, views
from app.surveys.rules import SurveyStatus, SurveyTemplate
from app.surveys.schemas import (
    BallotReceipt,
    KeyRead,
    RoundApply,
    RoundPlan,
    RoundPreview,
    RoundsMade,
    SurveyCreate,
    SurveyDetail,
    SurveyRead,
    SurveyResult,
    SurveyTurnout,
    SurveyUpdate,
    SurveyVoid,
)

router = Router(tags=["surveys"])
Reader = Annotated[Scope, require(Permission.SURVEYS_READ)]
Keeper = Annotated[Scope, require(Permission.SURVEYS_WRITE)]
# What a phone reads as the sheet is opened, and right before it takes its token.
READ_FIRST = "/surveys/{survey_id}", "/surveys/{survey_id}/keys"


def survey_filters(
    session: SessionDep,
    organization_id: Annotated[UUID | None, Query(description="哪个党组织的，含其下级")] = None,
    status: Annotated[list[SurveyStatus] | None, Query(description="状态，可多选")] = None,
    template: SurveyTemplate | None = None,
    year: Annotated[int | None, Query(ge=2000, le=2200)] = None,
    mine: Annotated[bool, Query(description="只看我在名单上的")] = False,  # noqa: FBT002  a query parameter
    held: Annotated[bool, Query(description="只看我管理范围内的")] = False,  # noqa: FBT002  a query parameter
) -> queries.Filters:
    """What a list of rounds is narrowed to. Raises `NotThere` (404) for an organization that is not there."""
    path = None if organization_id is None else organizations.load(session, organization_id).path
    return queries.Filters(path, status or [], template, year, mine, held)


@router.get("/surveys", response_model=Page[SurveyRead])
def list_surveys(
    scope: Reader, session: SessionDep, filters: Annotated[queries.Filters, Depends(survey_filters)], page: PageDep
) -> Page[Any]:
    """我在名单上的测评和问卷，以及我管理范围内的，新的在前"""
    return views.page_of(session, scope, filters, page)


@router.post("/surveys", response_model=SurveyDetail, status_code=201)
def create_survey(
    data: SurveyCreate, scope: Keeper, session: SessionDep, once: OnceDep, response: Response
) -> SurveyDetail:
    """新建一轮民主评议、满意度测评或问卷"""
    row = once.run(
        scope.who.id,
        lambda: service.create(session, scope, data),
        lambda key: service.get_held(session, scope, key),
    )
    return views.read(session, scope, tagged(response, row))


@router.post("/survey-rounds/preview", response_model=RoundPreview)
def preview_survey_rounds(data: RoundPlan, scope: Keeper, session: SessionDep) -> RoundPreview:
    """预览：给下级所有党支部各建一轮民主评议，会建成什么样；不写入"""
    return rounds.preview(session, scope, data)


@router.post("/survey-rounds", response_model=RoundsMade, status_code=201)
def create_survey_rounds(data: RoundApply, scope: Keeper, session: SessionDep) -> RoundsMade:
    """按预览给各党支部建好民主评议并定下名单；预览后有变化的要重新预览"""
    return rounds.apply(session, scope, data)


@router.get("/surveys/{survey_id}", response_model=SurveyDetail)
def get_survey(survey_id: UUID, scope: Reader, session: SessionDep, response: Response) -> SurveyDetail:
    """一轮测评或问卷，含要填的各项"""
    return views.read(session, scope, tagged(response, service.get(session, scope, survey_id)))


@router.patch("/surveys/{survey_id}", response_model=SurveyDetail)
def update_survey(
    survey_id: UUID, data: SurveyUpdate, scope: Keeper, session: SessionDep, seen: IfMatch, response: Response
) -> SurveyDetail:
    """修改还在准备的一轮"""
    row = service.edit(session, scope, survey_id, data, seen=seen)
    return views.read(session, scope, tagged(response, row))


@router.post("/surveys/{survey_id}/freeze", response_model=SurveyDetail)
def freeze_survey(survey_id: UUID, scope: Keeper, session: SessionDep, response: Response) -> SurveyDetail:
    """确定名单、要填的各项和统计单元，随后生成投票密钥"""
    return views.read(session, scope, tagged(response, freezing.freeze(session, scope, survey_id)))


@router.post("/surveys/{survey_id}/open", response_model=SurveyDetail)
def open_survey(survey_id: UUID, scope: Keeper, session: SessionDep, response: Response) -> SurveyDetail:
    """开始填写，并通知名单上的党员"""
    return views.read(session, scope, tagged(response, service.open_(session, scope, survey_id)))


@router.post("/surveys/{survey_id}/close", response_model=SurveyDetail)
def close_survey(survey_id: UUID, scope: Keeper, session: SessionDep, response: Response) -> SurveyDetail:
    """截止，随后自动计票并销毁密钥"""
    return views.read(session, scope, tagged(response, service.close(session, scope, survey_id)))


@router.post("/surveys/{survey_id}/void", response_model=SurveyDetail)
def void_survey(
    survey_id: UUID, data: SurveyVoid, scope: Keeper, session: SessionDep, response: Response
) -> SurveyDetail:
    """作废一轮，写明原因；已交的票随之销毁，可以重做"""
    return views.read(session, scope, tagged(response, service.void(session, scope, survey_id, data.reason)))


@router.get("/surveys/{survey_id}/keys", response_model=Page[KeyRead])
def list_survey_keys(survey_id: UUID, scope: Reader, session: SessionDep, page: PageDep) -> Page[Any]:
    """各统计单元的公钥和核对码，截止后仍可查"""
    return views.keys(session, scope, survey_id, page)


@router.get("/surveys/{survey_id}/board", response_model=Page[BallotReceipt])
def list_survey_board(survey_id: UUID, scope: Reader, session: SessionDep, page: PageDep) -> Page[Any]:
    """计入的全部票的回执，可核对自己的一张在不在"""
    return results.board(session, scope, survey_id, page)


@router.get("/surveys/{survey_id}/turnout", response_model=SurveyTurnout)
def get_survey_turnout(survey_id: UUID, scope: Reader, session: SessionDep) -> SurveyTurnout:
    """应到、领票和收到的票数；只有数字，没有姓名"""
    return results.turnout(session, scope, survey_id)


@router.get("/surveys/{survey_id}/results", response_model=SurveyResult)
def get_survey_results(survey_id: UUID, scope: Keeper, session: SessionDep) -> SurveyResult:
    """计票结果（准确数字），人数达标的计票后给支委会和上级党委看"""
    return results.results(session, scope, survey_id)
