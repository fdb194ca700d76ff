"""What is done with rosters in the background."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from app.core.db import Database
from app.core.errors import AppError
from app.core.events import on
from app.core.queue import Args, Progress, every, job, long_job
from app.core.who import Who
from app.organizations.events import OrganizationReparented
from app.roster import applying, checking, exporting, reach, service
from app.roster.applying import Confirmed
from app.roster.errors import TreeChanged


@long_job
def check(database: Database, progress: Progress, args: Args) -> None:
    """The dry run of an uploaded file."""
    checking.check(database, UUID(args["import_id"]), progress.report)


@long_job
def apply(database: Database, progress: Progress, args: Args) -> None:
    """The import: all of it or nothing. What stands against it ends as `failed`, in words."""
    import_id = UUID(args["import_id"])
    confirmed = Confirmed(all=args["all"], rows=frozenset((sheet, row) for sheet, row in args["rows"]))
    kind, who_id, label = args["by"]
    progress.report("写入名册", 0, 0)
    try:
        with database.transaction() as session:
            applying.apply(session, import_id, confirmed, Who(kind, who_id and UUID(who_id), label))
    except IntegrityError:
        checking.fail(database, import_id, TreeChanged())
    except AppError as fault:
        checking.fail(database, import_id, fault)


@long_job
def make_export(database: Database, progress: Progress, args: Args) -> None:
    """The file of an approved export."""
    progress.report("生成名册", 0, 0)
    exporting.make(database, UUID(args["export_id"]))


@on(OrganizationReparented)
@job
def follow_tree(session: Session, args: Args) -> None:  # noqa: ARG001 -- the queue gives every job its arguments
    """Imports that are not done reach as far as their uploaders do, along the new paths."""
    reach.follow_tree(session)


@every(timedelta(hours=1))
@job
def forget_old(session: Session, args: Args) -> None:  # noqa: ARG001 -- the queue gives every job its arguments
    """Uploads and exports that are past their time."""
    service.forget_old(session)
    exporting.expire(session)
