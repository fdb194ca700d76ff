"""What comes in and goes out about free answers before they are published."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.core.schemas import Reason, Schema

MOST_AT_ONCE = 100


class TextMark(Schema):
    text_id: UUID
    is_withheld: bool = Field(description="是否不公布；只能整条公布或不公布，不能改动")
    reason: Reason | None = Field(default=None, description="不公布的原因，不公布时必填")


class TextMarks(Schema):
    marks: Annotated[list[TextMark], Field(min_length=1, max_length=MOST_AT_ONCE)]


class TextConfirmation(Schema):
    text_ids: Annotated[list[UUID], Field(min_length=1, max_length=MOST_AT_ONCE)]


class TextRead(Schema):
    """A free answer, with what the first reader marked (null before that) and whether a second one confirmed it."""

    text_id: UUID
    question_id: str
    question: str
    text: str
    is_withheld: bool | None = None
    reason: str = ""
    marked_by: str | None = None
    confirmed_at: datetime | None = None
    confirmed_by: str | None = None
    can_confirm: bool = Field(default=False, description="我能不能作第二人来确认")
