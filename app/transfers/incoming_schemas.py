"""What comes in and goes out about papers from outside and about the national system. Numbers go out masked."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from app.core.schemas import Day, Schema, line
from app.members.national_id import Sex
from app.members.rules import Category
from app.members.schemas import NumberText, PersonCreate, PersonName
from app.organizations.schemas import NationalCode

LetterNumber = Annotated[str, line(60)]
SourceText = Annotated[str, line(120, least=4)]


class PaperLetter(Schema):
    """A letter that was issued outside this system, as printed."""

    number: LetterNumber
    issued_on: Day
    valid_days: int = Field(description="有效天数，1到90")


class PaperIn(Schema):
    """What came on paper: who, with which letter, from where, and on which day."""

    source_text: SourceText | None = Field(default=None, description="转出党组织全称，不在名录里时写")
    letter: PaperLetter
    arrived_on: Day = Field(description="收到介绍信的日期")
    person: PersonCreate


class TransferPaper(Schema):
    """A paper that came in, as people see it."""

    letter_number: str
    issued_on: date
    valid_days: int
    valid_until: date
    arrived_on: date
    national_id_masked: str
    sex: Sex
    category: Category
    joined_on: date
    confirmed_on: date | None
    has_scan: bool


class MirrorCommand(Schema):
    """What the national system says of a transfer, copied by hand or from its file. What is said of the name and of codes is compared."""

    ext_system: Annotated[str, line(40)] = Field(description="哪个系统", examples=["全国党员管理信息系统"])
    ext_serial: Annotated[str, line(60)] = Field(description="那边的流水号")
    ext_status: Annotated[str, line(40)] = Field(description="那边的状态")
    ext_operator: Annotated[str, line(40)] | None = Field(default=None, description="那边的经办人")
    name: PersonName | None = Field(default=None, description="那边登记的姓名")
    national_id: NumberText | None = Field(default=None, description="那边登记的公民身份号码")
    source_code: NationalCode | None = Field(default=None, description="那边登记的转出党组织代码")
    target_code: NationalCode | None = Field(default=None, description="那边登记的转入党组织代码")


class TransferMirror(Schema):
    """How it stands in the national system, and who here looked last, and when."""

    ext_system: str
    ext_serial: str
    ext_status: str
    ext_operator: str
    ext_checked_at: datetime
    ext_checked_by: str
