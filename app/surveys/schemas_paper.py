"""What comes in and goes out about count sheets of paper."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.core.schemas import Schema
from app.surveys.schemas_grades import ShortLine

Sheets = Annotated[int, Field(ge=0, le=10_000)]


class ItemCount(Schema):
    """How many sheets gave a line each value, 弃权 among them; blank and spoilt lines are abstentions."""

    item_id: ShortLine
    counts: Annotated[dict[ShortLine, Sheets], Field(max_length=20)]


class PaperCountWrite(Schema):
    sheets: Sheets = Field(description="收回的票数")
    items: Annotated[list[ItemCount], Field(min_length=1, max_length=500)]


class PaperCountRead(Schema):
    survey_id: UUID
    version: int
    sheets: int | None = Field(description="收回的票数；第二位核对一致之后才有")
    items: list[ItemCount] = Field(description="每一项的票数；第二位核对一致之后才有")
    entered_at: datetime
    entered_by: str
    confirmed_at: datetime | None
    confirmed_by: str | None
