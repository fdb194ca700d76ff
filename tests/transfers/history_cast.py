"""Who takes part in a history: people who move about, and the offices that decide about them, with the roles that they hold each day."""

from uuid import UUID

from sqlmodel import Session, select

from app.access.guard import IS_IN_FORCE, Actor, Scope, scope_of
from app.access.models import RoleGrant, SessionKind
from app.access.policy import Permission, Role
from app.core.ids import new_id
from app.organizations.models import Organization
from tests.build import Town, grant, make_member

OFFICES = (("east", "secretary"), ("west", "secretary"), ("far", "secretary")) + (
    ("township", "organization_officer"),
    ("neighbour", "organization_officer"),
) * 2


def scope_for(session: Session, member_id: UUID) -> Scope:
    """Somebody with the roles of today."""
    held = session.exec(select(RoleGrant).where(RoleGrant.member_id == member_id, IS_IN_FORCE)).all()
    grants = tuple((one.role, one.organization_id, one.path) for one in held)
    actor = Actor(new_id(), new_id(), SessionKind.MEMBER, "某人", member_id, grants)
    return scope_of(actor, Permission.TRANSFERS_WRITE)


def cast_of(session: Session, town: Town) -> tuple[list[UUID], list[Scope]]:
    """Four people who move about, and the offices that decide about them."""
    places = {name: session.get_one(Organization, key) for name, key in town.organizations.items()}
    people = [make_member(session, places[name], f"{name}人") for name in ("east", "east", "west", "far")]
    callers = []
    for name, role in OFFICES:
        # The branch of the offices is one that nothing happens to.
        person = make_member(session, places[name if role == "secretary" else "office"], f"{name}某")
        grant(session, Role(role), places[name], member_id=person.id)
        callers.append(person.id)
    session.flush()
    return [row.id for row in people], [scope_for(session, one) for one in callers]
