"""What disclosure needs to know of a round, read from the tables: its exact tallies, and what earlier rounds told of the same people.

docs/disclosure.md says how far back: rounds published within a year in which some of these people took part.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.core import clock
from app.surveys import disclosure, queries
from app.surveys.disclosure import ABSTAINED, Earlier, Hidden, Kind, Level, Shown, Table, Tally, Total
from app.surveys.models import CellMember, Publication, Survey
from app.surveys.ranges import Range
from app.surveys.rules import SurveyStatus
from app.surveys.sheet import Item, ItemKind
from app.surveys.texts import Settled

BACK = timedelta(days=366)
_KINDS = {
    ItemKind.RATING: Kind.GRADE,
    ItemKind.SATISFACTION: Kind.SCALE,
    ItemKind.CHOICE: Kind.SINGLE,
    ItemKind.CHOICES: Kind.MULTIPLE,
}


def hold(session: Session, survey_id: UUID) -> None:
    """Wait for whoever is publishing a round of some of the same people: what is told there counts here."""
    ours, theirs = aliased(CellMember), aliased(CellMember)
    shared = (
        select(theirs.survey_id).join(ours, col(ours.member_id) == theirs.member_id).where(ours.survey_id == survey_id)
    )
    rounds = select(Survey.id).where(col(Survey.id).in_(shared), Survey.status != SurveyStatus.OPEN)
    session.exec(
        rounds.order_by(col(Survey.id)).with_for_update()
    ).all()  # in one order, so that two never wait for each other


def shown(session: Session, row: Survey, excellent: Collection[UUID]) -> disclosure.Publication:
    """What may be told of a round on the level that was chosen before it opened: of persons only those confirmed as 优秀."""
    cells = _exact(session, row, {str(member_id) for member_id in excellent})
    of_round = disclosure.Round(is_final=row.is_valid is True, level=row.disclosed_by, cells=cells)
    told = cells if row.disclosed_by is Level.CELLS else (disclosure.pooled(cells),)
    return disclosure.publish(of_round, _earlier(session, row, told))


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
        select(then.survey_id, then.cell_id, now.cell_id, func.count())
        .join(now, col(now.member_id) == then.member_id)
        .join(Publication, col(Publication.survey_id) == then.survey_id)
        .where(now.survey_id == row.id, then.survey_id != row.id, col(Publication.published_at) > clock.now() - BACK)
        .group_by(col(then.survey_id), col(then.cell_id), col(now.cell_id))
    )
    shared: Counter[tuple[UUID, str, str]] = Counter()
    for survey_id, before, after, count in session.exec(pairs):
        for pair in product((str(before), Level.WHOLE), (str(after), Level.WHOLE)):  # a round shown whole is one cell
            shared[survey_id, *pair] += count
    same = {disclosure.organizations(cell.paths): cell.cell_id for cell in cells}
    told = _told(session, row, {survey_id for survey_id, _, _ in shared})
    return [Earlier(one, shared[of, one.cell_id, same.get(one.organizations, "")]) for of, one in told]


def _told(session: Session, row: Survey, survey_ids: Collection[UUID]) -> list[tuple[UUID, Shown]]:
    """What earlier rounds showed, each cell with its round, and the options under the names that they have in `row`."""
    rounds = select(Publication, Survey).join(Survey, col(Survey.id) == Publication.survey_id)
    found, now = session.exec(rounds.where(col(Survey.id).in_(survey_ids))), _labels(row.sheet)
    return [(then.id, _renamed(loaded(kept), _labels(then.sheet), now)) for told, then in found for kept in told.cells]


def _labels(sheet: Sequence[Item]) -> dict[str, dict[str, str]]:
    """What the options of each question say, by the question's key and their own."""
    named = keys(sheet)
    return {named[item.id]: {option.value: option.label for option in item.options} for item in sheet}


def _renamed(shown: Shown, then: Mapping[str, Mapping[str, str]], now: Mapping[str, Mapping[str, str]]) -> Shown:
    """An option is the same from round to round if it says the same, wherever it stands in the question; others keep what they said."""
    tables = {}
    for key, table in shown.tables.items():
        values = {label: value for value, label in now.get(key, {}).items()}
        said = {option: then[key].get(option, option) for option in table}
        tables[key] = {values.get(said[option], said[option]): told for option, told in table.items()}
    return replace(shown, tables=tables)


def kept(one: Shown, texts: Collection[Settled]) -> dict[str, Any]:
    """What a cell showed, as it is stored; with its texts, those of each question in an order of their own."""
    own = [text for text in texts if one.cell_id in {str(text.cell_id), Level.WHOLE}]
    return {
        "cell_id": one.cell_id,
        "organizations": sorted(one.organizations),
        "eligible": one.eligible,
        "counted": one.counted,
        "hidden": one.hidden,
        "tables": _stored(one.tables),
        "texts": {
            item_id: disclosure.free_texts([t.text for t in own if t.item_id == item_id and not t.is_withheld], one)
            for item_id in sorted({text.item_id for text in own})
        },
    }


def kept_totals(session: Session, root: str, totals: Collection[Total]) -> list[dict[str, Any]]:
    """The sums of what cells showed, of the round's own place and what lies below it, as they are stored."""
    own = [one for one in totals if one.path.startswith(root)]
    found = queries.places_at(session, {one.path for one in own})
    return [
        {
            "organization_id": str(found[one.path].id),
            "cells": one.cells,
            "counted": one.counted,
            "tables": _stored(one.tables),
        }
        for one in own
    ]


def _stored(tables: Mapping[str, Table]) -> dict[str, dict[str, list[int]]]:
    return {key: {option: list(told) for option, told in table.items()} for key, table in tables.items()}


def loaded_tables(stored: Mapping[str, Mapping[str, list[int]]]) -> dict[str, Table]:
    """The ranges of each question, read back."""
    return {key: {option: Range(*told) for option, told in table.items()} for key, table in stored.items()}


def loaded(stored: Mapping[str, Any]) -> Shown:
    """What a cell showed, read back."""
    return Shown(
        cell_id=stored["cell_id"],
        organizations=frozenset(stored["organizations"]),
        eligible=stored["eligible"],
        counted=stored["counted"],
        hidden=Hidden(stored["hidden"]) if stored["hidden"] else None,
        tables=loaded_tables(stored["tables"]),
    )
