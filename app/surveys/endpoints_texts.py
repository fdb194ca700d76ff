"""Free answers over HTTP, before they are published: read by one, confirmed by another."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Response

from app.access.guard import Scope, require
from app.access.policy import Permission
from app.core.db import SessionDep
from app.core.http import IfMatch, Router, tagged
from app.core.pagination import Page, PageDep
from app.surveys import texts, views
from app.surveys.schemas import SurveyDetail
from app.surveys.schemas_texts import TextConfirmation, TextMarks, TextRead

router = Router(tags=["surveys"])
Keeper = Annotated[Scope, require(Permission.SURVEYS_WRITE)]


@router.get("/surveys/{survey_id}/texts", response_model=Page[TextRead])
def list_survey_texts(survey_id: UUID, scope: Keeper, session: SessionDep, page: PageDep) -> Page[Any]:
    """文字答复，供两个人看；次序是随机的，不足10人的单元的不列"""
    return texts.page_of(session, scope, survey_id, page)


@router.post("/surveys/{survey_id}/texts/mark", response_model=SurveyDetail)
def mark_survey_texts(
    survey_id: UUID, data: TextMarks, scope: Keeper, session: SessionDep, seen: IfMatch, response: Response
) -> SurveyDetail:
    """第一人看过，逐条标明公布还是不公布（写明原因）；文字不改动"""
    row = texts.mark(session, scope, survey_id, data.marks, seen=seen)
    return views.read(session, scope, tagged(response, row))


@router.post("/surveys/{survey_id}/texts/confirm", response_model=SurveyDetail)
def confirm_survey_texts(
    survey_id: UUID, data: TextConfirmation, scope: Keeper, session: SessionDep, seen: IfMatch, response: Response
) -> SurveyDetail:
    """第二人看过，同意第一人标的；不同意就自己重新标"""
    row = texts.confirm(session, scope, survey_id, data.text_ids, seen=seen)
    return views.read(session, scope, tagged(response, row))
