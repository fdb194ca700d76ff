"""What comes in and goes out about appeals."""

from datetime import date
from uuid import UUID

from pydantic import Field

from app.core.schemas import LongText, Reason, Schema
from app.surveys.rules import AppealLevel, AppealStatus, Grade


class AppealWrite(Schema):
    reason: LongText


class AppealReply(Schema):
    reply: LongText
    regrade: bool = Field(description="是否重新评定等次；不重新评定即维持")


class RegradeWrite(Schema):
    """A new opinion on the one who appealed."""

    grade: Grade
    feedback: LongText | None = Field(default=None, description="给本人的反馈；基本合格、不合格必填")
    override_reason: Reason | None = Field(default=None, description="优秀超过名额时的理由")


class AppealRead(Schema):
    id: UUID
    survey_id: UUID
    member_id: UUID
    level: AppealLevel
    level_label: str
    status: AppealStatus
    status_label: str
    reason: str
    filed_on: date
    due_on: date = Field(description="在这一天前答复")
    reply: str | None
    replied_on: date | None
    replied_by: str | None
    again_until: date | None = Field(description="党支部已答复的，到这一天为止还可以向上级党委申诉")
    version: int
