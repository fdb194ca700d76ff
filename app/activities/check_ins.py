"""The hot path: members checking in, many at once. Permission, record and event of a whole batch share one transaction.

Called by the batch writer with whatever scans arrived together; each gets its own verdict. Plain statements over tables, no unit of work.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from app.access.tokens import AccessToken
from app.activities import check_in_rows as rows
from app.activities import codes
from app.activities.check_in_rows import Known, Line, Meeting, Signed
from app.activities.errors import ForeignCode, NotInvited, TokenMissing
from app.activities.events import AttendanceCheckedIn, AttendanceReported
from app.activities.rules import ATTENDED, AttendanceState, Decision, Source, ensure_fresh, start_of
from app.activities.schemas import CheckInCreate, CheckInRead, OfflineScan
from app.core import bulk, clock, events, logs
from app.core.batch import BatchWriter
from app.core.db import Database
from app.core.errors import AppError, NotAllowed, NotSignedIn, ServerBusy
from app.core.ids import new_id
from app.core.who import Who


class Scan(NamedTuple):
    """One request to check in: who, by which code, when it came, and what the phone kept if it had no network."""

    account_id: UUID
    session_id: UUID
    code: codes.Scanned
    offline: OfflineScan | None
    at: datetime
    request_id: str


class Granted(NamedTuple):
    """A scan that is to be recorded."""

    scan: Scan
    signed: Signed
    meeting: Meeting
    member_id: UUID
    record: Known

    @property
    def key(self) -> "Key":
        return self.meeting.id, self.member_id, self.scan.offline is not None


Key = tuple[UUID, UUID, bool]  # activity, member, whether without network
Answer = CheckInRead | Exception
Verdict = Granted | CheckInRead | AppError
Writer = BatchWriter[Scan, CheckInRead]


def writer(database: Database) -> Writer:
    """The batch writer of check-ins."""
    return BatchWriter(database, write)


async def check_in(writer: Writer, claims: AccessToken, data: CheckInCreate) -> CheckInRead:
    """Check a member in, with whoever else arrives now. Raises what is wrong with this one alone."""
    return await writer.submit(scan_of(claims, data))


def scan_of(claims: AccessToken, data: CheckInCreate) -> Scan:
    """Read a request. Raises `TokenMissing` or `ForeignCode` (422)."""
    token = data.offline.token if data.offline else data.token
    if token is None or None not in (data.token, data.offline):
        raise TokenMissing(pointer="/token")
    return Scan(claims.subject, claims.session_id, codes.read(token), data.offline, clock.now(), logs.request_id.get())


def write(connection: Connection, scans: Sequence[Scan]) -> list[Answer]:
    """Check in a batch: one answer a scan, of which refusals are exceptions. Two equal scans are one new and one repeat.

    Raises `ServerBusy` where another transaction was faster with one of them: its record is there when the batch is tried again.
    """
    people = _people(connection, scans)
    foreign = _foreign(connection, scans, people)
    verdicts = [_judge(scan, people.get(scan.session_id), foreign) for scan in scans]
    # The first of equal scans, in one order for all batches, so that two of them never wait for each other.
    granted = {verdict.key: verdict for verdict in reversed(verdicts) if isinstance(verdict, Granted)}
    fresh = {key: granted[key] for key in sorted(granted)}
    _record(connection, fresh.values())
    return [_answer(verdict, fresh) for verdict in verdicts]


def _people(connection: Connection, scans: Sequence[Scan]) -> Mapping[UUID, Signed]:
    handles = {scan.code.handle for scan in scans}
    return rows.people(connection, {scan.session_id for scan in scans}, handles, clock.now())


def _foreign(connection: Connection, scans: Sequence[Scan], people: Mapping[UUID, Signed]) -> Collection[str]:
    """The handles that stand for no activity. Looked up only where nobody of the batch is expected: what somebody is expected at exists."""
    expected = {handle for signed in people.values() for handle in signed.lines}
    in_question = {scan.code.handle for scan in scans} - expected
    return in_question - rows.known_handles(connection, in_question) if in_question else ()


def _judge(scan: Scan, signed: Signed | None, foreign: Collection[str]) -> Verdict:
    """What is to become of a scan: recorded, answered with what is there, or refused."""
    try:
        return _grant(scan, signed, foreign)
    except AppError as refusal:
        return refusal


def _grant(scan: Scan, signed: Signed | None, foreign: Collection[str]) -> Granted | CheckInRead:
    if signed is None or signed.account_id != scan.account_id:
        raise NotSignedIn()
    if signed.member_id is None:
        raise NotAllowed(role="党员本人")
    if scan.code.handle in foreign:
        raise ForeignCode(pointer="/token")
    line = signed.lines.get(scan.code.handle)
    if line is None:
        raise NotInvited()
    known = _known(signed.member_id, line, offline=scan.offline is not None)
    return known or Granted(scan, signed, line.meeting, signed.member_id, _new_record(scan, line))


def _new_record(scan: Scan, line: Line) -> Known:
    """What is to stand on record: by the moment of the request or, without network, by the moment when the code was shown."""
    state = _state(scan, line.meeting)
    if scan.offline is not None:
        return Known(new_id(), state, start_of(scan.code.step))
    return Known(new_id() if line.attendance is None else line.attendance.id, state, scan.at)


def _state(scan: Scan, meeting: Meeting) -> AttendanceState:
    if scan.offline is not None:
        return meeting.window.offline_state(scan.code.step, scan.at)
    state = meeting.window.state_at(scan.at)
    ensure_fresh(scan.code.step, scan.at)
    return state


def _known(member_id: UUID, line: Line, *, offline: bool) -> CheckInRead | None:
    """The answer to a repeat, from what is on record."""
    if line.attendance is not None and line.attendance.state in ATTENDED:
        return _read(line.meeting, member_id, line.attendance, repeated=True)
    if offline and line.offline is not None:
        return _read(line.meeting, member_id, line.offline, repeated=True, waits=line.decision is Decision.PENDING)
    return None


def _read(meeting: Meeting, member_id: UUID, known: Known, *, repeated: bool, waits: bool = False) -> CheckInRead:
    return CheckInRead(
        id=known.id,
        activity_id=meeting.id,
        member_id=member_id,
        state=known.state,
        at=known.at,
        repeated=repeated,
        waits=waits,
    )


def _answer(verdict: Verdict, fresh: Mapping[Key, Granted]) -> Answer:
    if not isinstance(verdict, Granted):
        return verdict
    first = fresh[verdict.key]
    waits = verdict.scan.offline is not None
    return _read(first.meeting, first.member_id, first.record, repeated=first is not verdict, waits=waits)


def _record(connection: Connection, granted: Collection[Granted]) -> None:
    """Write what was granted, with its events."""
    now = clock.now()
    wanted = [
        rows.attendance_rows([_attendance(one, now) for one in granted if one.scan.offline is None]),
        rows.offline_rows([_offline(one, one.scan.offline, now) for one in granted if one.scan.offline is not None]),
        *events.rows_of([_fact(one) for one in granted]),
    ]
    if bulk.insert(connection, *wanted) != sum(len(each.rows) for each in wanted):
        raise ServerBusy(retry_after=1)


def _attendance(one: Granted, now: datetime) -> rows.AttendanceRow:
    return {
        "id": one.record.id,
        "activity_id": one.meeting.id,
        "member_id": one.member_id,
        "state": one.record.state,
        "source": Source.CODE,
        "at": one.record.at,
        "saved_at": now,
    }


def _offline(one: Granted, phone: OfflineScan, now: datetime) -> rows.OfflineRow:
    return {
        "id": one.record.id,
        "activity_id": one.meeting.id,
        "member_id": one.member_id,
        "state": one.record.state,
        "at": one.record.at,
        "scanned_at": phone.scanned_at,
        "clock_offset_ms": phone.clock_offset_ms,
        "received_at": one.scan.at,
        "decision": Decision.PENDING,
        "reason": "",
        "version": 1,
        "updated_at": now,
        "updated_by": one.signed.label,
    }


def _fact(one: Granted) -> events.Fact:
    kind = AttendanceCheckedIn if one.scan.offline is None else AttendanceReported
    fact = kind(
        activity_id=one.meeting.id,
        organization_id=one.meeting.organization_id,
        member_id=one.member_id,
        state=one.record.state,
    )
    return events.Fact(Who("member", one.member_id, one.signed.label), one.meeting.path, fact, one.scan.request_id)
