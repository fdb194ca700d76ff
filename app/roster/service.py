"""Commands on imports: take a file in, apply what its dry run showed, hand out the report, forget."""

from typing import BinaryIO
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.access.policy import Permission, who_does
from app.core import clock, events, queue
from app.core.errors import NotAllowed, NotThere
from app.core.settings import settings
from app.core.words import words_of
from app.roster import files, reach
from app.roster.applying import Confirmed
from app.roster.errors import Forgotten, NotReady
from app.roster.events import RosterReportTaken, RosterUploaded
from app.roster.lists import find_lists
from app.roster.models import RosterImport, RosterRow
from app.roster.reading import open_source
from app.roster.rules import CHECKED, KEEP_UPLOADS, ImportStatus, Verdict

STATUS_WORDS = {
    ImportStatus.CHECKING: "正在核对",
    ImportStatus.READY: "核对完成",
    ImportStatus.APPLYING: "正在导入",
    ImportStatus.APPLIED: "已导入",
    ImportStatus.FAILED: "没有通过",
}
MAX_FILE_NAME = 120
UPLOADER = "上传这份文件的人"


def upload(session: Session, scope: Scope, name: str, file: BinaryIO) -> RosterImport:
    """Take a file in and queue its dry run. Raises what `take_in` raises."""
    row = take_in(session, scope, name, file)
    args = {"import_id": str(row.id)}
    row.job_id = queue.enqueue(session, "roster.jobs.check", args, owner_id=scope.account_id).id
    session.flush()
    return row


def take_in(session: Session, scope: Scope, name: str, file: BinaryIO) -> RosterImport:
    """Keep a file for its dry run. Raises UnreadableRoster or FileTooLarge for a file that is no roster."""
    name = "".join(filter(str.isprintable, name))[-MAX_FILE_NAME:]
    with files.private_folder() as folder:
        path = folder / "upload"
        with path.open("wb") as copy:
            while piece := file.read(files.PIECE_BYTES):
                copy.write(piece)
        find_lists(open_source(path, name=name, max_bytes=settings().max_upload_bytes))
        row = RosterImport(
            file_name=name,
            path=reach.common_place(scope.roots),
            roots=list(scope.roots),
            can_build_tree=all(scope.may(Permission.ORGANIZATIONS_WRITE, root) for root in scope.roots),
            created_at=clock.now(),
            created_by=scope.who.id,
            is_by_member=scope.who.kind == "member",
            created_by_label=scope.who.label,
            updated_by=scope.who.label,
        )
        with path.open("rb") as copy:
            files.store(session, row.id, copy)
    session.add(row)
    events.record(session, scope.who, row.path, RosterUploaded(roster_import_id=row.id))
    session.flush()
    return row


def get(session: Session, scope: Scope, import_id: UUID) -> RosterImport:
    """An import whose every root lies within one's reach. Raises NotThere (404)."""
    row = session.get(RosterImport, import_id)
    if row is None or not reach.reaches(scope, row):
        raise NotThere()
    return row


def apply(
    session: Session, scope: Scope, import_id: UUID, confirmed: Confirmed, *, seen: int | None = None
) -> RosterImport:
    """Queue the writing of what was shown. Raises what `begin` raises, and NotAllowed for changes that are not the caller's to confirm."""
    row = begin(session, scope, import_id, seen=seen)
    if confirmed.is_any and row.counts.get(Verdict.CHANGED) and not reach.may_correct(scope, row):
        raise NotAllowed(role=who_does(Permission.MEMBERS_WRITE))
    args = {
        "import_id": str(row.id),
        "all": confirmed.all,
        "rows": sorted(confirmed.rows),
        "by": [scope.who.kind, scope.who.id and str(scope.who.id), scope.who.label],
    }
    row.job_id = queue.enqueue(session, "roster.jobs.apply", args, owner_id=scope.account_id).id
    session.flush()
    return row


def begin(session: Session, scope: Scope, import_id: UUID, *, seen: int | None = None) -> RosterImport:
    """Let a checked import be written: once. Raises Outdated (412) when `seen` (from If-Match) is old, NotReady, Forgotten."""
    row = get(session, scope, import_id)
    if seen is not None:
        row.expect(seen)
    if row.forgotten_at is not None:
        raise Forgotten()
    if row.status is not ImportStatus.READY:
        raise NotReady(status=words_of(STATUS_WORDS, row.status))
    row.status = ImportStatus.APPLYING
    row.touch(scope.who.label)
    return row


def take_report(session: Session, scope: Scope, import_id: UUID) -> RosterImport:
    """Record that the marked file is handed out: to its uploader, since it holds every number in full.

    Raises NotAllowed for anybody else, NotReady before the dry run is done, Forgotten after the file is gone.
    """
    row = get(session, scope, import_id)
    if not reach.is_uploader(scope, row):
        raise NotAllowed(role=UPLOADER)
    if row.forgotten_at is not None:
        raise Forgotten()
    if row.status not in CHECKED:
        raise NotReady(status=words_of(STATUS_WORDS, row.status))
    events.record(session, scope.who, row.path, RosterReportTaken(roster_import_id=row.id))
    return row


def forget_old(session: Session) -> None:
    """Delete files and verdicts that are past their time; what remains are counts."""
    statement = select(RosterImport).where(
        col(RosterImport.forgotten_at).is_(None), col(RosterImport.created_at) < clock.now() - KEEP_UPLOADS
    )
    for row in session.exec(statement).all():
        files.forget(session, row.id)
        session.connection().execute(delete(RosterRow).where(col(RosterRow.import_id) == row.id))
        row.notices_sealed, row.forgotten_at = None, clock.now()
        row.touch(row.updated_by)
