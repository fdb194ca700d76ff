"""What disclosure needs to know of a round, read from the tables: its exact tallies, and what earlier rounds told of the same people.

docs/disclosure.md says how far back: rounds published within a year in which some of these people took part.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.core import clock
from app.surveys import disclosure, queries
from app.surveys.disclosure import ABSTAINED, Earlier, Hidden, Kind, Level, Shown, Tally
from app.surveys.models import Cell, CellMember, Publication, Survey
from app.surveys.ranges import Range
from app.surveys.sheet import Item, ItemKind

BACK = timedelta(days=366)
_KINDS = {ItemKind.RATING: Kind.GRADE, ItemKind.SATISFACTION: Kind.SCALE, ItemKind.CHOICE: Kind.SINGLE}


def shown(session: Session, row: Survey, excellent: Collection[UUID]) -> tuple[Shown, ...]:
    """What each electorate may show: of persons only those confirmed as 优秀."""
    cells = _exact(session, row, {str(member_id) for member_id in excellent})
    of_round = disclosure.Round(is_final=row.is_valid is True, level=Level.CELLS, cells=cells)
    return disclosure.publish(of_round, _earlier(session, row, cells)).cells


def keys(sheet: Sequence[Item]) -> dict[str, str]:
    """What names an item from round to round, by its id: the person, or the words of the question."""
    seen: Counter[str] = Counter()
    found = {}
    for item in sheet:
        words = item.id if item.kind is ItemKind.RATING else f"{item.kind}|{item.title}"
        seen[words] += 1
        found[item.id] = words if seen[words] == 1 else f"{words}|{seen[words]}"
    return found


def _exact(session: Session, row: Survey, excellent: set[str]) -> tuple[disclosure.Cell, ...]:
    cells = queries.cells(session, row.id)
    items = [
        one for one in row.sheet if one.kind in _KINDS and (one.kind is not ItemKind.RATING or one.id in excellent)
    ]
    named, tallies = keys(row.sheet), queries.tallies(session, [cell.id for cell in cells])
    places = queries.places(session, {UUID(one) for cell in cells for one in cell.organization_ids})
    return tuple(
        disclosure.Cell(
            cell_id=str(cell.id),
            paths=frozenset(places[UUID(one)].path for one in cell.organization_ids),
            eligible=cell.eligible_count,
            counted=cell.counted_count or 0,
            tallies=tuple(_tally(item, named[item.id], tallies.get((cell.id, item.id), {})) for item in items),
        )
        for cell in cells
    )


def _tally(item: Item, key: str, found: Mapping[str, int]) -> Tally:
    counts = {option.value: found.get(option.value, 0) for option in item.options if option.value != ABSTAINED}
    return Tally(key, _KINDS[item.kind], counts, found.get(ABSTAINED, 0))


def _earlier(session: Session, row: Survey, cells: Sequence[disclosure.Cell]) -> list[Earlier]:
    """What was told within a year, each cell with how many people were on its roll and on that of the same branches now."""
    now, then = aliased(CellMember), aliased(CellMember)
    pairs = (
        select(then.cell_id, now.cell_id, func.count())
        .join(now, col(now.member_id) == then.member_id)
        .join(Publication, col(Publication.survey_id) == then.survey_id)
        .where(now.survey_id == row.id, then.survey_id != row.id, col(Publication.published_at) > clock.now() - BACK)
        .group_by(col(then.cell_id), col(now.cell_id))
    )
    shared = {(str(before), str(after)): count for before, after, count in session.exec(pairs)}
    same = {disclosure.organizations(cell.paths): cell.cell_id for cell in cells}
    told = _told(session, {UUID(before) for before, _ in shared})
    return [Earlier(one, shared.get((one.cell_id, same.get(one.organizations, "")), 0)) for one in told]


def _told(session: Session, cell_ids: Collection[UUID]) -> list[Shown]:
    """What some electorates of earlier rounds showed."""
    of_cells = select(Cell.survey_id).where(col(Cell.id).in_(cell_ids))
    rows = session.exec(select(Publication).where(col(Publication.survey_id).in_(of_cells)))
    return [loaded(kept) for row in rows for kept in row.cells]


def kept(one: Shown) -> dict[str, Any]:
    """What a cell showed, as it is stored."""
    return {
        "cell_id": one.cell_id,
        "organizations": sorted(one.organizations),
        "eligible": one.eligible,
        "counted": one.counted,
        "hidden": one.hidden,
        "tables": {key: {option: list(told) for option, told in table.items()} for key, table in one.tables.items()},
    }


def loaded(stored: Mapping[str, Any]) -> Shown:
    """What a cell showed, read back."""
    tables = {key: {option: Range(*told) for option, told in table.items()} for key, table in stored["tables"].items()}
    return Shown(
        cell_id=stored["cell_id"],
        organizations=frozenset(stored["organizations"]),
        eligible=stored["eligible"],
        counted=stored["counted"],
        hidden=Hidden(stored["hidden"]) if stored["hidden"] else None,
        tables=tables,
    )
