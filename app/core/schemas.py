"""The base of everything that comes in or goes out as JSON."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

# Money in fen: never a float.
Fen = int

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200)]


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
