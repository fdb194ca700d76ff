"""Reads of transfers: lists in the caller's scope, the inbox, the timeline, and where somebody can move to."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, not_, or_, union
from sqlalchemy.orm import aliased, joinedload
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.guard import Scope
from app.core import clock
from app.core.pagination import Page, PageRequest, paginate
from app.organizations.models import Organization
from app.organizations.queries import below
from app.organizations.rules import BRANCH_KINDS, OrganizationKind
from app.transfers import desks, routing, views
from app.transfers.models import ExternalOrganization, Letter, ReceiptLink, Transfer, TransferAct
from app.transfers.rules import LetterStatus, TransferStatus
from app.transfers.schemas import TransferTarget

# Made once: what SQLAlchemy works out for an alias stays with it.
_SOURCE, _TARGET = aliased(Organization), aliased(Organization)


def visible(scope: Scope) -> SelectOfScalar[Transfer]:
    """What leaves or reaches the scope, and the caller's own. What was never submitted is seen by whoever wrote it, and by its member."""
    reached = or_(scope.within(_SOURCE.path), scope.within(_TARGET.path))
    is_known = or_(col(Transfer.status).not_in(_BEFORE), col(Transfer.submitted_at).is_not(None))
    shown = or_(is_known, col(Transfer.requested_by) == scope.who.id)
    return (
        select(Transfer)
        .outerjoin(_SOURCE, col(_SOURCE.id) == Transfer.source_id)
        .outerjoin(_TARGET, col(_TARGET.id) == Transfer.target_id)
        .where(or_(and_(reached, shown), _own(scope)))
        .options(*_SHOWN)
    )


def _own(scope: Scope) -> ColumnElement[bool]:
    """The caller's own; of whoever is no member none, and not those that have no member yet either."""
    return false() if scope.member_id is None else col(Transfer.member_id) == scope.member_id


# What nobody may have submitted: a draft, or one that was thrown away.
_BEFORE = (TransferStatus.DRAFT, TransferStatus.WITHDRAWN, TransferStatus.CANCELLED)
_SHOWN = (
    joinedload(Transfer.member),  # type: ignore[arg-type]  # SQLModel types a relationship as its target
    joinedload(Transfer.source),  # type: ignore[arg-type]
    joinedload(Transfer.target),  # type: ignore[arg-type]
    joinedload(Transfer.holder),  # type: ignore[arg-type]
    joinedload(Transfer.external),  # type: ignore[arg-type]
)


def listed(
    session: Session,
    scope: Scope,
    page: PageRequest,
    *,
    status: TransferStatus | None,
    member_id: UUID | None,
    is_own: bool,
) -> Page[Any]:
    """Transfers of the scope, the latest first."""
    statement = visible(scope)
    if status is not None:
        statement = statement.where(Transfer.status == status)
    if member_id is not None:
        statement = statement.where(Transfer.member_id == member_id)
    if is_own:
        statement = statement.where(_own(scope))
    found = paginate(session, statement, [Transfer.id], page, descending=True)
    found.items = [views.item(scope, row) for row in found.items]
    return found


WAITING = (
    TransferStatus.PENDING,
    TransferStatus.IN_TRANSIT,
    TransferStatus.ACCEPTED,
    TransferStatus.REFUSED,
    TransferStatus.EXPIRED,
)


def waiting(scope: Scope) -> SelectOfScalar[Transfer]:
    """What lies on the caller's own desks, but for their own transfer: one range of an index a desk.

    A letter on its way to an organization outside waits for that one: it is on the desk once the other side has answered, or its day is over.
    """
    own = {place for role, place, _ in scope.grants if role in desks.DECIDERS}
    others = or_(col(Transfer.member_id).is_(None), col(Transfer.member_id) != scope.member_id)
    is_carried = and_(col(Transfer.status) == TransferStatus.IN_TRANSIT, col(Transfer.target_id).is_(None))
    has_answered = or_(col(Transfer.is_prepared), col(Transfer.due_at) < clock.now())
    return select(Transfer).where(
        col(Transfer.holder_id).in_(own),
        col(Transfer.status).in_(WAITING),
        col(Transfer.due_at).is_not(None),
        others,
        or_(not_(is_carried), has_answered),
    )


def late_below(scope: Scope) -> SelectOfScalar[Transfer]:
    """What lies with somebody below the caller after its deadline, or where nobody can act."""
    holder = aliased(Organization)
    own = {place for role, place, _ in scope.grants if role in desks.DECIDERS}
    late = or_(col(Transfer.is_open_above), col(Transfer.due_at) < clock.now())
    return (
        select(Transfer)
        .join(holder, col(holder.id) == Transfer.holder_id)
        .where(scope.within(holder.path), col(Transfer.holder_id).not_in(own), late)
        .where(col(Transfer.status) == TransferStatus.PENDING)
    )


def inbox(session: Session, scope: Scope, page: PageRequest, *, below: bool) -> Page[Any]:
    """What waits for the caller, the earliest deadline first; `below`: what is late on the desks below."""
    statement = late_below(scope) if below else waiting(scope)
    found = paginate(session, statement.options(*_SHOWN), [Transfer.due_at, Transfer.id], page)
    found.items = [views.item(scope, row) for row in found.items]
    return found


def unprinted(session: Session, scope: Scope, page: PageRequest) -> Page[Any]:
    """What the caller has letters to print for: on their way, and never printed. Every print makes a link for its counterpart."""
    own = {place for role, place, _ in scope.grants if role in desks.DECIDERS}
    is_printed = select(ReceiptLink.id).where(
        ReceiptLink.transfer_id == Letter.transfer_id, ReceiptLink.letter_id == Letter.id
    )
    waits = Letter.status == LetterStatus.VALID, not_(is_printed.exists())
    issued = select(Letter.transfer_id).where(col(Letter.issuer_id).in_(own), *waits)
    leaving = select(Letter.transfer_id).join(Transfer, col(Transfer.id) == Letter.transfer_id)
    leaving = leaving.where(col(Transfer.source_id).in_(own), *waits)
    statement = select(Transfer).where(
        col(Transfer.id).in_(union(issued, leaving)), Transfer.status == TransferStatus.IN_TRANSIT
    )
    found = paginate(session, statement.options(*_SHOWN), [Transfer.id], page)
    found.items = [views.item(scope, row) for row in found.items]
    return found


def timeline(session: Session, row: Transfer, page: PageRequest) -> Page[Any]:
    """What was done, in order: the same for both sides."""
    mine = select(TransferAct).where(TransferAct.transfer_id == row.id)
    with_place = mine.options(joinedload(TransferAct.organization))  # type: ignore[arg-type]
    found = paginate(session, with_place, [TransferAct.id], page)
    found.items = [views.entry(act) for act in found.items]
    return found


def targets(session: Session, q: str | None, page: PageRequest, near: Organization | None = None) -> Page[Any]:
    """Branches and committees of the whole tree, by part of a name or by code: who moves looks beyond the own scope.

    `near` a branch: the other branches of its committee. Raises `NoCommittee`.
    """
    committee = aliased(Organization)
    statement = select(Organization).where(
        col(Organization.is_floating).is_(False), col(Organization.ended_on).is_(None)
    )
    if near is not None:
        statement = statement.where(*_near(session, near))
    if q:
        like = [col(name).contains(q, autoescape=True) for name in (Organization.name, Organization.short_name)]
        statement = statement.where(or_(*like, col(Organization.national_code) == q))
    found = paginate(session, statement, [Organization.path], page)
    above = select(Organization.id, committee.path, committee.name).join(
        committee,
        and_(
            col(committee.kind) == OrganizationKind.COMMITTEE,
            col(committee.may_approve_members),
            func.substr(Organization.path, 1, func.length(committee.path)) == committee.path,
        ),
    )
    rows = session.exec(above.where(col(Organization.id).in_([row.id for row in found.items]))).all()
    nearest: dict[UUID, tuple[str, str]] = {}
    for key, path, name in rows:
        if len(path) > len(nearest.get(key, ("", ""))[0]):
            nearest[key] = path, name
    found.items = [
        TransferTarget(
            id=row.id,
            name=row.name,
            short_name=row.short_name,
            kind=row.kind,
            committee_name=nearest.get(row.id, ("", ""))[1],
        )
        for row in found.items
    ]
    return found


def _near(session: Session, branch: Organization) -> tuple[ColumnElement[bool], ...]:
    """Branches of the same committee, and of none that stands between."""
    committee, between = routing.committee_of(session, branch), aliased(Organization)
    nearer = select(between.id).where(
        col(between.kind) == OrganizationKind.COMMITTEE,
        col(between.may_approve_members),
        below(committee.path, between.path),
        between.id != committee.id,
        func.substr(Organization.path, 1, func.length(between.path)) == between.path,
    )
    return (
        below(committee.path, Organization.path),
        col(Organization.kind).in_(BRANCH_KINDS),
        col(Organization.id) != branch.id,
        not_(nearer.exists()),
    )


def external_organizations(session: Session, q: str | None, page: PageRequest) -> Page[Any]:
    """The address book of organizations outside, by part of a name or by code."""
    statement = select(ExternalOrganization)
    if q:
        by_name = col(ExternalOrganization.name).contains(q, autoescape=True)
        statement = statement.where(or_(by_name, col(ExternalOrganization.national_code) == q))
    return paginate(session, statement, [ExternalOrganization.name, ExternalOrganization.id], page)
