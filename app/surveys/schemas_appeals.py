"""What comes in and goes out about appeals."""

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from app.core.schemas import AllowedAction, LongText, Reason, Schema
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


class Regrade(Schema):
    """The new opinion on the one who appealed; it holds once it is confirmed."""

    grade: Grade
    grade_label: str
    feedback: str | None
    override_reason: str
    proposed_at: datetime
    proposed_by: str
    activity_id: UUID | None
    meeting_on: date | None
    meeting_number: str
    presided_by: str
    confirmed_at: datetime | None
    confirmed_by: str | None


class AppealCase(AppealRead):
    """An appeal for whoever answers it: of whom, about which grade, and what they may do now."""

    member_name: str
    grade: Grade = Field(description="现在有效的等次")
    grade_label: str
    regrade: Regrade | None
    allowed_actions: list[AllowedAction]
