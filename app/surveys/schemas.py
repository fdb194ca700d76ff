"""What comes in and goes out about rounds. Names of `BallotToken`, `Ballot` and `SurveyResult` are relied on by other systems."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from app.core.schemas import AllowedAction, Instant, Reason, Schema, Text, line
from app.surveys.disclosure import Level
from app.surveys.rules import MOST_QUESTIONS, MOST_TEXT, QUORUM, SurveyMode, SurveyStatus, SurveyTemplate
from app.surveys.sheet import Item, ItemKind

Year = Annotated[int, Field(ge=2000, le=2200)]
Quarter = Annotated[int, Field(ge=1, le=4)]
Share = Annotated[int, Field(ge=1, le=100)]
# base64url without padding: a message of a 4096-bit key has 683 characters, a prepared one 64 bytes and its label.
Base64 = Annotated[str, StringConstraints(min_length=1, max_length=1000, pattern=r"^[A-Za-z0-9_-]+$")]


class QuestionWrite(Schema):
    """A question; only `choice` and `choices` have options of their own."""

    kind: ItemKind = Field(
        description="satisfaction：五级满意度；choice：单选；choices：多选，可一项不选；text：文字，可不填"
    )
    title: Text
    options: Annotated[list[Annotated[str, line(40)]], Field(max_length=10)] = []
    most_ticks: int | None = Field(default=None, description="多选题最多选几项；空为不限")


Questions = Annotated[list[QuestionWrite], Field(max_length=MOST_QUESTIONS)]


class SurveyCreate(Schema):
    organization_id: UUID
    template: SurveyTemplate
    title: Text
    year: Year
    quarter: Quarter
    questions: Questions = []
    opens_at: Instant
    closes_at: Instant
    quorum_num: Share = QUORUM[0]
    quorum_den: Share = QUORUM[1]
    confidential_if_small: bool = Field(default=False, description="不足10人时：会议同意的用“保密”方式，否则用纸票")
    disclosed_by: Level = Field(default=Level.CELLS, description="结果怎样公布：cells按统计单元，whole只公布全体合计")
    rerun_of_id: UUID | None = Field(default=None, description="重做哪一轮已作废的")


class SurveyUpdate(Schema):
    """Only what is sent is changed."""

    title: Text | None = None
    questions: Questions | None = None
    opens_at: Instant | None = None
    closes_at: Instant | None = None
    quorum_num: Share | None = None
    quorum_den: Share | None = None
    confidential_if_small: bool | None = None
    disclosed_by: Level | None = None


class SurveyVoid(Schema):
    reason: Reason


class MyRoll(Schema):
    """The caller's own line on the roll."""

    cell_id: UUID
    issued_on: date | None = Field(description="哪天领的票")
    is_rated: bool = Field(description="我是不是被评议的人；公布后可看自己的等次")
    drew_slip: bool = Field(description="登记的是抽了密封票，不在自己手机上填")


class SurveyRead(Schema):
    id: UUID
    organization_id: UUID
    organization_name: str
    template: SurveyTemplate
    template_label: str
    title: str
    year: int
    quarter: int
    status: SurveyStatus
    status_label: str
    mode: SurveyMode | None
    mode_label: str | None
    confidential_if_small: bool
    disclosed_by: Level
    opens_at: datetime
    closes_at: datetime
    opened_at: datetime | None
    closed_at: datetime | None
    quorum_num: int
    quorum_den: int
    is_valid: bool | None = Field(description="参加人数是否达到规定比例；计票后才有")
    void_reason: str
    rerun_of_id: UUID | None
    my_roll: MyRoll | None = Field(description="我不在名单上时为空")
    version: int
    allowed_actions: list[AllowedAction]


class SurveyDetail(SurveyRead):
    """One round with its sheet; a draft has questions only."""

    questions: list[QuestionWrite]
    items: list[Item]
    has_keys: bool = Field(description="投票密钥是否都已生成")


class KeyRead(Schema):
    """The public key of one electorate. Everybody in it is shown the same fingerprint."""

    cell_id: UUID
    label: str
    key_id: str
    fingerprint: str
    jwk: dict[str, str]


class BallotTokenRequest(Schema):
    blinded_msg: Base64


class BallotToken(Schema):
    blind_sig: str
    key_id: str


class AnswerWrite(Schema):
    """The mark of one item: the value of an option, or the text; of `choices` the ticked values with commas between, and empty for none."""

    item_id: Annotated[str, line(40)]
    value: Annotated[str, line(MOST_TEXT, least=0)]


class BallotCast(Schema):
    """A ballot, without anything that says whose it is."""

    survey_id: UUID
    cell_id: UUID
    prepared_msg: Base64
    signature: Base64
    answers: Annotated[list[AnswerWrite], Field(max_length=500)]


class BallotReceipt(Schema):
    receipt: str = Field(description="prepared_msg的SHA-256，截止后可在公布的名单里核对")


class CellTurnout(Schema):
    """`counted` is null until the round is counted, and where fewer than five ballots were cast told to keepers alone, as is `issued`."""

    cell_id: UUID
    label: str
    eligible: int
    issued: int | None
    counted: int | None


class SurveyTurnout(Schema):
    survey_id: UUID
    eligible: int
    issued: int | None = Field(description="领票数；只给管理的人看")
    counted: int | None = Field(description="收到的票；计票后才有，推得出不足5张的单元时不给")
    cells: list[CellTurnout]


class Count(Schema):
    """How many ballots mark an option."""

    value: str
    label: str
    count: int


class Rating(Schema):
    """What one rated member was given."""

    member_id: UUID
    name: str
    counts: list[Count]


class QuestionResult(Schema):
    """What a question was given; its free answers are read apart (`/texts`)."""

    question_id: str
    kind: ItemKind
    title: str
    counts: list[Count]


class CellResult(Schema):
    """The exact count sheet of one electorate; `suppressed` where too few ballots were cast to show anything."""

    cell_id: UUID
    label: str
    eligible: int
    issued: int
    counted: int
    suppressed: bool
    ratings: list[Rating]
    questions: list[QuestionResult]


class SurveyResult(Schema):
    survey_id: UUID
    eligible: int
    issued: int
    counted: int
    is_valid: bool = Field(description="参加人数是否达到规定比例")
    cells: list[CellResult]


class RoundPlan(Schema):
    """民主评议 of one quarter, for every branch below an organization."""

    organization_id: UUID
    year: Year
    quarter: Quarter
    title: Text
    opens_at: Instant
    closes_at: Instant
    quorum_num: Share = QUORUM[0]
    quorum_den: Share = QUORUM[1]
    confidential_if_small: bool = False


class RoundApply(RoundPlan):
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = Field(description="预览给出的digest")


class PlannedRound(Schema):
    """What would become of one branch; `exists` where it has a round of the quarter already, which stays."""

    organization_id: UUID
    organization_name: str
    eligible: int
    rated: int
    mode: SurveyMode | None = Field(description="没有可以参加或评议的人时为空，不建")
    exists: bool


class RoundPreview(Schema):
    branches: list[PlannedRound]
    digest: str


class RoundsMade(Schema):
    survey_ids: list[UUID]
