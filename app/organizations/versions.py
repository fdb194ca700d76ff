"""How organizations were on each day: every change closes one version and opens the next, and the end of one closes its last."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import and_, or_
from sqlmodel import Session, col, func, select

from app.core import clock
from app.organizations.errors import DateOutOfOrder
from app.organizations.models import Organization, OrganizationVersion
from app.organizations.queries import below

VERSIONED = ("parent_id", "path", "name", "short_name", "kind", "sector")


def write(session: Session, rows: Sequence[Organization], from_on: date) -> None:
    """Close the versions that hold and open the next; two changes of one day are one. Raises `DateOutOfOrder`."""
    standing = _open(session, rows, from_on)
    for row in rows:
        last, values = standing.get(row.id), {field: getattr(row, field) for field in VERSIONED}
        if last and last.valid_from == from_on:
            last.sqlmodel_update(values)
            continue
        if last:
            last.valid_to = from_on
        session.add(OrganizationVersion(organization_id=row.id, valid_from=from_on, **values))


def close(session: Session, row: Organization, on: date) -> None:
    """From a day on it is no more; the days before answer as they did. Raises `DateOutOfOrder`."""
    for last in _open(session, [row], on).values():
        last.valid_to = on


def latest_change(session: Session, source: Organization, target: Organization | None) -> date | None:
    """The last day on which a node, something below it or `target` changed, or something ceased to stand below it.

    What is dated before it would rewrite a version that stands, or leave one below nothing that was there on that day.
    """
    touched = below(source.path, OrganizationVersion.path)
    if target is not None:
        stands = col(OrganizationVersion.valid_to).is_(None)
        touched = or_(touched, and_(col(OrganizationVersion.organization_id) == target.id, stands))
    day = func.coalesce(OrganizationVersion.valid_to, OrganizationVersion.valid_from)
    return session.exec(select(func.max(day)).where(touched)).one()


def _open(session: Session, rows: Sequence[Organization], on: date) -> dict[UUID, OrganizationVersion]:
    standing = select(OrganizationVersion).where(
        col(OrganizationVersion.organization_id).in_([row.id for row in rows]),
        col(OrganizationVersion.valid_to).is_(None),
    )
    found = {version.organization_id: version for version in session.exec(standing)}
    earliest = max((version.valid_from for version in found.values()), default=on)
    if not earliest <= on <= clock.today():
        raise DateOutOfOrder(earliest=earliest, latest=clock.today(), pointer="/effective_on")
    return found
