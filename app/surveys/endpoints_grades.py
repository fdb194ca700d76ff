"""From figures to grades over HTTP: the committee's opinion, the meeting that confirms it, and what is told of it."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from app.access.guard import MemberDep, Scope, require
from app.access.policy import Permission
from app.core.db import SessionDep
from app.core.http import IfMatch, Router, tagged
from app.surveys import opinions, paper_counts, publication, views, views_grades, views_publication
from app.surveys.schemas import SurveyDetail
from app.surveys.schemas_grades import (
    MeetingWrite,
    MyGrade,
    OpinionRead,
    OpinionWrite,
    PublicationPreview,
    PublicationRead,
)
from app.surveys.schemas_paper import PaperCountRead, PaperCountWrite

router = Router(tags=["surveys"])
Reader = Annotated[Scope, require(Permission.SURVEYS_READ)]
Keeper = Annotated[Scope, require(Permission.SURVEYS_WRITE)]


@router.get("/surveys/{survey_id}/opinions", response_model=OpinionRead)
def get_survey_opinion(survey_id: UUID, scope: Keeper, session: SessionDep, response: Response) -> OpinionRead:
    """按票数的建议名单和算法说明，以及支委会的评定意见"""
    return views_grades.read(session, tagged(response, views_grades.get(session, scope, survey_id)))


@router.post("/surveys/{survey_id}/opinions", response_model=OpinionRead)
def propose_survey_grades(
    survey_id: UUID, data: OpinionWrite, scope: Keeper, session: SessionDep, seen: IfMatch, response: Response
) -> OpinionRead:
    """支委会提出每人的等次和反馈；会议确认前可以重提"""
    row = opinions.propose(session, scope, survey_id, data, seen=seen)
    return views_grades.read(session, tagged(response, row))


@router.post("/surveys/{survey_id}/confirm", response_model=OpinionRead)
def confirm_survey_grades(
    survey_id: UUID, data: MeetingWrite, scope: Keeper, session: SessionDep, seen: IfMatch, response: Response
) -> OpinionRead:
    """会议确认评定意见，写明哪次会议、谁主持；由没有提意见的另一人办"""
    row = opinions.confirm(session, scope, survey_id, data, seen=seen)
    return views_grades.read(session, tagged(response, row))


@router.post("/surveys/{survey_id}/publish", response_model=SurveyDetail)
def publish_survey(survey_id: UUID, scope: Keeper, session: SessionDep, response: Response) -> SurveyDetail:
    """公布：给名单上的党员看可以公开的部分，给每位参加评议的人看自己的等次"""
    return views.read(session, scope, tagged(response, publication.publish(session, scope, survey_id)))


@router.get("/surveys/{survey_id}/publication", response_model=PublicationRead)
def get_survey_publication(survey_id: UUID, scope: Reader, session: SessionDep) -> PublicationRead:
    """公布的内容：各题的范围和文字答复；民主评议是优秀名单，不含较低的等次，除非当地规定全部公布"""
    return views_publication.read(session, scope, survey_id)


@router.get("/surveys/{survey_id}/publication-preview", response_model=PublicationPreview)
def preview_survey_publication(survey_id: UUID, scope: Keeper, session: SessionDep) -> PublicationPreview:
    """公布前先看：哪些给名单上的党员看，哪些只给本人和支委会看"""
    return views_grades.preview(session, scope, survey_id)


@router.get("/surveys/{survey_id}/my-grade", response_model=MyGrade)
def get_my_grade(survey_id: UUID, me: MemberDep, session: SessionDep) -> MyGrade:
    """我的等次、得票、评定意见和反馈，公布后可看"""
    return publication.mine(session, me, survey_id)


@router.post("/surveys/{survey_id}/my-grade/acknowledge", response_model=MyGrade)
def acknowledge_my_grade(survey_id: UUID, me: MemberDep, session: SessionDep) -> MyGrade:
    """本人已看；不看也不影响什么"""
    return publication.acknowledge(session, me, survey_id)


@router.get("/surveys/{survey_id}/paper-counts", response_model=PaperCountRead)
def get_paper_count(survey_id: UUID, scope: Keeper, session: SessionDep) -> PaperCountRead:
    """录入的计票单，供第二人核对"""
    return paper_counts.read(session, scope, survey_id)


@router.post("/surveys/{survey_id}/paper-counts", response_model=SurveyDetail)
def enter_paper_count(
    survey_id: UUID, data: PaperCountWrite, scope: Keeper, session: SessionDep, seen: IfMatch, response: Response
) -> SurveyDetail:
    """录入纸票的计票单（只有合计）；第二人核对前可以重录"""
    row = paper_counts.enter(session, scope, survey_id, data, seen=seen)
    return views.read(session, scope, tagged(response, row))


@router.post("/surveys/{survey_id}/paper-counts/confirm", response_model=SurveyDetail)
def confirm_paper_count(
    survey_id: UUID, data: PaperCountWrite, scope: Keeper, session: SessionDep, seen: IfMatch, response: Response
) -> SurveyDetail:
    """第二人报自己清点的数，和先录的完全一致才生效；不一致的逐项指出"""
    row = paper_counts.confirm(session, scope, survey_id, data, seen=seen)
    return views.read(session, scope, tagged(response, row))
