"""Who may hold a post, and the posts with the names of their holders. The appointment itself is of app/organizations."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core import clock
from app.core.errors import NotThere
from app.core.pagination import Page, PageRequest, paginate
from app.members import service
from app.members.errors import DateOutOfOrder, NotEligible
from app.members.models import Member
from app.members.schemas import AppointmentCreate, AppointmentEnd, AppointmentRead
from app.organizations import appointments
from app.organizations import service as organizations
from app.organizations.models import Appointment
from app.organizations.queries import in_office
from app.organizations.rules import POST_WORDS


def appoint(session: Session, scope: Scope, organization_id: UUID, data: AppointmentCreate) -> Appointment:
    """Appoint whoever can be elected (`Member.may_vote`). Raises `NotEligible`, `DateOutOfOrder`, and as `appointments.appoint`."""
    organization = organizations.get(session, scope, organization_id)
    member = service.get(session, scope, data.member_id)
    if not member.may_vote or member.confirmed_on is None:
        raise NotEligible(pointer="/member_id")
    starts_on = data.starts_on or clock.today()
    if starts_on < member.confirmed_on:
        raise DateOutOfOrder(earliest=member.confirmed_on, latest=clock.today(), pointer="/starts_on")
    row = Appointment(organization_id=organization.id, starts_on=starts_on, **data.model_dump(exclude={"starts_on"}))
    return appointments.appoint(session, scope, organization, row)


def end(session: Session, scope: Scope, row: Appointment, data: AppointmentEnd, *, seen: int) -> AppointmentRead:
    """End an appointment, by default today. Raises `AppointmentOver`, `DateOutOfOrder`, `Outdated` (412)."""
    ends_on = data.ends_on or clock.today()
    return read(session, appointments.end(session, scope, row, ends_on, seen=seen))


def get(session: Session, scope: Scope, organization_id: UUID, appointment_id: UUID) -> Appointment:
    """An appointment of an organization within the caller's scope. Raises `NotThere`."""
    organizations.get(session, scope, organization_id)
    row = session.get(Appointment, appointment_id)
    if row is None or row.organization_id != organization_id:
        raise NotThere()
    return row


def read(session: Session, row: Appointment) -> AppointmentRead:
    """An appointment with its holder's name."""
    return _read(row, service.load(session, row.member_id).name)


def page_of(session: Session, organization_id: UUID, as_of: date | None, page: PageRequest) -> Page[Any]:
    """The posts held on a day, by default today."""
    statement = (
        select(Appointment, Member.name)
        .join(Member, col(Member.id) == Appointment.member_id)
        .where(Appointment.organization_id == organization_id, in_office(as_of or clock.today()))
    )
    found = paginate(session, statement, [Appointment.id], page)
    found.items = [_read(row, name) for row, name in found.items]
    return found


def _read(row: Appointment, name: str) -> AppointmentRead:
    stored = row.model_dump(exclude={"updated_at", "updated_by"})
    return AppointmentRead(**stored, member_name=name, post_label=POST_WORDS[row.post])
