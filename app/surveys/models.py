"""Rounds, who votes in which electorate, the sealed ballots while a round is open, and the answers after it.

Nothing leads from a ballot to a member: it has the hash of a token that was signed blind, and no time, number or order of its own. So the
tables of ballots and of the roll have no row ids, ballots lie sealed until the close, and answers are written afterwards in random order.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, LargeBinary, text
from sqlmodel import Field, SQLModel

from app.core.crypto import keyring
from app.core.db import Code, Sealed, Table, UtcDateTime, Versioned
from app.core.ids import random_id
from app.surveys import sheet
from app.surveys.rules import SurveyMode, SurveyStatus, SurveyTemplate

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
    questions: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    items: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    status: SurveyStatus = Field(default=SurveyStatus.DRAFT, sa_type=Code(SurveyStatus))
    mode: SurveyMode | None = Field(default=None, sa_type=Code(SurveyMode))
    confidential_if_small: bool = False
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
        return bytes.fromhex(keyring().open("cell.private_key", self.id, self.private_key_sealed or b""))


class CellMember(SQLModel, table=True):
    """One line of the roll. Of its token it keeps the day of issue and the hash of what was signed blind, which fits every ballot equally."""

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


class Ballot(SQLModel, table=True):
    """A ballot that was cast, sealed and of one size, under the SHA-256 of its token. It exists until the count."""

    __tablename__ = "ballot"
    __table_args__ = ({"sqlite_with_rowid": False},)

    token_hash: str = Field(primary_key=True, max_length=64)
    cell_id: UUID = Field(foreign_key="cell.id", index=True)
    sealed: bytes = Field(sa_type=LargeBinary)


class Answer(SQLModel, table=True):
    """One mark of one ballot, apart from all its other marks; written at the count in random order."""

    __tablename__ = "answer"
    __table_args__ = (Index("ix_answer_cell", "cell_id", "item_id"), {"sqlite_with_rowid": False})

    id: UUID = Field(default_factory=random_id, primary_key=True)
    cell_id: UUID = Field(foreign_key="cell.id")
    item_id: str = Field(max_length=40)
    value: str = Field(max_length=200)


class BoardHash(SQLModel, table=True):
    """The receipt of a ballot that was counted, for its voter to find."""

    __tablename__ = "board_hash"
    __table_args__ = ({"sqlite_with_rowid": False},)

    survey_id: UUID = Field(primary_key=True, foreign_key="survey.id")
    token_hash: str = Field(primary_key=True, max_length=64)
