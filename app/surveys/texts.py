"""Free answers before they are published: one person reads each and marks it, another confirms. A text may be withheld with a reason; none is edited.

Only what may be published at all is read here: texts of electorates of ten and more voters of whom five and more took part (docs/disclosure.md,
rules 2 and 8). No reader is told the electorate, and the order of a list is that of random ids.
"""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.guard import Scope
from app.core import clock, events
from app.core.pagination import Page, PageRequest, paginate
from app.surveys import queries, rules, service
from app.surveys.errors_grades import SecondPersonNeeded, TextsUnread, TextUnknown, WithholdingUnexplained
from app.surveys.events import SurveyTextsConfirmed, SurveyTextsMarked
from app.surveys.models import FreeText, Survey
from app.surveys.models_texts import TextReading
from app.surveys.rules import DISCLOSURE_THRESHOLD, ELECTORATE_LEAST, Action
from app.surveys.schemas_texts import TextMark, TextRead
from app.surveys.sheet import ItemKind


class Settled(NamedTuple):
    """A text that two people have read."""

    cell_id: UUID
    item_id: str
    text: str
    is_withheld: bool


def is_asked(row: Survey) -> bool:
    """Whether a round has a question that is answered in words."""
    return any(item["kind"] == ItemKind.TEXT for item in row.items)


def _written(session: Session, row: Survey) -> SelectOfScalar[FreeText]:
    cells = [
        cell.id
        for cell in queries.cells(session, row.id)
        if cell.eligible_count >= ELECTORATE_LEAST and (cell.counted_count or 0) >= DISCLOSURE_THRESHOLD
    ]
    return queries.texts(cells, [item.id for item in row.sheet if item.kind is ItemKind.TEXT])


def _readings(session: Session, text_ids: Collection[UUID]) -> dict[UUID, TextReading]:
    rows = session.exec(select(TextReading).where(col(TextReading.text_id).in_(text_ids)))
    return {row.text_id: row for row in rows}


def page_of(session: Session, scope: Scope, survey_id: UUID, page: PageRequest) -> Page[Any]:
    """The texts of a valid round with what was made of them. Raises as `service.get_told`."""
    row = service.get_told(session, scope, survey_id)
    found = paginate(session, _written(session, row), [queries.TEXT_ID], page)
    readings = _readings(session, [text.id for text in found.items])
    titles = {item.id: item.title for item in row.sheet}
    found.items = [_read(scope, text, titles[text.item_id], readings.get(text.id)) for text in found.items]
    return found


def _read(scope: Scope, text: FreeText, title: str, reading: TextReading | None) -> TextRead:
    shown = TextRead(text_id=text.id, question_id=text.item_id, question=title, text=text.text)
    if reading is None:
        return shown
    return shown.model_copy(
        update={
            "is_withheld": reading.is_withheld,
            "reason": reading.reason,
            "marked_by": reading.marked_by_label,
            "confirmed_at": reading.confirmed_at,
            "confirmed_by": reading.confirmed_by_label or None,
            "can_confirm": reading.confirmed_at is None and scope.hands.isdisjoint(reading.marked_hands),
        }
    )


def _get(session: Session, scope: Scope, survey_id: UUID, seen: int) -> Survey:
    row = service.get_held(session, scope, survey_id)
    row.touch(scope.who.label, expected=seen)
    rules.ensure_possible(Action.READ_TEXTS, row.status)
    return row


def mark(session: Session, scope: Scope, survey_id: UUID, marks: Sequence[TextMark], *, seen: int) -> Survey:
    """Say of some texts whether they are published. Marked anew, a text waits for a second person again.

    Raises `WrongState` (409), `Outdated` (412), `TextUnknown`, `WithholdingUnexplained` (422).
    """
    row = _get(session, scope, survey_id, seen)
    given = {one.text_id: one for one in marks}
    there = session.exec(_written(session, row).where(queries.TEXT_ID.in_(given))).all()
    if not len(there) == len(given) == len(marks):
        raise TextUnknown(pointer="/marks")
    for place, one in enumerate(marks):
        if one.is_withheld and one.reason is None:
            raise WithholdingUnexplained(pointer=f"/marks/{place}/reason")
    known = _readings(session, given)
    session.add_all(_marked(scope, row, one, known.get(one.text_id)) for one in marks)
    fact = SurveyTextsMarked(count=len(marks), **service.ids(row))
    events.record(session, scope.who, service.path_of(session, row), fact)
    session.flush()
    return row


def _marked(scope: Scope, row: Survey, one: TextMark, known: TextReading | None) -> TextReading:
    values = {
        "is_withheld": one.is_withheld,
        "reason": (one.reason or "") if one.is_withheld else "",
        "marked_at": clock.now(),
        "marked_by_label": scope.who.label,
        "marked_hands": sorted(scope.hands),
        "confirmed_at": None,
        "confirmed_by_label": "",
    }
    reading = known or TextReading.model_validate({"survey_id": row.id, "text_id": one.text_id} | values)
    return reading.sqlmodel_update(values)


def confirm(session: Session, scope: Scope, survey_id: UUID, text_ids: Collection[UUID], *, seen: int) -> Survey:
    """The second reader agrees with how some texts are marked; whoever does not marks them anew.

    Raises `WrongState` (409), `Outdated` (412), `TextUnknown` (422), `SecondPersonNeeded` (403).
    """
    row = _get(session, scope, survey_id, seen)
    known = [one for one in _readings(session, text_ids).values() if one.survey_id == row.id]
    if len(known) != len(set(text_ids)):
        raise TextUnknown(pointer="/text_ids")
    waiting = [one for one in known if one.confirmed_at is None]
    if not all(scope.hands.isdisjoint(one.marked_hands) for one in waiting):
        raise SecondPersonNeeded()
    for one in waiting:
        one.confirmed_at, one.confirmed_by_label = clock.now(), scope.who.label
    fact = SurveyTextsConfirmed(count=len(waiting), **service.ids(row))
    events.record(session, scope.who, service.path_of(session, row), fact)
    session.flush()
    return row


def settled(session: Session, row: Survey) -> list[Settled]:
    """Every text that may be published, with whether it is. Raises `TextsUnread` (409) while one waits for a reader."""
    written = session.exec(_written(session, row)).all()
    rows = session.exec(select(TextReading).where(TextReading.survey_id == row.id))
    read = {one.text_id: one for one in rows if one.confirmed_at is not None}
    unread = sum(text.id not in read for text in written)
    if unread:
        raise TextsUnread(count=unread)
    return [Settled(text.cell_id, text.item_id, text.text, read[text.id].is_withheld) for text in written]
