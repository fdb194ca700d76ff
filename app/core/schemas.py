"""The base of everything that comes in or goes out as JSON."""

from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from app.core.words import ONE_LINE

# Money in fen: never a float.
Fen = int

STORABLE = r"^[^\x00]*$"  # PostgreSQL keeps any character but NUL


def line(most: int, *, least: int = 1) -> StringConstraints:
    """Text on one line of `least` to `most` characters, as in `Annotated[str, line(40)]`: names, numbers, words to look for."""
    return StringConstraints(strip_whitespace=True, min_length=least, max_length=most, pattern=ONE_LINE)


Text = Annotated[str, line(200)]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000, pattern=STORABLE)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200, pattern=STORABLE)]

# Far enough from the ends of the calendar that every time zone and every sum of days can be written.
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 1, 1))]
Instant = Annotated[AwareDatetime, Field(ge=datetime(1900, 1, 1, tzinfo=UTC), le=datetime(2200, 1, 1, tzinfo=UTC))]


class Schema(BaseModel):
    """Reads from rows, refuses unknown fields."""

    model_config = ConfigDict(from_attributes=True, extra="forbid")


class AllowedAction(Schema):
    """An action that the caller may take now, in words for a button."""

    action: str
    label: str
    requires_reason: bool


class Notice(Schema):
    """Something a person should look at; it never blocks."""

    code: str
    title: str
