"""Who is signed in, what they hold, and what waits for them."""

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import literal
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.guard import Actor, Scope, scope_of
from app.access.models import WHOLE_TREE_ID, LoginSession
from app.access.policy import GRANTED, Permission, Role
from app.accounts.queries import waiting_claims
from app.activities.queries import waiting_at
from app.core.errors import NotAllowed
from app.corrections.queries import waiting as waiting_corrections
from app.feedback.models import Feedback
from app.feedback.rules import FeedbackStatus
from app.home.schemas import HeldRole, MeRead, OwnMember
from app.members.models import Member
from app.notifications.queries import unread_count
from app.organizations import deputies
from app.organizations.models import Organization
from app.organizations.rules import OrganizationKind
from app.roster import exporting
from app.surveys.queries import waiting as waiting_surveys
from app.transfers.queries import waiting as waiting_transfers


class Place(NamedTuple):
    """An organization as the first page names it; the whole tree is of no kind."""

    name: str
    kind: OrganizationKind | None = None


def me(session: Session, actor: Actor) -> MeRead:
    """The caller, as the first page shows them."""
    login = session.get_one(LoginSession, actor.session_id)
    member = session.get_one(Member, actor.member_id) if actor.member_id else None
    titles = deputies.titles_of(session, actor.who.id, actor.grants)
    places = _places(session, [organization_id for _, organization_id, _ in actor.grants], member)
    return MeRead(
        account_id=actor.account_id,
        name=actor.label,
        session_id=actor.session_id,
        session_kind=actor.kind,
        session_expires_at=login.expires_at,
        member=None if member is None else _own(member, places),
        roles=[_held(role, place_id, places[place_id], titles) for role, place_id, _ in actor.grants],
        permissions=_permissions(actor),
        unread_count=unread_count(session, actor).unread_count,
        pending_count=_pending(session, actor),
    )


def _places(session: Session, ids: list[UUID], member: Member | None) -> dict[UUID, Place]:
    wanted = {*ids, member.organization_id} if member else set(ids)
    named = select(Organization.id, Organization.short_name, Organization.kind).where(col(Organization.id).in_(wanted))
    return {
        WHOLE_TREE_ID: Place("全部党组织"),
        **{place: Place(name, OrganizationKind(kind)) for place, name, kind in session.exec(named)},
    }


def _own(member: Member, places: dict[UUID, Place]) -> OwnMember:
    return OwnMember(
        id=member.id,
        name=member.name,
        category=member.category,
        organization_id=member.organization_id,
        organization_name=places[member.organization_id].name,
    )


def _held(role: Role, organization_id: UUID, place: Place, titles: dict[UUID, str]) -> HeldRole:
    return HeldRole(
        role=role,
        label=deputies.called(role, organization_id, titles),
        organization_id=organization_id,
        organization_name=place.name,
        organization_kind=place.kind,
    )


def _permissions(actor: Actor) -> list[Permission]:
    held = {permission for role, _, _ in actor.grants for permission in GRANTED[role]}
    own = GRANTED[Role.MEMBER] if actor.member_id else frozenset()
    return sorted(held | own)


def _pending(session: Session, actor: Actor) -> int:
    """How many things wait for the caller: those of `_WAITING`, and what waits at one's own meetings.

    The latter are leave requests and check-ins made without network, of meetings of the organization itself.
    """
    held = {place for role, place, _ in actor.grants if Permission.ACTIVITIES_WRITE in GRANTED[role]}
    count = waiting_at(session, held) if held else 0
    scopes = [(waiting, _scope(actor, permission)) for permission, waiting in _WAITING.items()]
    counts = [_count(waiting(scope)) for waiting, scope in scopes if scope is not None and scope.roots]
    return count + session.exec(select(sum(counts, literal(0)))).one() if counts else count


def _count(waiting: Any) -> Any:
    return select(func.count()).select_from(waiting.subquery()).scalar_subquery()


def _unanswered(scope: Scope) -> SelectOfScalar[Feedback]:
    within = select(Organization.id).where(scope.within(Organization.path))
    return select(Feedback).where(col(Feedback.organization_id).in_(within), Feedback.status != FeedbackStatus.ANSWERED)


# What waits for whoever holds a permission, as a statement that gives a row for each.
_WAITING: dict[Permission, Callable[[Scope], Any]] = {
    Permission.CLAIMS_CONFIRM: waiting_claims,
    Permission.CORRECTIONS_DECIDE: waiting_corrections,
    Permission.FEEDBACK_ANSWER: _unanswered,
    Permission.TRANSFERS_WRITE: waiting_transfers,
    Permission.ROSTERS_EXPORT: exporting.awaited,
    Permission.SURVEYS_WRITE: waiting_surveys,
}


def _scope(actor: Actor, permission: Permission) -> Scope | None:
    try:
        return scope_of(actor, permission)
    except NotAllowed:
        return None
