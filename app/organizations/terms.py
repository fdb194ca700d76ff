"""届次: when a committee was elected and until when it serves. The end is stored, never derived from the kind."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core import clock, events
from app.core.errors import NotThere
from app.core.pagination import Page, PageRequest, paginate
from app.organizations import service
from app.organizations.errors import (
    DateOutOfOrder,
    TemporaryHasNoTerm,
    TermNumberTaken,
    TermSuperseded,
    TermYearsInvalid,
)
from app.organizations.events import TermExtended, TermRegistered
from app.organizations.models import Organization, Term
from app.organizations.rules import TERM_YEARS, latest_extension, term_end
from app.organizations.schemas import TermCreate, TermExtend


def register(session: Session, scope: Scope, organization_id: UUID, data: TermCreate) -> Term:
    """Register an election. Raises `TemporaryHasNoTerm`, `TermYearsInvalid`, `TermNumberTaken`, `DateOutOfOrder`."""
    organization = service.get_standing(session, scope, organization_id)
    if organization.is_temporary:
        raise TemporaryHasNoTerm()
    if data.years not in TERM_YEARS:
        raise TermYearsInvalid(pointer="/years")
    last = _newest(session, organization.id)
    number = data.number or (last.number + 1 if last else 1)
    if last and number <= last.number:
        raise TermNumberTaken(number=last.number, pointer="/number")
    if data.elected_on > clock.today() or (last and data.elected_on <= last.elected_on):
        earliest = f"上届当选（{last.elected_on}）之后" if last else "以前"
        raise DateOutOfOrder(earliest=earliest, latest=clock.today(), pointer="/elected_on")
    row = Term(
        organization_id=organization.id,
        number=number,
        elected_on=data.elected_on,
        years=data.years,
        ends_on=term_end(data.elected_on, data.years),
        created_at=clock.now(),
        updated_by=scope.who.label,
    )
    session.add(row)
    session.flush()
    fact = TermRegistered(organization_id=organization.id, number=number, ends_on=row.ends_on)
    events.record(session, scope.who, organization.path, fact)
    return row


def extend(session: Session, scope: Scope, term_id: UUID, data: TermExtend, *, seen: int) -> Term:
    """Put the end of the newest term off, as the higher committee has approved.

    Raises `TermSuperseded`, `DateOutOfOrder` past a year after the original end, `Outdated` (412).
    """
    row = session.get(Term, term_id)
    if row is None:
        raise NotThere()
    organization = service.get_standing(session, scope, row.organization_id)
    if _newest(session, organization.id) is not row:
        raise TermSuperseded()
    latest = latest_extension(row.elected_on, row.years)
    if not row.ends_on < data.ends_on <= latest:
        raise DateOutOfOrder(earliest=row.ends_on + timedelta(days=1), latest=latest, pointer="/ends_on")
    row.touch(scope.who.label, expected=seen)
    notes = {"before": str(row.ends_on), "approver": data.approver, "document_number": data.document_number}
    row.sqlmodel_update(data.model_dump())
    fact = TermExtended(organization_id=organization.id, number=row.number, ends_on=row.ends_on)
    events.record(session, scope.who, organization.path, fact, notes=notes)
    session.flush()
    return row


def _newest(session: Session, organization_id: UUID) -> Term | None:
    theirs = select(Term).where(Term.organization_id == organization_id).order_by(col(Term.number).desc()).limit(1)
    return session.exec(theirs).first()


def page_of(session: Session, place: Organization, page: PageRequest) -> Page[Any]:
    """The terms of an organization, the newest first."""
    statement = select(Term).where(Term.organization_id == place.id)
    return paginate(session, statement, [Term.number, Term.id], page, descending=True)


def get(session: Session, scope: Scope, term_id: UUID) -> Term:
    """A term by id, within the caller's scope."""
    row = session.get_one(Term, term_id)
    service.get(session, scope, row.organization_id)
    return row
