"""Applications: written, changed until they are decided on, and looked through before they are submitted. Actions stand beside this file."""

import secrets
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core import clock, events
from app.core.crypto import keyring
from app.core.errors import NotThere
from app.core.ids import new_id
from app.core.pagination import Page, PageRequest
from app.core.words import Words, words_of
from app.members import records
from app.members.models import Member
from app.organizations import service as organizations
from app.transfers import checks, desks, queries, routing, stays, views
from app.transfers.checks import Case
from app.transfers.errors import (
    NotPossible,
    NotYours,
    OpenTransferExists,
    StatusNotTransferable,
    TargetNotABranch,
)
from app.transfers.events import TransferChanged, TransferDrafted
from app.transfers.models import ExternalOrganization, Transfer
from app.transfers.routing import Ends
from app.transfers.rules import (
    BEFORE_SUBMISSION,
    OPEN,
    STAYS,
    By,
    TransferAction,
    TransferKind,
)
from app.transfers.schemas import (
    TransferApplication,
    TransferCreate,
    TransferFinding,
    TransferPreflight,
    TransferUpdate,
)
from app.transfers.words import ACTION_WORDS, STATUS_WORDS, kind_words

NUMBER_DIGITS = 12
ELSEWHERE = "外地"  # from where somebody comes back of whom the roll does not say it


def create(session: Session, scope: Scope, data: TransferCreate) -> Transfer:
    """A draft, of the caller or of a member in their scope. One a member is open.

    Raises `NotThere`, `OpenTransferExists` (T01), `StatusNotTransferable` (T02), `SameTarget` (T03), `OrganizationFrozen` (T18),
    and the errors of `routing.kind_of`.
    """
    member = _member(session, scope, data.member_id)
    if member.status not in checks.MAY_MOVE:
        raise StatusNotTransferable(status=member.state.words)
    ensure_none_open(session, member.id)
    checks.ensure_not_frozen(session, member.id)
    row = Transfer(
        id=new_id(),
        number=new_number(),
        member_id=member.id,
        source_id=member.organization_id,
        kind=TransferKind.WITHIN_COMMITTEE,
        reason=data.reason,
        since=clock.now(),
        created_at=clock.now(),
        requested_by=scope.who.id,
        requested_by_label=scope.who.label,
        updated_by=scope.who.label,
    )
    row.member, row.source = member, member.organization
    _write(session, row, data)
    _insert(session, row)
    fact = TransferDrafted(transfer_id=row.id, member_id=row.member_id, organization_id=row.source_id, kind=row.kind)
    events.record(session, scope.who, member.path, fact)
    return row


def _insert(session: Session, row: Transfer) -> None:
    """Raises `OpenTransferExists` (T01) for the slower of two that came at once: the unique index knows."""
    session.add(row)
    try:
        session.flush()
    except IntegrityError as fault:
        raise OpenTransferExists() from fault


def new_number() -> str:
    """A number that tells nothing, by which people speak of a transfer."""
    return f"{secrets.randbelow(10**NUMBER_DIGITS):0{NUMBER_DIGITS}d}"


def update(session: Session, scope: Scope, transfer_id: UUID, data: TransferUpdate, *, seen: int) -> Transfer:
    """Write an application anew while it is with whoever asked. Raises `NotThere`, `NotPossible`, `NotYours`, `Outdated` (412), and as `create`."""
    row = get(session, scope, transfer_id)
    if row.status not in BEFORE_SUBMISSION:
        raise NotPossible(
            status=words_of(STATUS_WORDS, row.status), action=words_of(ACTION_WORDS, TransferAction.SUBMIT)
        )
    if desks.standing(scope, row, By.OWNER) is None:
        raise NotYours(desk=Words(row.source.name, row.source.name) if row.source else "")
    row.touch(scope.who.label, expected=seen)
    _write(session, row, data)
    fact = TransferChanged(transfer_id=row.id, member_id=row.member_id, organization_id=row.source_id)
    events.record(session, scope.who, row.source.path if row.source else "/", fact)
    session.flush()
    return row


def get(session: Session, scope: Scope, transfer_id: UUID) -> Transfer:
    """One that the caller may see: their own, or one that leaves or reaches their scope. Raises `NotThere`."""
    row = session.exec(queries.visible(scope).where(Transfer.id == transfer_id)).first()
    if row is None:
        raise NotThere()
    return row


def preflight(session: Session, scope: Scope, data: TransferCreate) -> TransferPreflight:
    """What would become of an application, with everything that would send it back. Writes nothing. Raises as `create` does, but for T01."""
    member = _member(session, scope, data.member_id)
    ends = ends_of(session, member, data)
    kind = _kind_of(session, member, ends, data)
    found = routing.stations(session, kind, ends)
    stay = stays.asked(data, kind)
    stays.check(stay, member)
    paid = member.dues_paid_through or data.dues_paid_through
    lacks_phone = checks.phone_of(member) is None and not (data.phone and records.read_phone(data.phone))
    may_be_a_move = bool(stay and stay.may_be_a_move)
    case = Case(member, kind, ends.target, ends.external, paid, "", may_be_a_move, lacks_phone)
    findings = [
        TransferFinding(
            code=one.problem.code,
            title=one.problem.words("zh"),
            pointer=one.problem.pointer,
            is_warning=one.is_warning,
            action=one.action,
        )
        for one in checks.findings(session, case)
    ]
    findings += _already_open(session, member)
    return TransferPreflight(
        ok=all(one.is_warning for one in findings),
        kind=kind,
        kind_label=kind_words(kind, is_return=data.is_return),
        needs_letter=found.route.has_letter,
        route=views.stations_of(session, found.places, None),
        findings=findings,
    )


def _already_open(session: Session, member: Member) -> list[TransferFinding]:
    try:
        ensure_none_open(session, member.id)
    except OpenTransferExists as fault:
        title = fault.words("zh")
        return [
            TransferFinding(code=fault.code, title=title, pointer=None, is_warning=False, action=TransferAction.SUBMIT)
        ]
    return []


def ensure_none_open(session: Session, member_id: UUID) -> None:
    """Raise `OpenTransferExists` (T01). Two at once are told apart by the unique index."""
    known = select(Transfer.id).where(Transfer.member_id == member_id, col(Transfer.status).in_(OPEN))
    if session.exec(known).first() is not None:
        raise OpenTransferExists()


def ends_of(session: Session, member: Member, data: TransferApplication) -> Ends:
    """From where to where, as asked. Raises `NotThere` for a target that is not there, `OrganizationEnded`, `TargetNotABranch` for a floating one."""
    target = organizations.load(session, data.target_id) if data.target_id else None
    if target is not None:
        organizations.ensure_stands(target)
    if target is not None and target.is_floating:
        raise TargetNotABranch(pointer="/target_id")
    external = session.get(ExternalOrganization, data.external_id) if data.external_id else None
    if data.external_id and external is None:
        raise NotThere()
    back_from = (member.floating_to or ELSEWHERE) if data.is_return else ""
    return Ends(member.organization, target, external, data.target_external or back_from)


def targets(
    session: Session, scope: Scope, q: str | None, page: PageRequest, *, near: bool, member_id: UUID | None
) -> Page[Any]:
    """Where somebody can move to; `near`: within the committee of the caller, or of a member in their scope. Raises `NotThere`, `NoCommittee`."""
    branch = _member(session, scope, member_id).organization if near else None
    return queries.targets(session, q, page, branch)


def _member(session: Session, scope: Scope, member_id: UUID | None) -> Member:
    """Who is to move: the caller, or a member in their scope."""
    if member_id is None and scope.member_id is None:
        raise NotThere()
    row = session.get(Member, member_id or scope.member_id)
    if row is None or (row.id != scope.member_id and not scope.reaches(row.path)):
        raise NotThere()
    return row


def _write(session: Session, row: Transfer, data: TransferApplication) -> None:
    """The application's own words into the row."""
    member = session.get_one(Member, row.member_id)
    ends = ends_of(session, member, data)
    row.kind = _kind_of(session, member, ends, data)
    row.target_id, row.target = (ends.target.id, ends.target) if ends.target else (None, None)
    row.external_id, row.external = (ends.external.id, ends.external) if ends.external else (None, None)
    row.target_text = ends.text
    row.reason, row.leaving_on, row.is_return = data.reason, data.leaving_on, row.kind in STAYS and data.is_return
    row.until = data.until if row.kind in STAYS and not data.is_return else None
    row.dues_paid_through = data.dues_paid_through or member.dues_paid_through
    if data.phone or row.phone_sealed is None:  # what was given before goes out masked, and is kept
        number = records.read_phone(data.phone) if data.phone else checks.phone_of(member)
        row.phone_sealed = sealed(row, "phone", number)
    row.note_sealed = sealed(row, "note", data.note)
    stays.check(stays.of(row), member)


def _kind_of(session: Session, member: Member, ends: Ends, data: TransferApplication) -> TransferKind:
    """Raises the errors of `routing.kind_of`."""
    asked = stays.kind_of_return(session, member, data.kind) if data.is_return else data.kind
    return routing.kind_of(session, ends, asked)


def sealed(row: Transfer, field: str, text: str | None) -> bytes | None:
    """A value of a transfer, sealed for its row; null stays null."""
    return keyring().seal(f"transfer.{field}", row.id, text) if text else None
