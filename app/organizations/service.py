"""Commands on the tree: create, rename, change plain facts. Posts, terms, settings and grants stand beside this file."""

import base64
import secrets
from datetime import date
from uuid import UUID

from sqlalchemy import update as update_rows
from sqlalchemy.orm import object_session
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.access.policy import Permission
from app.core import clock, events
from app.core.errors import NotThere
from app.core.words import words_of
from app.organizations import settings, versions
from app.organizations.errors import CodeTaken, DateOutOfOrder, NameTaken, OrganizationEnded, ParentTooLow, TreeTooDeep
from app.organizations.events import OrganizationChanged, OrganizationCreated, OrganizationRenamed
from app.organizations.models import Organization
from app.organizations.rules import KIND_WORDS, may_stand_below
from app.organizations.schemas import OrganizationCreate, OrganizationRename, OrganizationUpdate

MAX_PATH = 255
SEGMENT_BYTES = 5  # eight characters of base32
_PLACE = (col(Organization.parent_id), col(Organization.path), col(Organization.ended_on))

setting_value = settings.value


def load(session: Session, organization_id: UUID) -> Organization:
    """An organization by id, whoever asks. Raises `NotThere` (404)."""
    row = session.get(Organization, organization_id)
    if row is None:
        raise NotThere()
    return row


def get(session: Session, scope: Scope, organization_id: UUID) -> Organization:
    """An organization within the caller's scope. Raises `NotThere` (404), or `NotAllowed` (403) for one they may only read."""
    row = load(session, organization_id)
    scope.ensure(row.path, Permission.ORGANIZATIONS_READ)
    return row


def ensure_stands(row: Organization) -> Organization:
    """An organization to which something is to be done. Raises `OrganizationEnded` for one that is no more.

    A change of the tree that is under way is waited for, and the next one waits for whoever has asked this: so nothing is written with
    a path of before.
    """
    session = object_session(row)
    if session is not None:
        place = select(*_PLACE).where(Organization.id == row.id)
        held = session.execute(place.with_for_update(read=True, key_share=True)).one()
        for field, value in held._asdict().items():
            set_committed_value(row, field, value)
    if row.ended_on is not None:
        raise OrganizationEnded(name=row.name, day=row.ended_on)
    return row


def get_standing(session: Session, scope: Scope, organization_id: UUID) -> Organization:
    """An organization within the caller's scope to which something is to be done. Raises as `get`, and `OrganizationEnded`."""
    row = ensure_stands(get(session, scope, organization_id))
    scope.ensure(row.path, Permission.ORGANIZATIONS_READ)  # it may have moved away meanwhile
    return row


def create(session: Session, scope: Scope, data: OrganizationCreate) -> Organization:
    """Set up an organization below its parent. Raises `ParentTooLow`, `TreeTooDeep`, `NameTaken`, `CodeTaken`, `DateOutOfOrder`."""
    parent = None if data.parent_id is None else get_standing(session, scope, data.parent_id)
    if parent is None:
        scope.ensure("/")  # the root of a tree is set up by those who hold everything
    elif not may_stand_below(data.kind, parent.kind):
        raise ParentTooLow(
            parent=words_of(KIND_WORDS, parent.kind), kind=words_of(KIND_WORDS, data.kind), pointer="/parent_id"
        )
    _check_founded(data.founded_on)
    check_name(session, data.name)
    _check_code(session, data.national_code)
    row = Organization(**data.model_dump(), path=new_path(parent.path if parent else "/"), updated_by=scope.who.label)
    session.add(row)
    session.flush()
    versions.write(session, [row], row.founded_on or clock.today())
    events.record(session, scope.who, row.path, OrganizationCreated(organization_id=row.id, parent_id=row.parent_id))
    return row


def rename(
    session: Session, scope: Scope, organization_id: UUID, data: OrganizationRename, *, seen: int | None = None
) -> Organization:
    """更名 from a day on; before it the old name stands. Raises `NameTaken`, `DateOutOfOrder`, `Outdated` (412)."""
    row = get_standing(session, scope, organization_id)
    effective_on = data.effective_on or clock.today()
    check_name(session, data.name, but=row.id)
    row.touch(scope.who.label, expected=seen)
    notes = {"before": row.name, "after": data.name, "document_number": data.document_number}
    row.name, row.short_name = data.name, data.short_name
    versions.write(session, [row], effective_on)
    fact = OrganizationRenamed(organization_id=row.id, effective_on=effective_on)
    events.record(session, scope.who, row.path, fact, notes=notes)
    session.flush()
    return row


def update(
    session: Session, scope: Scope, organization_id: UUID, data: OrganizationUpdate, *, seen: int | None = None
) -> Organization:
    """Change plain facts; the short name and sector of yesterday stay answerable. Raises `CodeTaken`, `DateOutOfOrder`, `Outdated`."""
    row = get_standing(session, scope, organization_id)
    changes = data.model_dump(exclude_unset=True)
    _check_founded(changes.get("founded_on"))
    _check_code(session, changes.get("national_code"), but=row.id)
    row.touch(scope.who.label, expected=seen)
    row.sqlmodel_update(changes)
    if changes.keys() & set(versions.VERSIONED):
        versions.write(session, [row], clock.today())
    events.record(
        session, scope.who, row.path, OrganizationChanged(organization_id=row.id), notes={"fields": sorted(changes)}
    )
    session.flush()
    return row


def change_counts(session: Session, organization_id: UUID, *, full: int, members: int) -> None:
    """Add to the counts of a branch, in the transaction that changes its people. A delta, so that no two writers lose one another's."""
    if full or members:
        session.exec(
            update_rows(Organization)
            .where(col(Organization.id) == organization_id)
            .values(
                full_count=Organization.full_count + full,
                member_count=Organization.member_count + members,
            )
            .execution_options(synchronize_session="fetch")
        )


def new_path(parent_path: str) -> str:
    """A path with a random segment: its width is fixed, and it says nothing about the order of setting up. Raises `TreeTooDeep`."""
    segment = base64.b32encode(secrets.token_bytes(SEGMENT_BYTES)).decode().lower()
    path = f"{parent_path}{segment}/"
    if len(path) > MAX_PATH:
        raise TreeTooDeep(pointer="/parent_id")
    return path


def _check_founded(founded_on: date | None) -> None:
    if founded_on is not None and founded_on > clock.today():
        raise DateOutOfOrder(earliest="以前", latest=clock.today(), pointer="/founded_on")


def check_name(session: Session, name: str, but: UUID | None = None, pointer: str = "/name") -> None:
    """Raise `NameTaken` for a name that an organization has, or had until it ended."""
    if session.exec(select(Organization.id).where(Organization.name == name, Organization.id != but)).first():
        raise NameTaken(name=name, pointer=pointer)


def _check_code(session: Session, code: str | None, but: UUID | None = None) -> None:
    if code is None:
        return
    if session.exec(select(Organization.id).where(Organization.national_code == code, Organization.id != but)).first():
        raise CodeTaken(pointer="/national_code")
