"""Sealed slips: batches with their numbers, and of each slip the hash of its code. Neither knows of a member."""

from uuid import UUID

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel

from app.core.db import Code, Table, Versioned, no_items
from app.surveys.slip_rules import SlipStatus

_STANDS = text("status <> 'destroyed'")


class SlipBatch(Table, Versioned, table=True):
    """The slips of one electorate. `entered_hands`: whoever could have entered the numbers, none of whom confirms them."""

    __tablename__ = "slip_batch"
    __table_args__ = (
        Index("uq_slip_batch_cell", "cell_id", unique=True, sqlite_where=_STANDS, postgresql_where=_STANDS),
    )

    survey_id: UUID = Field(foreign_key="survey.id", index=True)
    cell_id: UUID = Field(foreign_key="cell.id")
    status: SlipStatus = Field(default=SlipStatus.PRINTED, sa_type=Code(SlipStatus))
    printed: int
    printed_by_label: str = Field(max_length=64)
    returned: int | None = None
    spoiled: int | None = None
    entered_by_label: str = Field(default="", max_length=64)
    entered_hands: list[str] = Field(default_factory=no_items, sa_type=JSON)
    confirmed_by_label: str = Field(default="", max_length=64)
    destroy_reason: str = Field(default="", max_length=200)


class Slip(SQLModel, table=True):
    """One slip, under the keyed hash of its code. Once used it keeps the hash of what was signed blind, which fits every ballot equally.

    Who drew it is nowhere: a member's line on the roll says that a slip was drawn, and no more. It exists until the count.
    """

    __tablename__ = "slip"
    __table_args__ = ({"sqlite_with_rowid": False},)

    code_hash: str = Field(primary_key=True, max_length=64)
    cell_id: UUID = Field(foreign_key="cell.id", index=True)
    blinded_digest: str | None = Field(default=None, max_length=64)
