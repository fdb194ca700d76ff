"""Rounds, who votes in which electorate, the sealed ballots while a round is open, and the tallies after it; and what people make of them.

Nothing leads from a ballot to a member: it has the hash of a token that was signed blind, and no time, number or order of its own. So the
tables of ballots and of the roll have no row ids, ballots lie sealed until the close, and of them only sums are kept, and free texts in
random order.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, LargeBinary, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.core.crypto import keyring
from app.core.db import Code, Sealed, Table, UtcDateTime, Versioned, no_items
from app.core.ids import random_id
from app.surveys import sheet
from app.surveys.disclosure import Level
from app.surveys.rules import AppealLevel, AppealStatus, Grade, SurveyMode, SurveyStatus, SurveyTemplate

_ONE_STANDS = text("status <> 'void' AND template <> 'questionnaire'")


class Survey(Table, Versioned, table=True):
    """One round of one organization. `items` is the sheet, frozen with the roll; the key that ballots are sealed with is destroyed at the count."""

    __tablename__ = "survey"
    __table_args__ = (
        Index("ix_survey_organization", "organization_id", "id"),
        Index("ix_survey_status", "status", "id"),
        Index(
            "uq_survey_round",
            "organization_id",
            "template",
            "year",
            "quarter",
            unique=True,
            sqlite_where=_ONE_STANDS,
            postgresql_where=_ONE_STANDS,
        ),
    )

    organization_id: UUID = Field(foreign_key="organization.id")
    template: SurveyTemplate = Field(sa_type=Code(SurveyTemplate))
    title: str = Field(max_length=200)
    year: int
    quarter: int
    questions: list[dict[str, Any]] = Field(default_factory=no_items, sa_type=JSON)
    items: list[dict[str, Any]] = Field(default_factory=no_items, sa_type=JSON)
    status: SurveyStatus = Field(default=SurveyStatus.DRAFT, sa_type=Code(SurveyStatus))
    mode: SurveyMode | None = Field(default=None, sa_type=Code(SurveyMode))
    confidential_if_small: bool = False
    disclosed_by: Level = Field(default=Level.CELLS, sa_type=Code(Level))
    opens_at: datetime = Field(sa_type=UtcDateTime)
    closes_at: datetime = Field(sa_type=UtcDateTime)
    opened_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    quorum_num: int
    quorum_den: int
    is_valid: bool | None = None  # once counted: whether enough took part
    void_reason: str = Field(default="", max_length=200)
    rerun_of_id: UUID | None = Field(default=None, foreign_key="survey.id", index=True)
    ballot_key_sealed: bytes | None = Field(default=None, sa_type=Sealed)

    @property
    def quorum(self) -> tuple[int, int]:
        """The part of the roll whose ballots make a round valid."""
        return self.quorum_num, self.quorum_den

    @property
    def sheet(self) -> list[sheet.Item]:
        """Everything that a ballot marks."""
        return sheet.read(self.items)


class Cell(Table, table=True):
    """统计单元: the electorate of one ballot key, fixed before the round opens. Its private key is destroyed at the count."""

    __tablename__ = "cell"
    __table_args__ = (Index("ix_cell_survey", "survey_id", "id"),)

    survey_id: UUID = Field(foreign_key="survey.id")
    label: str = Field(max_length=200)
    organization_ids: list[str] = Field(sa_type=JSON)
    eligible_count: int
    counted_count: int | None = None
    public_key: bytes | None = Field(default=None, sa_type=LargeBinary)
    fingerprint: str = Field(default="", max_length=64)
    private_key_sealed: bytes | None = Field(default=None, sa_type=Sealed)

    @property
    def private_key(self) -> bytes:
        """PKCS#8 DER, while there is one."""
        return private_key_of(self.id, self.private_key_sealed)


def private_key_of(cell_id: UUID, sealed: bytes | None) -> bytes:
    """An electorate's private key, PKCS#8 DER, while there is one."""
    return bytes.fromhex(keyring().open("cell.private_key", cell_id, sealed or b""))


class CellMember(SQLModel, table=True):
    """One line of the roll. Of its token it keeps the day of issue and the hash of what was signed blind, which fits every ballot equally.

    A day without a hash: the member has drawn a sealed slip (`slips`), and which is not known.
    """

    __tablename__ = "cell_member"
    __table_args__ = (
        Index("ix_cell_member_cell", "cell_id"),
        Index("ix_cell_member_member", "member_id", "survey_id"),
        {"sqlite_with_rowid": False},
    )

    survey_id: UUID = Field(primary_key=True, foreign_key="survey.id")
    member_id: UUID = Field(primary_key=True, foreign_key="member.id")
    cell_id: UUID = Field(foreign_key="cell.id")
    issued_on: date | None = None
    blinded_digest: str | None = Field(default=None, max_length=64)

    @property
    def drew_slip(self) -> bool:
        """Whether the vote is on a sealed slip instead of a phone of the member's own."""
        return self.issued_on is not None and self.blinded_digest is None


class Ballot(SQLModel, table=True):
    """A ballot that was cast, sealed and of one size, under the SHA-256 of its token. It exists until the count."""

    __tablename__ = "ballot"
    __table_args__ = ({"sqlite_with_rowid": False},)

    token_hash: str = Field(primary_key=True, max_length=64)
    cell_id: UUID = Field(foreign_key="cell.id", index=True)
    sealed: bytes = Field(sa_type=LargeBinary)


class Tally(SQLModel, table=True):
    """How many ballots of an electorate gave an item this value: all that is kept of marks."""

    __tablename__ = "tally"
    __table_args__ = ({"sqlite_with_rowid": False},)

    cell_id: UUID = Field(primary_key=True, foreign_key="cell.id")
    item_id: str = Field(primary_key=True, max_length=40)
    value: str = Field(primary_key=True, max_length=32)
    count: int


class FreeText(SQLModel, table=True):
    """One free text of one ballot, apart from its marks and its other texts; written at the count in random order."""

    __tablename__ = "free_text"
    __table_args__ = (Index("ix_free_text_cell", "cell_id", "item_id"), {"sqlite_with_rowid": False})

    id: UUID = Field(default_factory=random_id, primary_key=True)
    cell_id: UUID = Field(foreign_key="cell.id")
    item_id: str = Field(max_length=40)
    text: str = Field(max_length=200)


class BoardHash(SQLModel, table=True):
    """The receipt of a ballot that was counted, for its voter to find."""

    __tablename__ = "board_hash"
    __table_args__ = ({"sqlite_with_rowid": False},)

    survey_id: UUID = Field(primary_key=True, foreign_key="survey.id")
    token_hash: str = Field(primary_key=True, max_length=64)


class Opinion(Table, table=True):
    """评定意见 of the committee, on all rated members of a round; or, after an appeal, on the one who appealed.

    `formula`, `cap`, `places` and `explanation` are the software's proposal as it stood then. `proposed_hands`: whoever could have
    proposed it, none of whom confirms it.
    """

    __tablename__ = "opinion"
    __table_args__ = (Index("ix_opinion_survey", "survey_id", "id"),)

    survey_id: UUID = Field(foreign_key="survey.id")
    appeal_id: UUID | None = Field(default=None, foreign_key="appeal.id", unique=True)
    formula: str = Field(max_length=32)
    cap: int
    places: dict[str, str] = Field(sa_type=JSON)
    explanation: str = Field(max_length=500)
    override_reason: str = Field(default="", max_length=200)
    proposed_at: datetime = Field(sa_type=UtcDateTime)
    proposed_by_label: str = Field(max_length=64)
    proposed_hands: list[str] = Field(sa_type=JSON)
    activity_id: UUID | None = Field(default=None, foreign_key="activity.id")
    meeting_on: date | None = None
    meeting_number: str = Field(default="", max_length=40)
    presided_by: str = Field(default="", max_length=40)
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    confirmed_by_label: str = Field(default="", max_length=64)


class MemberGrade(Table, table=True):
    """The grade of one member in an opinion. Of one round a member has one grade in force, once it is confirmed."""

    __tablename__ = "member_grade"
    __table_args__ = (
        UniqueConstraint("opinion_id", "member_id", name="uq_member_grade_opinion"),
        Index("ix_member_grade_member", "member_id", "survey_id"),
        Index(
            "uq_member_grade_in_force",
            "survey_id",
            "member_id",
            unique=True,
            sqlite_where=text("is_in_force"),
            postgresql_where=text("is_in_force"),
        ),
    )

    opinion_id: UUID = Field(foreign_key="opinion.id")
    survey_id: UUID = Field(foreign_key="survey.id")
    member_id: UUID = Field(foreign_key="member.id")
    grade: Grade = Field(sa_type=Code(Grade))
    feedback_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    is_in_force: bool = False
    acknowledged_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    @property
    def feedback(self) -> str | None:
        """What the member is told, face to face and here."""
        return keyring().open("member_grade.feedback", self.id, self.feedback_sealed) if self.feedback_sealed else None


class Publication(Table, table=True):
    """What of a round was told, as it was told: later rounds tell nothing that could be reckoned against it."""

    __tablename__ = "publication"

    survey_id: UUID = Field(foreign_key="survey.id", unique=True)
    published_at: datetime = Field(sa_type=UtcDateTime, index=True)
    published_by_label: str = Field(max_length=64)
    has_low_grades: bool
    cells: list[dict[str, Any]] = Field(sa_type=JSON)
    totals: list[dict[str, Any]] = Field(sa_type=JSON)


class PaperCount(Table, table=True):
    """计票单 of a round on paper: how many sheets gave an item each value. Of the one who entered it and the one who confirms it."""

    __tablename__ = "paper_count"

    survey_id: UUID = Field(foreign_key="survey.id", unique=True)
    sheets: int
    counts: dict[str, dict[str, int]] = Field(sa_type=JSON)
    entered_at: datetime = Field(sa_type=UtcDateTime)
    entered_by_label: str = Field(max_length=64)
    entered_hands: list[str] = Field(sa_type=JSON)
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    confirmed_by_label: str = Field(default="", max_length=64)


class Appeal(Table, Versioned, table=True):
    """申诉 of a rated member about the own grade: one to the branch, and after it one to the committee above. Ballots are never opened."""

    __tablename__ = "appeal"
    __table_args__ = (
        UniqueConstraint("survey_id", "member_id", "level", name="uq_appeal_level"),
        Index("ix_appeal_status", "status", "due_on"),
    )

    survey_id: UUID = Field(foreign_key="survey.id")
    member_id: UUID = Field(foreign_key="member.id")
    level: AppealLevel = Field(sa_type=Code(AppealLevel))
    status: AppealStatus = Field(default=AppealStatus.OPEN, sa_type=Code(AppealStatus))
    reason_sealed: bytes = Field(sa_type=Sealed)
    filed_on: date
    due_on: date
    reply_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    replied_on: date | None = None
    replied_by_label: str = Field(default="", max_length=64)

    @property
    def reason(self) -> str:
        """In the member's own words."""
        return keyring().open("appeal.reason", self.id, self.reason_sealed)

    @property
    def reply(self) -> str | None:
        """What was answered, if anything was."""
        return keyring().open("appeal.reply", self.id, self.reply_sealed) if self.reply_sealed else None
