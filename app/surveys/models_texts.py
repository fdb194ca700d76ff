"""Who has read which free answer before it is published, and what they made of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field

from app.core.db import Table, UtcDateTime


class TextReading(Table, table=True):
    """Whether a text is published, by its random id: of the one who marks it and the one who confirms that. The text itself is never changed."""

    __tablename__ = "text_reading"

    survey_id: UUID = Field(foreign_key="survey.id", index=True)
    text_id: UUID = Field(unique=True)
    is_withheld: bool
    reason: str = Field(default="", max_length=200)
    marked_at: datetime = Field(sa_type=UtcDateTime)
    marked_by_label: str = Field(max_length=64)
    marked_hands: list[str] = Field(sa_type=JSON)
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    confirmed_by_label: str = Field(default="", max_length=64)
