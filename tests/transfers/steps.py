"""Steps that several tests take, in words: `go(offices, transfer_id, "member submit", "secretary approve")`."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from app.access.guard import Scope
from app.access.models import RoleGrant
from app.access.policy import Role
from app.core import clock as app_clock
from app.core.ids import new_id
from app.members import status_changes
from app.members.models import Member
from app.members.rules import StatusChange
from app.members.schemas import StatusChangeCommand
from app.organizations.models import Organization
from tests.build import grant, make_member
from tests.transfers.conftest import Offices

TO_COMMITTEE = ("member submit", "secretary approve")
OUT: dict[str, Any] = {"to": None, "target_external": "外省某市某区委组织部", "kind": "cross_province"}
TO_BRANCH = ("far_officer arrive", "far_officer assign")


def go(offices: Offices, transfer_id: str, *steps: str) -> str:
    """Take each step, warnings acknowledged; answers the transfer's id."""
    for step in steps:
        who, action = step.split()
        offices.done(transfer_id, who, action)
    return transfer_id


def hire(offices: Offices, name: str, home: str, over: str, role: Role = Role.ORGANIZATION_OFFICER) -> UUID:
    """One more in the cast: a member of `home` with a role in `over`."""
    with offices.session() as s:
        person = make_member(s, s.get_one(Organization, offices.town.organizations[home]), name)
        offices.town.members[name], offices.town.accounts[name] = person.id, new_id()
        grant(s, role, s.get_one(Organization, offices.town.organizations[over]), member_id=person.id)
        return person.id


def leaves_office(offices: Offices, who: str) -> None:
    """Whatever they hold ended yesterday."""
    with offices.session() as s:
        for row in s.exec(select(RoleGrant).where(RoleGrant.member_id == offices.town.members[who])):
            row.ends_on = app_clock.today() - timedelta(days=1)


def later(offices: Offices, at: datetime) -> None:
    """Move the clock; everybody signs in anew."""
    app_clock.set_now(at)
    offices.client._people.clear()


def days_on(offices: Offices, days: float) -> None:
    later(offices, app_clock.now() + timedelta(days=days))


def decease(session: Session, member_id: UUID) -> None:
    """Somebody dies, as their paper of today says."""
    member = session.get_one(Member, member_id)
    data = StatusChangeCommand(
        change=StatusChange.DECEASE,
        effective_on=app_clock.today(),
        approver="青禾镇党委",
        document_number="青党〔2026〕5号",
    )
    status_changes.change(session, Scope.system(), member_id, data, seen=member.version)
