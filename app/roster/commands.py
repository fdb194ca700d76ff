"""The import from a terminal: the same dry run and the same writing as over HTTP, in the name of the system."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from app.access.guard import Scope
from app.core.db import Database
from app.roster import applying, checking, queries, service
from app.roster.applying import Confirmed
from app.roster.checking import Report
from app.roster.errors import TreeChanged
from app.roster.report import VERDICT_WORDS
from app.roster.rules import ImportStatus
from app.roster.schemas import RosterImportRead


def import_roster(
    database: Database, file: Path, report: Report, *, writes: bool, confirms_all: bool
) -> RosterImportRead:
    """Check a file, and write what was accepted if asked; changed rows only when `confirms_all`. Raises what an upload raises."""
    scope = Scope.system()
    with database.transaction() as session, file.open("rb") as content:
        import_id = service.take_in(session, scope, file.name, content).id
    checking.check(database, import_id, report)
    try:
        with database.transaction() as session:
            is_ready = service.get(session, scope, import_id).status is ImportStatus.READY
            if is_ready and writes:
                service.begin(session, scope, import_id)
                applying.apply(session, import_id, Confirmed(all=confirms_all), scope.who)
    except IntegrityError:
        checking.fail(database, import_id, TreeChanged())
    with database.transaction(writes=False) as session:
        return queries.read(session, scope, service.get(session, scope, import_id))


def write_report(database: Database, import_id: UUID, target: Path) -> None:
    """The file with every verdict marked in place."""
    with database.transaction() as session:
        service.take_report(session, Scope.system(), import_id)
    with target.open("wb") as file:
        file.writelines(queries.report(database, import_id))


def summary(done: RosterImportRead) -> Iterator[str]:
    """What a person reads after an import: problems first, then counts."""
    if done.problem is not None:
        yield done.problem.title
        return
    yield from done.notices
    for row in (*done.organization_rows, *done.rows):
        said = "；".join(f"{problem.field}：{problem.message}" for problem in row.problems)
        yield f"{row.sheet} 第{row.row}行 {VERDICT_WORDS[row.verdict]} {said}"
    counts = done.counts
    yield (
        f"党员：新增{counts.new}，已规范{counts.mended}，有变化{counts.changed}，"
        f"没有变化{counts.unchanged}，没有接收{counts.refused}"
    )
    if done.applied_counts is not None:
        written = done.applied_counts
        yield f"已写入：党组织{written.organizations}个，党员新增{written.created}人，更新{written.changed}人，未动{written.left}人"
    else:
        yield "这是核对，没有写入；加上 --apply 才写入。"
