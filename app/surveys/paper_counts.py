"""计票单: the figures of a round on paper, entered by one counter and confirmed by another (监票人, 计票人). Then it is counted like any other."""

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from sqlmodel import Session, select

from app.access.guard import Scope
from app.core import clock, events
from app.surveys import counting, queries, rules, service
from app.surveys.errors_grades import (
    CountsDiffer,
    CountsDoNotFit,
    ItemsUnclear,
    NothingEntered,
    NotOnPaper,
    SecondPersonNeeded,
    SheetsTooMany,
    TicksDoNotFit,
)
from app.surveys.events import PaperCountEntered
from app.surveys.models import PaperCount, Survey
from app.surveys.rules import Action, SurveyMode
from app.surveys.schemas_paper import ItemCount, PaperCountRead, PaperCountWrite
from app.surveys.sheet import ABSTAINED, NAMED, Item, ItemKind


def _get(session: Session, scope: Scope, survey_id: UUID) -> Survey:
    row = service.get_held(session, scope, survey_id)
    if row.mode is not SurveyMode.PAPER:
        raise NotOnPaper()
    return row


def _entered(session: Session, survey_id: UUID) -> PaperCount | None:
    return session.exec(select(PaperCount).where(PaperCount.survey_id == survey_id)).first()


def enter(session: Session, scope: Scope, survey_id: UUID, data: PaperCountWrite, *, seen: int) -> Survey:
    """Enter the count sheet, or enter it anew until it is confirmed.

    Raises `WrongState`, `NotOnPaper` (409), `Outdated` (412), `SheetsTooMany`, `ItemsUnclear`, `CountsDoNotFit`,
    `TicksDoNotFit` (422).
    """
    row = _get(session, scope, survey_id)
    row.touch(scope.who.label, expected=seen)
    rules.ensure_possible(Action.COUNT_PAPER, row.status)
    eligible = sum(cell.eligible_count for cell in queries.cells(session, row.id))
    if data.sheets > eligible:
        raise SheetsTooMany(eligible=eligible, pointer="/sheets")
    _check(row, data)
    values = {
        "sheets": data.sheets,
        "counts": {one.item_id: one.counts for one in data.items},
        "entered_at": clock.now(),
        "entered_by_label": scope.who.label,
        "entered_hands": sorted(scope.hands),
    }
    entered = _entered(session, row.id) or PaperCount.model_validate({"survey_id": row.id} | values)
    session.add(entered.sqlmodel_update(values))
    events.record(session, scope.who, service.path_of(session, row), PaperCountEntered(**service.ids(row)))
    session.flush()
    return row


def _check(row: Survey, data: PaperCountWrite) -> None:
    """Every line but free text, once, with its own options, whose counts add up to the sheets; ticks as `_are_possible`."""
    wanted = {item.id: item for item in row.sheet if item.kind is not ItemKind.TEXT}
    if sorted(one.item_id for one in data.items) != sorted(wanted):
        raise ItemsUnclear(pointer="/items")
    for place, one in enumerate(data.items):
        item = wanted[one.item_id]
        if not one.counts.keys() <= {option.value for option in item.options}:
            raise ItemsUnclear(pointer=f"/items/{place}/counts")
        if item.kind is ItemKind.CHOICES and not _are_possible(item, one.counts, data.sheets):
            raise TicksDoNotFit(item=item.title, sheets=data.sheets, pointer=f"/items/{place}/counts")
        if item.kind is not ItemKind.CHOICES and sum(one.counts.values()) != data.sheets:
            raise CountsDoNotFit(item=item.title, sheets=data.sheets, pointer=f"/items/{place}/counts")


def _are_possible(item: Item, counts: Mapping[str, int], sheets: int) -> bool:
    """Whether ticks can be those of the sheets that do not abstain: each ticks one option at least, none twice, and no more than the limit."""
    marked = sheets - counts.get(ABSTAINED.value, 0)
    ticks = [count for value, count in counts.items() if value != ABSTAINED.value]
    most = item.most_ticks or len(item.options)
    return max(ticks, default=0) <= marked <= sum(ticks) <= most * marked


def confirm(session: Session, scope: Scope, survey_id: UUID, data: PaperCountWrite, *, seen: int) -> Survey:
    """The second counter has counted too, and found the same: the figures count.

    Raises `WrongState`, `NotOnPaper`, `NothingEntered` (409), `SecondPersonNeeded` (403), `Outdated` (412), `ItemsUnclear`, `CountsDoNotFit`,
    `TicksDoNotFit` and, naming each line, `CountsDiffer` (422).
    """
    row = _get(session, scope, survey_id)
    row.touch(scope.who.label, expected=seen)
    rules.ensure_possible(Action.CONFIRM_PAPER, row.status)
    entered = _entered(session, row.id)
    if entered is None:
        raise NothingEntered()
    if not scope.hands.isdisjoint(entered.entered_hands):
        raise SecondPersonNeeded()
    _check(row, data)
    _compare(row, entered, data)
    entered.confirmed_at, entered.confirmed_by_label = clock.now(), scope.who.label
    [cell] = queries.cells(session, row.id)  # fewer than ten voters are one electorate
    cell.counted_count = entered.sheets
    counting.write_tallies(session, cell.id, entered.counts)
    counting.settle(session, scope.who, row, [cell], entered.sheets)
    return row


def _compare(row: Survey, entered: PaperCount, data: PaperCountWrite) -> None:
    """Two counts are one where every figure is the same; an option that was not written down is no sheet."""
    titles = {item.id: item.title for item in row.sheet}
    differing = [] if data.sheets == entered.sheets else [("/sheets", "收回的票数")]
    differing += [
        (f"/items/{place}/counts", f"“{titles[one.item_id]}”")
        for place, one in enumerate(data.items)
        if Counter(one.counts) != Counter(entered.counts[one.item_id])
    ]
    if differing:
        named = "、".join(name for _, name in differing[:NAMED]) + ("等" if len(differing) > NAMED else "")
        raise CountsDiffer(count=len(differing), items=named, pointer=differing[0][0])


def read(session: Session, scope: Scope, survey_id: UUID) -> PaperCountRead:
    """Who entered the count sheet, and when; its figures only once they are confirmed, so that the second counter counts,
    and of a valid round.

    Raises `NotOnPaper`, `NothingEntered` (409).
    """
    row = _get(session, scope, survey_id)
    entered = _entered(session, row.id)
    if entered is None:
        raise NothingEntered()
    is_told = rules.is_told(row.status, is_valid=row.is_valid)
    return PaperCountRead(
        survey_id=row.id,
        version=row.version,
        sheets=entered.sheets if entered.confirmed_at else None,
        items=[ItemCount(item_id=key, counts=count) for key, count in entered.counts.items()] if is_told else [],
        entered_at=entered.entered_at,
        entered_by=entered.entered_by_label,
        confirmed_at=entered.confirmed_at,
        confirmed_by=entered.confirmed_by_label or None,
    )
