"""The national system beside this one: how a transfer stands there, copied by people or by another system, and compared with ours."""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core import clock, events
from app.core.words import Words, words_of
from app.members import national_id
from app.organizations.models import Organization
from app.transfers import desks, papers, service
from app.transfers.errors import MirrorMismatch, NotPossible, NotYours
from app.transfers.events import TransferMirrored
from app.transfers.incoming_schemas import MirrorCommand
from app.transfers.models import Transfer
from app.transfers.rules import TransferStep
from app.transfers.words import STATUS_WORDS

MIRROR_WORDS = Words("登记全国系统里的情况", "copy what the national system says")
SENDING = (TransferStep.FROM_BRANCH, TransferStep.FROM_COMMITTEE, TransferStep.COUNTY)
RECEIVING = (TransferStep.TO_COMMITTEE, TransferStep.TO_BRANCH)


class Said(NamedTuple):
    """One thing that the national system says, and what may be said here; nothing known contradicts nothing."""

    field: str
    words: Words
    theirs: str | None
    ours: set[str]


def mirror(session: Session, scope: Scope, transfer_id: UUID, data: MirrorCommand, *, seen: int) -> Transfer:
    """Write down how a transfer stands in the national system. By those who decide at either committee, and by other systems.

    Raises `NotThere`, `NotPossible` (409), `NotYours` (403), `MirrorMismatch` (T19) with the field that differs, `Outdated` (412).
    """
    row = service.get(session, scope, transfer_id)
    if row.submitted_at is None:
        raise NotPossible(status=words_of(STATUS_WORDS, row.status), action=MIRROR_WORDS)
    if not desks.may_mirror(scope, row):
        raise NotYours(desk=Words("转出、转入党委", "the sending and the receiving committee"))
    row.touch(scope.who.label, expected=seen)
    for field, words, theirs, ours in _said(session, row, data):
        if theirs is not None and ours and theirs not in ours:
            raise MirrorMismatch(field=words, pointer=f"/{field}")
    row.ext_system, row.ext_serial, row.ext_status = data.ext_system, data.ext_serial, data.ext_status
    row.ext_operator = data.ext_operator or ""
    row.ext_checked_at, row.ext_checked_by = clock.now(), scope.who.label
    place = row.source or row.target
    fact = TransferMirrored(
        transfer_id=row.id, member_id=row.member_id, organization_id=row.holder_id or row.source_id or row.target_id
    )
    notes = data.model_dump(include={"ext_system", "ext_serial", "ext_status"})
    events.record(session, scope.who, place.path if place else "/", fact, notes=notes)
    session.flush()
    return row


def _said(session: Session, row: Transfer, data: MirrorCommand) -> Iterator[Said]:
    name, number = _person(row)
    theirs = national_id.normalize(data.national_id) if data.national_id else None
    yield Said("name", Words("姓名", "name"), data.name, {name})
    yield Said("national_id", Words("公民身份号码", "ID number"), theirs, {number})
    codes = _codes(session, row)
    external = {row.external.national_code} if row.external and row.external.national_code else set()
    source = {codes[place] for step in SENDING if (place := row.steps.get(step)) in codes}
    target = {codes[place] for step in RECEIVING if (place := row.steps.get(step)) in codes}
    (source if row.is_incoming else target).update(external)
    yield Said("source_code", Words("转出党组织代码", "code of the sending organization"), data.source_code, source)
    yield Said("target_code", Words("转入党组织代码", "code of the receiving organization"), data.target_code, target)


def _person(row: Transfer) -> tuple[str, str]:
    """Name and ID number as they stand here."""
    if row.member is not None:
        return row.member.name, row.member.national_id
    paper = papers.of(row)
    if paper is None:
        raise ValueError("a transfer is of a member, or of somebody who came in on paper")
    return paper.person.name, national_id.parse(paper.person.national_id, today=clock.today()).number


def _codes(session: Session, row: Transfer) -> dict[UUID | None, str]:
    """The national codes of the organizations on the route: of the branch or of its committee, the national system has either."""
    places = {place for place in row.steps.values() if place is not None}
    known = select(Organization.id, Organization.national_code).where(col(Organization.id).in_(places))
    return {place: code for place, code in session.exec(known) if code}
