"""What was published of a round, in words, read back as it was told."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlmodel import Session

from app.access.guard import Scope
from app.organizations.models import Organization
from app.surveys import opinions, publication, publishing, queries, service
from app.surveys.disclosure import EXCELLENT, Hidden, Level, Shown, Table
from app.surveys.models import Publication, Survey
from app.surveys.ranges import share_words
from app.surveys.rules import GRADE_WORDS, Grade
from app.surveys.schemas_grades import (
    PublicationRead,
    PublishedCell,
    PublishedGrade,
    PublishedQuestion,
    PublishedTotal,
    Told,
)
from app.surveys.sheet import Item, ItemKind

HIDDEN_WORDS = {
    Hidden.FEW_BALLOTS: "收到的票不足5张，不显示结果。",
    Hidden.CUT_OTHERWISE: "统计单元和上一次不一样，不显示结果。",
}


class _Asked(NamedTuple):
    """The questions of a round, each with what names it from round to round."""

    items: Sequence[Item]
    named: Mapping[str, str]


def read(session: Session, scope: Scope, survey_id: UUID) -> PublicationRead:
    """What everybody on the roll may know. Raises `NotThere` (404), `NotPublished` (409)."""
    row = service.get(session, scope, survey_id)
    return shown_to_roll(session, row, publication.of_round(session, row.id))


def shown_to_roll(session: Session, row: Survey, published: Publication) -> PublicationRead:
    """What of a publication everybody on the roll may know."""
    asked = _Asked([item for item in row.sheet if item.kind is not ItemKind.RATING], publishing.keys(row.sheet))
    places = queries.places(session, {row.organization_id, *(UUID(one["organization_id"]) for one in published.totals)})
    labels = {str(cell.id): cell.label for cell in queries.cells(session, row.id)}
    labels[Level.WHOLE] = places[row.organization_id].name
    cells = [_cell(stored, labels, asked) for stored in published.cells]
    known = [cell.counted for cell in cells if cell.counted is not None]
    return PublicationRead(
        survey_id=row.id,
        title=row.title,
        published_at=published.published_at,
        disclosed_by=row.disclosed_by,
        has_low_grades=published.has_low_grades,
        eligible=sum(cell.eligible for cell in cells),
        rated=len(opinions.rated(row)),
        counted=sum(known) if len(known) == len(cells) else None,
        people=_people(session, row, published),
        cells=cells,
        totals=[_total(stored, places, asked) for stored in published.totals],
    )


def _people(session: Session, row: Survey, published: Publication) -> list[PublishedGrade]:
    """Whose grade is told, in the order of the sheet."""
    shown, people = publishing.loaded(published.cells[0]), opinions.rated(row)
    given = opinions.in_force(session, row.id)
    return [
        _person(member_id, name, given[member_id].grade, shown)
        for member_id, name in people.items()
        if member_id in given and (published.has_low_grades or given[member_id].grade is Grade.EXCELLENT)
    ]


def _person(member_id: UUID, name: str, grade: Grade, shown: Shown) -> PublishedGrade:
    table = shown.tables.get(str(member_id), {})
    # Of a grade that is 优秀 no longer nothing more is told than was.
    words = GRADE_WORDS[Grade.EXCELLENT]
    excellent = _told(table, Grade.EXCELLENT, words, shown.counted or 0) if EXCELLENT in table else None
    return PublishedGrade(
        member_id=member_id, name=name, grade=grade, grade_label=GRADE_WORDS[grade], excellent=excellent
    )


def _cell(stored: Mapping[str, Any], labels: Mapping[str, str], asked: _Asked) -> PublishedCell:
    shown = publishing.loaded(stored)
    return PublishedCell(
        label=labels[shown.cell_id],
        eligible=shown.eligible,
        counted=shown.counted,
        hidden_label=None if shown.hidden is None else HIDDEN_WORDS[shown.hidden],
        questions=_questions(asked, shown.tables, shown.counted or 0, stored.get("texts", {})),
    )


def _total(stored: Mapping[str, Any], places: Mapping[UUID, Organization], asked: _Asked) -> PublishedTotal:
    place = places[UUID(stored["organization_id"])]
    return PublishedTotal(
        organization_id=place.id,
        organization_name=place.name,
        cells=stored["cells"],
        counted=stored["counted"],
        questions=_questions(asked, publishing.loaded_tables(stored["tables"]), stored["counted"], {}),
    )


def _questions(
    asked: _Asked, tables: Mapping[str, Table], counted: int, texts: Mapping[str, list[str]]
) -> list[PublishedQuestion]:
    """What is told, in the order of the sheet: a question without figures or texts is left out."""
    told = [(item, tables.get(asked.named[item.id], {}), texts.get(item.id, [])) for item in asked.items]
    return [
        PublishedQuestion(
            question_id=item.id,
            kind=item.kind,
            title=item.title,
            options=[_told(table, each.value, each.label, counted) for each in item.options if each.value in table],
            texts=written,
        )
        for item, table, written in told
        if table or written
    ]


def _told(table: Table, value: str, label: str, counted: int) -> Told:
    told = table[value]
    return Told(value=value, label=label, least=told.least, most=told.most, share=share_words(told, counted))
