"""The dry run: read the file, judge every row against what is stored, keep the verdicts. Nothing of the roll is changed."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, insert
from sqlmodel import col, select

from app.core import clock
from app.core.crypto import keyring
from app.core.db import Database
from app.core.errors import AppError
from app.core.settings import settings
from app.members import books, bulk
from app.members.bulk import batches
from app.organizations.models import Organization
from app.roster import files, staging
from app.roster.entries import RowReading
from app.roster.judging import Stored, judge
from app.roster.lists import Lists, find_lists
from app.roster.member_rows import MemberRows
from app.roster.models import RosterImport, RosterRow
from app.roster.organization_rows import OrganizationRows
from app.roster.places import Roll, read_roll
from app.roster.planning import Plan, make_plan
from app.roster.reading import open_source
from app.roster.rules import ImportStatus, Verdict
from app.roster.staging import Judged

Report = Callable[[str, int, int], None]
ROWS_AT_ONCE = 1000
READING = "核对名单"


@dataclass(frozen=True)
class _Upload:
    """What the dry run needs to know of the import, outside of any transaction."""

    id: UUID
    file_name: str
    roots: tuple[str, ...]
    can_build_tree: bool

    def reaches(self, path: str) -> bool:
        return any(path.startswith(root) for root in self.roots)


def check(database: Database, import_id: UUID, report: Report) -> None:
    """Judge an uploaded file. A file that cannot be read ends as `failed`, with the words that name the mend."""
    with files.private_folder() as folder:
        path = folder / "upload"
        with database.transaction() as session:
            row = session.get_one(RosterImport, import_id)
            upload = _Upload(row.id, row.file_name, tuple(row.roots), row.can_build_tree)
            session.connection().execute(delete(RosterRow).where(col(RosterRow.import_id) == import_id))
            files.fetch(session, import_id, path)
        try:
            source = open_source(path, name=upload.file_name, max_bytes=settings().max_upload_bytes)
            _check_lists(database, upload, find_lists(source), report)
        except AppError as fault:
            fail(database, import_id, fault)


def _check_lists(database: Database, upload: _Upload, lists: Lists, report: Report) -> None:
    with database.transaction(writes=False) as session:
        roll = read_roll(session, upload.reaches, may_build=upload.can_build_tree)
        paths = dict(session.exec(select(Organization.id, Organization.path)).all())
    plan = _plan(upload, lists, roll)
    _keep(database, upload.id, plan.rows)
    counts: Counter[Verdict] = Counter()
    entered: set[UUID] = set()
    names, places_by_id = plan.names, dict[str, tuple[str, int]]()
    total, done = sum(each.sheet.row_count() for each in lists.members), 0
    for members in lists.members:
        rows = MemberRows(members.layout, names, clock.today(), places_by_id)
        for batch in batches((rows.read(number, cells) for number, cells in members.rows()), ROWS_AT_ONCE):
            stored = _stored(database, upload, batch, paths)
            judged = [
                judge(each, rows.layout, stored.get(each.entry.national_id) if each.entry else None) for each in batch
            ]
            counts.update(each.verdict for each in judged)
            entered |= _entered(judged)
            _keep(database, upload.id, judged)
            report(READING, done + batch[-1].row, total)
        done += members.sheet.row_count()
    notices = [*lists.notices, *_book_notices(database, entered)]
    notices += lists.organizations.notices() if lists.organizations else []
    for members in lists.members:
        notices += members.notices()
    _finish(database, upload.id, counts, Counter(each.verdict for each in plan.rows), notices)


def _entered(judged: Iterable[Judged]) -> set[UUID]:
    """The branches that get somebody new."""
    new = [each.staged for each in judged if each.verdict in (Verdict.NEW, Verdict.MENDED)]
    return {each.entry.organization_id for each in new if each.entry}


def _book_notices(database: Database, branch_ids: set[UUID]) -> list[str]:
    """What newcomers count as where the book was opened in an earlier month."""
    with database.transaction(writes=False) as session:
        closed = books.closed(session, branch_ids)
    if not closed:
        return []
    return [
        f"有{len(closed)}个支部早已建册：建册以后入党的记作新发展，其他新增的人记作今天的其他增加。"
        "从别的支部转来的不要导入，请办理组织关系转接。"
    ]


def _plan(upload: _Upload, lists: Lists, roll: Roll) -> Plan:
    if lists.organizations is None:
        return Plan.of(roll)
    rows = OrganizationRows(lists.organizations.layout, clock.today())
    readings = [rows.read(number, cells) for number, cells in lists.organizations.rows()]
    may_build_root = upload.can_build_tree and upload.reaches("/")
    return make_plan(lists.organizations.layout, readings, roll, may_build_root=may_build_root)


def _stored(database: Database, upload: _Upload, batch: list[RowReading], paths: dict[UUID, str]) -> dict[str, Stored]:
    """Records of these people that are there already, by ID number."""
    with database.transaction(writes=False) as session:
        found = bulk.find(session, [reading.entry.national_id for reading in batch if reading.entry])
        return {
            number: Stored(bulk.person_of(row), row.version, upload.reaches(paths[row.organization_id]))
            for number, row in found.items()
        }


def _keep(database: Database, import_id: UUID, rows: Iterable[Judged]) -> None:
    values = staging.values(import_id, rows)
    if values:
        with database.transaction() as session:
            session.connection().execute(insert(RosterRow), values)


def _finish(
    database: Database, import_id: UUID, members: Counter[Verdict], organizations: Counter[Verdict], notices: list[str]
) -> None:
    with database.transaction() as session:
        row = session.get_one(RosterImport, import_id)
        row.counts = {verdict.value: members[verdict] for verdict in Verdict}
        row.organization_counts = {verdict.value: organizations[verdict] for verdict in Verdict}
        text = json.dumps(notices, ensure_ascii=False)
        row.notices_sealed = keyring().seal("roster_import.notices", import_id, text)
        row.status = ImportStatus.READY
        row.touch(row.updated_by)


def fail(database: Database, import_id: UUID, fault: AppError) -> None:
    """End an import as `failed`, with the words that name the mend."""
    with database.transaction() as session:
        row = session.get_one(RosterImport, import_id)
        row.status = ImportStatus.FAILED
        row.problem_code, row.problem_title = fault.code, fault.words("zh")[:500]
        row.touch(row.updated_by)
        session.connection().execute(delete(RosterRow).where(col(RosterRow.import_id) == import_id))
