"""What comes in and goes out about grades."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.core.schemas import Day, LongText, Reason, Schema, line
from app.surveys.disclosure import Level
from app.surveys.grades import Place
from app.surveys.rules import Grade
from app.surveys.schemas import Count
from app.surveys.sheet import ItemKind

ShortLine = Annotated[str, line(40)]


class GradeWrite(Schema):
    member_id: UUID
    grade: Grade
    feedback: LongText | None = Field(default=None, description="给本人的反馈；基本合格、不合格必填")


class OpinionWrite(Schema):
    """One grade for every rated member."""

    grades: Annotated[list[GradeWrite], Field(min_length=1, max_length=500)]
    override_reason: Reason | None = Field(default=None, description="优秀超过名额时的理由")


class MeetingWrite(Schema):
    """The meeting that confirms: an activity of the branch, or its day and number."""

    presided_by: ShortLine
    activity_id: UUID | None = None
    meeting_on: Day | None = None
    meeting_number: ShortLine | None = None


class GradeRead(Schema):
    """A rated member: where the ballots place them, and the grade that people have given."""

    member_id: UUID
    name: str
    place: Place | None = Field(description="proposed：建议优秀；tied：票数相同，由人研究；over：超出名额")
    grade: Grade | None
    grade_label: str | None
    feedback: str | None
    acknowledged_at: datetime | None


class OpinionRead(Schema):
    """The software's proposal with its reckoning, and beside it the opinion once there is one."""

    survey_id: UUID
    version: int
    formula: str
    cap: int
    explanation: str
    override_reason: str
    people: list[GradeRead]
    proposed_at: datetime | None
    proposed_by: str | None
    activity_id: UUID | None
    meeting_on: date | None
    meeting_number: str
    presided_by: str
    confirmed_at: datetime | None
    confirmed_by: str | None


class Told(Schema):
    """How many ballots, as the range that may be told; `share` is the same in percent."""

    value: str
    label: str
    least: int
    most: int
    share: str


class PublishedGrade(Schema):
    """A member whose grade is told to the roll; of 优秀 also how many ballots gave it, as a range."""

    member_id: UUID
    name: str
    grade: Grade
    grade_label: str
    excellent: Told | None


class PublishedQuestion(Schema):
    """The options of a choice, or the texts of a question that is answered in words."""

    question_id: str
    kind: ItemKind
    title: str
    options: list[Told]
    texts: list[str]


class PublishedCell(Schema):
    """One electorate, or the whole round; it has no questions where it is hidden."""

    label: str
    eligible: int
    counted: int | None
    hidden_label: str | None = Field(description="为什么不显示结果")
    questions: list[PublishedQuestion]


class PublishedTotal(Schema):
    """The sum of what so many electorates of an organization show, and of nothing else."""

    organization_id: UUID
    organization_name: str
    cells: int
    counted: int
    questions: list[PublishedQuestion]


class PublicationRead(Schema):
    """What everybody on the roll may know. Without `has_low_grades` only 优秀 is named, and of the others nothing."""

    survey_id: UUID
    title: str
    published_at: datetime
    disclosed_by: Level
    has_low_grades: bool
    eligible: int
    rated: int
    counted: int | None = Field(description="收回的票；有一个单元票太少不显示时，合计也不显示")
    people: list[PublishedGrade]
    cells: list[PublishedCell]
    totals: list[PublishedTotal]


class PublicationPreview(Schema):
    """What would be told now. Whoever is in `to_person_alone` is named to nobody else, and has the own grade and feedback from the app."""

    to_roll: PublicationRead
    to_person_alone: list[GradeRead]


class MyGrade(Schema):
    """The caller's own grade with the own figures; none of them where too few ballots were cast."""

    survey_id: UUID
    grade: Grade
    grade_label: str
    feedback: str | None
    counts: list[Count]
    activity_id: UUID | None
    meeting_on: date | None
    meeting_number: str
    presided_by: str
    confirmed_at: datetime | None
    published_at: datetime
    acknowledged_at: datetime | None
    appeal_until: date = Field(description="到这一天为止可以申诉")
