"""Reads of exports, and the masked form that the desk can have at any time."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core import clock
from app.core.pagination import Page, PageRequest, paginate
from app.core.schemas import AllowedAction
from app.organizations import service as organizations
from app.organizations.models import Organization
from app.roster import exporting
from app.roster.models import RosterExport
from app.roster.rules import ExportStatus
from app.roster.schemas import ExportRead


def masked(session: Session, scope: Scope, organization_id: UUID, folder: Path) -> Path:
    """The masked form of an organization and everything below it."""
    place = organizations.get(session, scope, organization_id)
    target = folder / exporting.FILE_NAME
    at = clock.now().astimezone(clock.BEIJING)
    watermark = f"导出：{scope.who.label}；{at:%Y-%m-%d %H:%M}；已打码"
    exporting.write(session, place.path, place.short_name, target, watermark=watermark, is_masked=True)
    return target


def read(session: Session, scope: Scope, row: RosterExport) -> ExportRead:
    """An export as JSON."""
    return _read(scope, row, organizations.load(session, row.organization_id).name)


def items(session: Session, scope: Scope, status: ExportStatus | None, page: PageRequest) -> Page[ExportRead]:
    """Exports within reach, the newest first: all, or those of one status."""
    statement = select(RosterExport).where(scope.within(RosterExport.path))
    if status is not None:
        statement = statement.where(RosterExport.status == status)
    found = paginate(session, statement, [RosterExport.id], page, descending=True)
    ids = {row.organization_id for row in found.items}
    named = select(Organization.id, Organization.name).where(col(Organization.id).in_(ids))
    names = dict(session.exec(named).all())
    shown = [_read(scope, row, names[row.organization_id]) for row in found.items]
    return Page[ExportRead](items=shown, next_cursor=found.next_cursor, total=found.total)


def _read(scope: Scope, row: RosterExport, organization_name: str) -> ExportRead:
    return ExportRead(
        id=row.id,
        kind="roster",
        organization_id=row.organization_id,
        organization_name=organization_name,
        reason=row.reason,
        full=row.is_full,
        status=row.status,
        requested_by=row.requested_by_label,
        requested_at=row.requested_at,
        approved_by=row.approved_by_label,
        approved_at=row.approved_at,
        expires_at=row.expires_at,
        job_id=row.job_id,
        allowed_actions=list(_actions(scope, row)),
    )


def _actions(scope: Scope, row: RosterExport) -> Iterator[AllowedAction]:
    if exporting.may_approve(scope, row):
        yield AllowedAction(action="approve", label="批准", requires_reason=False)
    if exporting.may_take(scope, row):
        yield AllowedAction(action="take", label="下载", requires_reason=False)
