"""Exports of the national form: masked at once for the desk; in full with a reason, a second person, a watermark, once."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.guard import Scope
from app.access.policy import Permission, who_does
from app.core import clock, events, logs, queue
from app.core.db import Database
from app.core.errors import NotAllowed, NotThere
from app.core.events import Fact
from app.members.bulk import batches
from app.members.events import MemberRevealed
from app.members.models import Member
from app.members.rules import KEPT
from app.organizations import deputies
from app.organizations import service as organizations
from app.organizations.models import Organization
from app.organizations.queries import below
from app.roster import files, places
from app.roster.entries import Entry, OrganizationEntry
from app.roster.errors import FileNotThere, NotWaiting, SecondPersonNeeded
from app.roster.events import RosterExportApproved, RosterExportRequested, RosterExportTaken
from app.roster.form import Form, write_form
from app.roster.models import RosterExport
from app.roster.rules import KEEP_EXPORTS, ExportStatus
from app.roster.schemas import ExportCreate

REVEALED = ["national_id", "phone", "landline", "address"]
FILE_NAME = "roster.xlsx"


def write(session: Session, path: str, name: str, target: Path, *, watermark: str, is_masked: bool) -> list[UUID]:
    """Write the form of a subtree; answers whose records are in it."""
    written: list[UUID] = []
    title = f"{name}党员花名册（{clock.today():%Y年%m月%d日}）"
    form = Form(title, watermark, is_masked, _organizations(session, path), _people(session, path, written))
    write_form(target, form)
    return written


def request(session: Session, scope: Scope, data: ExportCreate) -> RosterExport:
    """Ask for a form. A masked one is made at once; a full one waits for a second person.

    Raises `NotThere` (404), and `NotAllowed` (403) for a full one where the caller may not see unmasked values.
    """
    place = organizations.get_standing(session, scope, data.organization_id)
    if data.full and not scope.may(Permission.MEMBERS_REVEAL, place.path):
        raise NotAllowed(role=who_does(Permission.MEMBERS_REVEAL))
    row = RosterExport(
        organization_id=place.id,
        path=place.path,
        reason=data.reason,
        is_full=data.full,
        status=ExportStatus.WAITING,
        requested_by=scope.who.id,
        requested_by_label=scope.who.label,
        requested_at=clock.now(),
        updated_by=scope.who.label,
    )
    session.add(row)
    session.flush()
    fact = RosterExportRequested(roster_export_id=row.id, organization_id=place.id, is_full=row.is_full)
    events.record(session, scope.who, place.path, fact, notes={"reason": data.reason})
    if not data.full:
        _start(session, scope, row)
    session.flush()
    return row


def get(session: Session, scope: Scope, export_id: UUID) -> RosterExport:
    """An export within reach. Raises NotThere (404)."""
    row = session.get(RosterExport, export_id)
    if row is None:
        raise NotThere()
    scope.ensure(row.path)
    return row


def approve(session: Session, scope: Scope, export_id: UUID, *, seen: int) -> RosterExport:
    """Approve a full export as the second person. Raises SecondPersonNeeded, NotWaiting, Outdated (412)."""
    row = get(session, scope, export_id)
    if row.requested_by == scope.who.id:
        raise SecondPersonNeeded()
    if row.status is not ExportStatus.WAITING:
        raise NotWaiting()
    row.touch(scope.who.label, expected=seen)
    row.approved_by, row.approved_by_label, row.approved_at = scope.who.id, scope.who.label, clock.now()
    fact = RosterExportApproved(roster_export_id=row.id, organization_id=row.organization_id)
    events.record(session, scope.who, row.path, fact)
    _start(session, scope, row)
    session.flush()
    return row


def _start(session: Session, scope: Scope, row: RosterExport) -> None:
    row.status, row.expires_at = ExportStatus.MAKING, clock.now() + KEEP_EXPORTS
    args = {"export_id": str(row.id)}
    row.job_id = queue.enqueue(session, "roster.jobs.make_export", args, owner_id=scope.account_id).id


def make(database: Database, export_id: UUID) -> None:
    """Write the file and keep it sealed until it is taken. The roll is read in one snapshot, outside of any write."""
    with files.private_folder() as folder:
        target = folder / FILE_NAME
        with database.transaction(writes=False) as session:
            row = session.get_one(RosterExport, export_id)
            name = organizations.load(session, row.organization_id).short_name
            written = write(session, row.path, name, target, watermark=_watermark(row), is_masked=not row.is_full)
        with database.transaction() as session, target.open("rb") as file:
            row = session.get_one(RosterExport, export_id)
            if row.status is ExportStatus.MAKING:
                files.forget(session, export_id)
                files.store(session, export_id, file)
                row.status, row.member_ids = ExportStatus.READY, [str(member_id) for member_id in written]
                row.touch(row.updated_by)


def take(session: Session, scope: Scope, export_id: UUID, folder: Path) -> Path:
    """Hand the file out, once, to whoever asked for it, and record whose data it holds. Raises FileNotThere."""
    row = get(session, scope, export_id)
    if not may_take(scope, row):
        raise FileNotThere()
    target = folder / FILE_NAME
    files.fetch(session, row.id, target)
    files.forget(session, row.id)
    row.status = ExportStatus.TAKEN
    row.touch(scope.who.label)
    if row.is_full:
        _record_revealed(session, scope, row)
    fact = RosterExportTaken(roster_export_id=row.id, organization_id=row.organization_id, members=len(row.member_ids))
    events.record(session, scope.who, row.path, fact, notes={"reason": row.reason})
    return target


def _record_revealed(session: Session, scope: Scope, row: RosterExport) -> None:
    """Everybody in the file can see who took it, why, and who agreed."""
    roles = deputies.role_words(session, scope, row.path, Permission.MEMBERS_REVEAL)
    notes = {"reason": f"{row.reason}（导出完整名册，{row.approved_by_label}批准）", "role": roles}
    for batch in batches([UUID(member_id) for member_id in row.member_ids]):
        placed = session.exec(
            select(Member.id, Organization.id, Organization.path)
            .join(Organization, col(Organization.id) == Member.organization_id)
            .where(col(Member.id).in_(batch))
        ).all()
        facts = [
            Fact(
                scope.who,
                path,
                MemberRevealed(member_id=member_id, organization_id=place_id, fields=REVEALED),
                logs.request_id.get(),
                notes,
            )
            for member_id, place_id, path in placed
        ]
        events.record_many(session.connection(), facts)


def expire(session: Session) -> None:
    """Delete files that nobody took in time."""
    late = select(RosterExport).where(
        col(RosterExport.status).in_((ExportStatus.MAKING, ExportStatus.READY)),
        col(RosterExport.expires_at) <= clock.now(),
    )
    for row in session.exec(late).all():
        files.forget(session, row.id)
        row.status = ExportStatus.EXPIRED
        row.touch(row.updated_by)


def awaited(scope: Scope) -> SelectOfScalar[RosterExport]:
    """Full exports within reach that wait for the caller as the second person."""
    return select(RosterExport).where(
        scope.within(RosterExport.path),
        RosterExport.status == ExportStatus.WAITING,
        RosterExport.requested_by != scope.who.id,
    )


def may_approve(scope: Scope, row: RosterExport) -> bool:
    """Whether the caller is a second person who can approve."""
    return (
        row.status is ExportStatus.WAITING
        and row.requested_by != scope.who.id
        and scope.may(Permission.ROSTERS_EXPORT, row.path)
    )


def may_take(scope: Scope, row: RosterExport) -> bool:
    """Whether the file is there for the caller: made, in time, asked for by them, and theirs to see."""
    is_there = row.status is ExportStatus.READY and row.expires_at is not None and row.expires_at > clock.now()
    may_see = not row.is_full or scope.may(Permission.MEMBERS_REVEAL, row.path)
    return is_there and row.requested_by == scope.who.id and may_see


def _watermark(row: RosterExport) -> str:
    at = clock.now().astimezone(clock.BEIJING)
    approved = f"，批准：{row.approved_by_label}" if row.approved_by_label else ""
    use = f"用途：{row.reason}；{'含敏感个人信息，请勿转发' if row.is_full else '已打码'}"
    return f"导出：{row.requested_by_label}{approved}；{at:%Y-%m-%d %H:%M}；编号 {str(row.id)[-12:]}；{use}"


def _organizations(session: Session, path: str) -> Iterator[OrganizationEntry]:
    return (entry for row, entry in places.entries(session, path) if row.ended_on is None)


def _people(session: Session, path: str, written: list[UUID]) -> Iterator[tuple[Entry, str]]:
    statement = (
        select(Member, Organization.name)
        .join(Organization, col(Organization.id) == Member.organization_id)
        .where(below(path, col(Organization.path)), col(Member.status).in_(KEPT))
        .order_by(Organization.path, col(Member.id))
        .execution_options(yield_per=500)
    )
    for row, branch in session.exec(statement):
        written.append(row.id)
        yield _entry(row), branch


def _entry(row: Member) -> Entry:
    return Entry(
        name=row.name,
        national_id=row.national_id,
        sex=row.sex,
        born_on=row.born_on,
        category=row.category,
        organization_id=row.organization_id,
        joined_on=row.joined_on,
        confirmed_on=row.confirmed_on,
        ethnicity=row.ethnicity,
        education=row.education,
        occupation=row.occupation,
        phone=row.phone,
        landline=row.landline,
        address=row.address,
        status=row.status,
        is_out_of_contact=row.out_of_contact_since is not None,
        out_of_contact_since=row.out_of_contact_since,
        is_floating=row.is_floating,
        floating_to=row.floating_to,
    )
