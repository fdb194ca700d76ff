"""Looks at the full numbers of those who move: recorded for each of them, and shown to them."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.access.policy import Role
from app.core import events, logs
from app.core.events import Fact
from app.members.events import MemberRevealed
from app.members.models import Member
from app.organizations import deputies
from app.organizations.models import Organization
from app.transfers.desks import DECIDERS


def record(session: Session, scope: Scope, shown: Iterable[Member], fields: list[str], reason: str) -> None:
    """Tell every member shown who looked, in which role of which organization, at what, and why."""
    held = {role for role, _, _ in scope.grants if role in DECIDERS}
    places = {place for role, place, _ in scope.grants if role in DECIDERS}
    named = select(Organization.name).where(col(Organization.id).in_(places)).order_by(Organization.path)
    notes = {
        "reason": reason,
        "role": deputies.said(session, scope.who.id, [role for role in Role if role in held], places),
        "organization": "、".join(session.exec(named)),
    }
    facts = [
        Fact(
            scope.who,
            member.path,
            MemberRevealed(member_id=member.id, organization_id=member.organization_id, fields=fields),
            logs.request_id.get(),
            notes,
        )
        for member in {member.id: member for member in shown}.values()
    ]
    if facts:
        events.record_many(session.connection(), facts)
