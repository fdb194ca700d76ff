"""The sheet of a round: everything that a ballot marks, frozen before it opens; and a ballot as the bytes that are sealed.

Rated persons and questions are items alike. Every ballot marks each of them, the voter's own line included, so all have one shape.
"""

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from pydantic import Field

from app.core.schemas import Schema
from app.surveys.errors import AnswerUnknown, BallotIncomplete, TicksTooMany
from app.surveys.rules import GRADE_WORDS, MOST_TEXT

NAMED = 5  # so many items without a mark are named


class ItemKind(StrEnum):
    """A person, rated; a question with the five steps of satisfaction, with options of its own (one, or several), or with free text."""

    RATING = "rating"
    SATISFACTION = "satisfaction"
    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"


class Option(Schema):
    """One way to mark an item."""

    value: str
    label: str


class Item(Schema):
    """One line of the sheet: `id` is the rated member's, or the question's. Free text may stay empty, and of `choices` none may be ticked."""

    id: str
    kind: ItemKind
    title: str
    options: list[Option]
    most_ticks: int | None = Field(default=None, description="多选题最多选几项；空为不限")


ABSTAINED = Option(value="abstained", label="弃权")
GRADES = [*(Option(value=grade, label=label) for grade, label in GRADE_WORDS.items()), ABSTAINED]
# One order for all, with nothing preset.
SATISFACTION = [
    Option(value="very_satisfied", label="很满意"),
    Option(value="satisfied", label="满意"),
    Option(value="fair", label="一般"),
    Option(value="dissatisfied", label="不满意"),
    Option(value="very_dissatisfied", label="很不满意"),
    Option(value="unknown", label="不了解"),
]
_FREE = frozenset({ItemKind.TEXT, ItemKind.CHOICES})  # may stay without a mark
_TEXT_BYTES = 4 * MOST_TEXT + 3  # UTF-8, quotes and a comma


def person(member_id: str, name: str) -> Item:
    """The line of a rated member."""
    return Item(id=member_id, kind=ItemKind.RATING, title=name, options=GRADES)


def question(number: int, kind: ItemKind, title: str, options: Sequence[str], most_ticks: int | None = None) -> Item:
    """The line of a question, the first being number 1."""
    own = [Option(value=f"o{place}", label=label) for place, label in enumerate(options, 1)]
    shown = {ItemKind.SATISFACTION: SATISFACTION, ItemKind.CHOICES: [*own, ABSTAINED]}.get(kind, own)
    return Item(id=f"q{number}", kind=kind, title=title, options=shown, most_ticks=most_ticks)


def to_tick(item: Item) -> list[str]:
    """The options of a question of which several may be ticked: nobody ticks 弃权, who ticks nothing abstains."""
    return [option.value for option in item.options if option != ABSTAINED]


def values_of(item: Item, mark: str) -> list[str]:
    """The values that a ballot gives an item: of `choices` one for each tick, or 弃权."""
    if item.kind is not ItemKind.CHOICES:
        return [mark]
    return mark.split(",") if mark else [ABSTAINED.value]


def marks(sheet: Sequence[Item], answers: Sequence[tuple[str, str]]) -> list[str]:
    """A ballot's marks in the order of the sheet, from (item, value) pairs.

    Raises `AnswerUnknown` for an answer that is no item's, none of its options, or given twice, `TicksTooMany`; `BallotIncomplete` names
    what has no mark.
    """
    given = dict(answers)
    if len(given) < len(answers) or given.keys() - {item.id for item in sheet}:
        raise AnswerUnknown(pointer="/answers")
    missing = [item.title for item in sheet if item.kind not in _FREE and item.id not in given]
    if missing:
        named = "、".join(missing[:NAMED]) + ("等" if len(missing) > NAMED else "")
        raise BallotIncomplete(count=len(missing), items=named, pointer="/answers")
    return [_mark(item, given) for item in sheet]


def _mark(item: Item, given: Mapping[str, str]) -> str:
    if item.kind is ItemKind.TEXT:
        return given.get(item.id, "")
    if item.kind is ItemKind.CHOICES:
        return _ticks(item, given.get(item.id, ""))
    if given[item.id] not in {option.value for option in item.options}:
        raise AnswerUnknown(pointer="/answers")
    return given[item.id]


def _ticks(item: Item, value: str) -> str:
    """What was ticked, in the order of the sheet, so that the same ticks are the same mark."""
    given = value.split(",") if value else []
    ticked = [option for option in to_tick(item) if option in given]
    if len(ticked) != len(given):
        raise AnswerUnknown(pointer="/answers")
    if item.most_ticks is not None and len(ticked) > item.most_ticks:
        raise TicksTooMany(item=item.title, most=item.most_ticks, pointer="/answers")
    return ",".join(ticked)


def padded(sheet: Sequence[Item], values: Sequence[str]) -> bytes:
    """Marks as bytes, of one size for every ballot of a sheet: what is sealed tells nothing by its length."""
    size = 2 + sum(map(_widest, sheet))
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode().ljust(size)


def _widest(item: Item) -> int:
    if item.kind is ItemKind.TEXT:
        return _TEXT_BYTES
    if item.kind is ItemKind.CHOICES:
        return len(",".join(to_tick(item))) + 3
    return max(len(option.value) for option in item.options) + 3


def unpadded(raw: bytes) -> list[str]:
    """The marks of a ballot that was opened."""
    values: list[str] = json.loads(raw)
    return values


def read(stored: Sequence[Mapping[str, Any]]) -> list[Item]:
    """A sheet as it is kept."""
    return [Item.model_validate(item) for item in stored]
