"""Rounds as callers see them: a page at a time, a fixed number of queries however many there are."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.access.policy import GRANTED, Permission
from app.core.pagination import Page, PageRequest, paginate
from app.core.schemas import AllowedAction
from app.organizations.models import Organization
from app.surveys import blind_rsa, queries, rules, service, texts
from app.surveys.models import Cell, CellMember, Survey
from app.surveys.rules import Action
from app.surveys.schemas import KeyRead, MyRoll, SurveyDetail, SurveyRead

_STORED = SurveyRead.model_fields.keys() & Survey.model_fields.keys()


def page_of(session: Session, scope: Scope, filters: queries.Filters, page: PageRequest) -> Page[Any]:
    """One page of what the caller may see, the latest first."""
    found = paginate(session, queries.listing(scope, filters), [Survey.id], page, descending=True)
    around = _around(session, scope, found.items)
    found.items = [SurveyRead.model_validate(_facts(scope, row, around)) for row in found.items]
    return found


def read(session: Session, scope: Scope, row: Survey) -> SurveyDetail:
    """One round with its sheet."""
    facts = _facts(scope, row, _around(session, scope, [row]))
    has_keys = row.mode is not None and queries.has_keys(session, row.id)
    return SurveyDetail.model_validate(facts | {"questions": row.questions, "items": row.items, "has_keys": has_keys})


def keys(session: Session, scope: Scope, survey_id: UUID, page: PageRequest) -> Page[Any]:
    """The public keys of a round, one an electorate; they stay after the close. Raises `NotThere` (404)."""
    row = service.get(session, scope, survey_id)
    made = select(Cell).where(Cell.survey_id == row.id, col(Cell.public_key).is_not(None))
    found = paginate(session, made, [Cell.id], page)
    found.items = [key_of(cell, cell.public_key) for cell in found.items]
    return found


def key_of(cell: Cell, public_key: bytes) -> KeyRead:
    """The public key of an electorate, as phones use it."""
    return KeyRead(
        cell_id=cell.id,
        label=cell.label,
        key_id=cell.fingerprint,
        fingerprint=cell.fingerprint,
        jwk=blind_rsa.jwk(public_key),
    )


class _Around(NamedTuple):
    """Where rounds are held, the caller's own lines on their rolls, and whose hands did what waits for a second person."""

    places: dict[UUID, Organization]
    mine: dict[UUID, CellMember]
    first_hands: dict[UUID, frozenset[str]]


def _around(session: Session, scope: Scope, rows: Sequence[Survey]) -> _Around:
    ids = [row.id for row in rows]
    return _Around(
        queries.places(session, {row.organization_id for row in rows}),
        queries.lines_of(session, ids, queries.caller(scope)),
        queries.first_hands(session, ids),
    )


def _facts(scope: Scope, row: Survey, around: _Around) -> dict[str, Any]:
    place, line = around.places[row.organization_id], around.mine.get(row.id)
    return {field: getattr(row, field) for field in _STORED} | {
        "organization_name": place.name,
        "template_label": rules.TEMPLATE_WORDS[row.template],
        "status_label": rules.STATUS_WORDS[row.status],
        "mode_label": None if row.mode is None else rules.MODE_WORDS[row.mode],
        "my_roll": None if line is None else _my_roll(row, line),
        "allowed_actions": allowed_actions(scope, row, place.path, around.first_hands.get(row.id)),
    }


def _my_roll(row: Survey, line: CellMember) -> MyRoll:
    is_rated = any(item["id"] == str(line.member_id) for item in row.items)
    return MyRoll(cell_id=line.cell_id, issued_on=line.issued_on, is_rated=is_rated, drew_slip=line.drew_slip)


def allowed_actions(scope: Scope, row: Survey, path: str, first_hands: frozenset[str] | None) -> list[AllowedAction]:
    """What the caller may do now, by the table that guards the commands."""
    if not scope.may(Permission.SURVEYS_WRITE, path):
        return []
    is_second = first_hands is not None and scope.hands.isdisjoint(first_hands)
    closed = set() if is_second else {Action.CONFIRM, Action.CONFIRM_PAPER}
    if not _may_void(scope, row, path):
        closed.add(Action.VOID)
    if not texts.is_asked(row):
        closed.add(Action.READ_TEXTS)
    return [
        AllowedAction(action=action, label=rules.ACTION_WORDS[action], requires_reason=action in rules.NEEDS_REASON)
        for action in Action
        if action not in closed and _is_offered(action, row)
    ]


def _is_offered(action: Action, row: Survey) -> bool:
    is_possible = rules.is_possible(action, row.status, row.template)
    return is_possible and rules.is_offered(action, row.template, row.mode, is_valid=row.is_valid)


def _may_void(scope: Scope, row: Survey, path: str) -> bool:
    """Asked with the permission to read, so by where the one to write reaches."""
    roots = tuple(root for role, _, root in scope.grants if Permission.SURVEYS_WRITE in GRANTED[role])
    return service.may_void(Scope(scope.who, roots), row, path)
