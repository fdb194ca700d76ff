"""The address book of organizations outside this system, shared by the whole county: added by whoever keeps rolls, used by everybody."""

from uuid import UUID

from sqlmodel import Session, col, or_, select

from app.access.guard import Scope
from app.core import events
from app.core.errors import AlreadyExists, NotThere
from app.transfers.events import ExternalOrganizationAdded, ExternalOrganizationChanged
from app.transfers.models import ExternalOrganization
from app.transfers.schemas import ExternalOrganizationCreate

_WHOLE_TREE = "/"


def load(session: Session, external_id: UUID) -> ExternalOrganization:
    """One entry. Raises `NotThere`."""
    row = session.get(ExternalOrganization, external_id)
    if row is None:
        raise NotThere()
    return row


def add(session: Session, scope: Scope, data: ExternalOrganizationCreate) -> ExternalOrganization:
    """A new entry. Raises `AlreadyExists` for a name or code that is in the book."""
    _ensure_free(session, data, None)
    row = ExternalOrganization(**data.model_dump(), updated_by=scope.who.label)
    session.add(row)
    session.flush()
    events.record(session, scope.who, _WHOLE_TREE, ExternalOrganizationAdded(external_organization_id=row.id))
    return row


def change(
    session: Session, scope: Scope, external_id: UUID, data: ExternalOrganizationCreate, *, seen: int
) -> ExternalOrganization:
    """An entry as it should read now. Raises `NotThere`, `AlreadyExists`, `Outdated` (412)."""
    row = load(session, external_id)
    _ensure_free(session, data, row.id)
    row.touch(scope.who.label, expected=seen)
    row.sqlmodel_update(data.model_dump())
    events.record(session, scope.who, _WHOLE_TREE, ExternalOrganizationChanged(external_organization_id=row.id))
    session.flush()
    return row


def _ensure_free(session: Session, data: ExternalOrganizationCreate, but: UUID | None) -> None:
    same = [col(ExternalOrganization.name) == data.name]
    if data.national_code:
        same.append(col(ExternalOrganization.national_code) == data.national_code)
    taken = select(ExternalOrganization.id).where(or_(*same), ExternalOrganization.id != but)
    if session.exec(taken).first() is not None:
        raise AlreadyExists(pointer="/name")
