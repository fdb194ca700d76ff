"""届次: when a committee was elected and until when it serves. The end is stored, never derived from the kind."""

from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core import clock, events
from app.core.pagination import Page, PageRequest, paginate
from app.organizations import service
from app.organizations.errors import DateOutOfOrder, TemporaryHasNoTerm, TermNumberTaken, TermYearsInvalid
from app.organizations.events import TermRegistered
from app.organizations.models import Organization, Term
from app.organizations.rules import TERM_YEARS, term_end
from app.organizations.schemas import TermCreate


def register(session: Session, scope: Scope, organization_id: UUID, data: TermCreate) -> Term:
    """Register an election. Raises `TemporaryHasNoTerm`, `TermYearsInvalid`, `TermNumberTaken`, `DateOutOfOrder`."""
    organization = service.get(session, scope, organization_id)
    if organization.is_temporary:
        raise TemporaryHasNoTerm()
    if data.years not in TERM_YEARS:
        raise TermYearsInvalid(pointer="/years")
    last = session.exec(
        select(Term).where(Term.organization_id == organization.id).order_by(col(Term.number).desc()).limit(1)
    ).first()
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
    )
    session.add(row)
    session.flush()
    fact = TermRegistered(organization_id=organization.id, number=number, ends_on=row.ends_on)
    events.record(session, scope.who, organization.path, fact)
    return row


def page_of(session: Session, place: Organization, page: PageRequest) -> Page[Any]:
    """The terms of an organization, the newest first."""
    statement = select(Term).where(Term.organization_id == place.id)
    return paginate(session, statement, [Term.number, Term.id], page, descending=True)


def get(session: Session, scope: Scope, term_id: UUID) -> Term:
    """A term by id, within the caller's scope."""
    row = session.get_one(Term, term_id)
    service.get(session, scope, row.organization_id)
    return row
