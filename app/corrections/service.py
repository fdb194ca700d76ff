"""Ask for a correction, take it back, decide it. What is accepted is written by the commands of members, and in no other way."""

from uuid import UUID

from sqlmodel import Session, select

from app.access.guard import Actor, Scope
from app.access.policy import Permission, who_does
from app.core import clock, events
from app.core.crypto import keyring
from app.core.errors import NotAllowed, NotThere
from app.core.ids import new_id
from app.core.words import Words
from app.corrections import queries, values
from app.corrections.errors import (
    AlreadyAsked,
    CorrectionClosed,
    OtherWay,
    OwnCorrection,
    PaperNeeded,
    ValueChanged,
    ValueSame,
)
from app.corrections.events import (
    CorrectionAccepted,
    CorrectionAsked,
    CorrectionRejected,
    CorrectionWithdrawn,
)
from app.corrections.models import Correction
from app.corrections.rules import DATES, MASKED, OTHER_WAY, CorrectionField, CorrectionStatus
from app.corrections.schemas import CorrectionAccept, CorrectionCreate, CorrectionReject, CorrectionValues
from app.members import dates, reveal
from app.members import service as members
from app.members.models import Member
from app.members.schemas import DateCorrection, MemberUpdate, RevealField, RevealRequest

BECAUSE = "本人申请更正"


def ask(session: Session, me: Actor, data: CorrectionCreate) -> Correction:
    """A member says what is wrong in the own record. Raises `OtherWay`, `ValueSame`, `AlreadyAsked` and the errors of `values.read`."""
    if data.field in OTHER_WAY:
        raise OtherWay(field=values.words(data.field), way=Words(*OTHER_WAY[data.field]), pointer="/field")
    member = members.own(session, me)
    new, old = values.read(member, data.field, data.value), values.current(member, data.field)
    if new == old:
        raise ValueSame(field=values.words(data.field), pointer="/value")
    if _open(session, member.id, data.field) is not None:
        raise AlreadyAsked(field=values.words(data.field))
    row_id = new_id()
    row = Correction(
        id=row_id,
        member_id=member.id,
        field=data.field,
        old_sealed=None if old is None else keyring().seal("correction.old", row_id, old),
        new_sealed=keyring().seal("correction.new", row_id, new),
        reason_sealed=keyring().seal("correction.reason", row_id, data.reason),
        asked_at=clock.now(),
        updated_by=me.who.label,
    )
    session.add(row)
    session.flush()
    events.record(session, me.who, member.path, CorrectionAsked(**_ids(row, member)))
    return row


def _open(session: Session, member_id: UUID, field: CorrectionField) -> Correction | None:
    same = Correction.member_id == member_id, Correction.field == field
    return session.exec(select(Correction).where(*same, Correction.status == CorrectionStatus.OPEN)).first()


def _ids(row: Correction, member: Member) -> dict[str, UUID | CorrectionField]:
    return {
        "correction_id": row.id,
        "member_id": row.member_id,
        "organization_id": member.organization_id,
        "field": row.field,
    }


def own(session: Session, me: Actor, correction_id: UUID) -> Correction:
    """One of the caller's own. Raises `NotThere`."""
    row = session.get(Correction, correction_id)
    if row is None or row.member_id != me.member_id:
        raise NotThere()
    return row


def withdraw(session: Session, me: Actor, correction_id: UUID) -> Correction:
    """Take back what is not decided yet. Raises `NotThere`, `CorrectionClosed`."""
    row = own(session, me, correction_id)
    _ensure_open(row)
    row.touch(me.who.label)
    row.status = CorrectionStatus.WITHDRAWN
    events.record(session, me.who, row.member.path, CorrectionWithdrawn(**_ids(row, row.member)))
    session.flush()
    return row


def get(session: Session, scope: Scope, correction_id: UUID) -> Correction:
    """One of the scope. Raises `NotThere`."""
    row = session.exec(queries.placed(scope).where(Correction.id == correction_id)).first()
    if row is None:
        raise NotThere()
    return row


def accept(session: Session, scope: Scope, correction_id: UUID, data: CorrectionAccept, *, seen: int) -> Correction:
    """Write the new value into the record. The dates of membership are for who keeps the record, and by a paper.

    Raises as `_decided` does, `NotAllowed`, `ValueChanged`, `PaperNeeded`, and the errors of the command that writes.
    """
    row = _decided(session, scope, correction_id, seen)
    if not queries.may_accept(scope, row):
        raise NotAllowed(role=who_does(Permission.MEMBERS_WRITE))
    if values.current(row.member, row.field) != row.old:
        raise ValueChanged(field=values.words(row.field))
    _write(session, scope, row, data)
    _close(row, scope, CorrectionStatus.ACCEPTED)
    events.record(session, scope.who, row.member.path, CorrectionAccepted(**_ids(row, row.member)))
    session.flush()
    return row


def _write(session: Session, scope: Scope, row: Correction, data: CorrectionAccept) -> None:
    member, change = row.member, {row.field.value: values.typed(row.field, row.new)}
    if row.field not in DATES:
        members.update(session, scope, member.id, MemberUpdate(**change), seen=member.version)
        return
    if data.approver is None or data.document_number is None:
        missing = "/approver" if data.approver is None else "/document_number"
        raise PaperNeeded(field=values.words(row.field), pointer=missing)
    paper = {"reason": BECAUSE, "approver": data.approver, "document_number": data.document_number}
    dates.correct(session, scope, member.id, DateCorrection(**change, **paper), seen=member.version)


def reject(session: Session, scope: Scope, correction_id: UUID, data: CorrectionReject, *, seen: int) -> Correction:
    """Leave the record as it is, and say why. Raises as `_decided` does."""
    row = _decided(session, scope, correction_id, seen)
    _close(row, scope, CorrectionStatus.REJECTED)
    row.decision_reason = data.reason
    notes = {"reason": data.reason}
    events.record(session, scope.who, row.member.path, CorrectionRejected(**_ids(row, row.member)), notes)
    session.flush()
    return row


def _decided(session: Session, scope: Scope, correction_id: UUID, seen: int) -> Correction:
    """What somebody else asked for and nobody has decided. Raises `NotThere`, `OwnCorrection`, `Outdated`, `CorrectionClosed`."""
    row = get(session, scope, correction_id)
    if str(row.member_id) in scope.hands:
        raise OwnCorrection()
    row.expect(seen)
    _ensure_open(row)
    return row


def _ensure_open(row: Correction) -> None:
    if row.status is not CorrectionStatus.OPEN:
        raise CorrectionClosed()


def _close(row: Correction, scope: Scope, status: CorrectionStatus) -> None:
    row.touch(scope.who.label)
    row.status, row.decided_at, row.decided_by = status, clock.now(), scope.who.label


def reveal_values(session: Session, scope: Scope, correction_id: UUID) -> CorrectionValues:
    """Both values in full: a look at the record like any other, shown to the member. Raises `NotThere`."""
    row = get(session, scope, correction_id)
    if row.field in MASKED:
        reveal.reveal(session, scope, row.member_id, RevealRequest(fields=[RevealField(row.field)], reason=BECAUSE))
    return CorrectionValues(old=row.old, new=row.new)
