"""What comes in and goes out about sealed slips."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.core.schemas import AllowedAction, Reason, Schema, line
from app.surveys.rules import SurveyMode, SurveyStatus, SurveyTemplate
from app.surveys.schemas import Base64, KeyRead
from app.surveys.sheet import Item
from app.surveys.slip_rules import SlipStatus

Slips = Annotated[int, Field(ge=0, le=10_000)]


class SlipsPrint(Schema):
    cell_id: UUID
    count: Annotated[int, Field(ge=1, le=10_000)] = Field(description="打印几张，不超过这个统计单元的名单人数")


class SlipDraw(Schema):
    member_id: UUID


class SlipDrawRead(Schema):
    """Somebody who has drawn a slip; which one is nowhere."""

    member_id: UUID
    name: str


class SlipNumbers(Schema):
    returned: Slips = Field(description="没有人抽、收回销毁的张数")
    spoiled: Slips = Field(description="印坏、撕坏，换过或作废销毁的张数")


class SlipBatchDestroy(Schema):
    reason: Reason


class SlipBatchRead(Schema):
    id: UUID
    cell_id: UUID
    status: SlipStatus
    status_label: str
    printed: int
    printed_by: str
    returned: int | None
    spoiled: int | None
    entered_by: str
    confirmed_by: str
    version: int
    allowed_actions: list[AllowedAction]


class CellSlips(Schema):
    """One electorate; `batch` is the one that stands."""

    cell_id: UUID
    label: str
    eligible: int
    drawn: int
    batch: SlipBatchRead | None


class SurveySlips(Schema):
    survey_id: UUID
    title: str
    status: SurveyStatus
    can_print: bool = Field(description="名单已定、密钥已生成、还没开始填写")
    can_draw: bool = Field(description="正在填写")
    cells: list[CellSlips]


class SlipCode(Schema):
    code: Annotated[str, line(40, least=8)] = Field(description="票上的编号，空格、大小写不限")


class SlipTokenRequest(SlipCode):
    blinded_msg: Base64


class SlipRead(Schema):
    """The round that a slip is for, with its sheet: as much as its ballot needs, for whoever holds the slip."""

    survey_id: UUID
    cell_id: UUID
    organization_name: str
    template: SurveyTemplate
    title: str
    mode: SurveyMode
    status: SurveyStatus
    closes_at: datetime
    is_open: bool
    is_used: bool
    items: list[Item]
    key: KeyRead
