"""What a batch of verifications reads: who asks; and with one statement whose the cards are and which proofs were taken before."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, select
from sqlmodel import col

from app.access.guard import IS_HELD, IS_LIVE, gives, who_of
from app.access.models import ApiClient, LoginSession, RoleGrant
from app.access.policy import Permission, roles_with
from app.core.bulk import BulkInsert, Insert, Rows, padded
from app.core.ids import new_id
from app.core.nonces import SpentNonce
from app.core.who import Who
from app.identity.models import Device
from app.members.models import Member
from app.members.rules import State
from app.organizations.deputies import HELD, Held
from app.organizations.models import Organization


class Caller(NamedTuple):
    """Who asks, and in which roles that may. Another system has stated what it is for."""

    account_id: UUID
    who: Who
    roles: str
    organizations: str
    stated_purpose: str = ""


class Holder(NamedTuple):
    """Whose card a bit of the status list is."""

    device_id: UUID
    ended_at: datetime | None
    member_id: UUID
    name: str
    state: State
    path: str
    branch: str


class LookedUp(NamedTuple):
    """What is on record about some cards that were shown."""

    holders: dict[int, Holder]
    spent: set[str]


class Taken(NamedTuple):
    """A proof that was taken with a batch, to be remembered as a `SpentNonce`."""

    digest: str
    expires_at: datetime


_VERIFIES = sorted(roles_with(Permission.IDENTITY_VERIFY))
_CALLERS = (
    select(
        col(LoginSession.id),
        col(LoginSession.account_id),
        col(LoginSession.member_id),
        col(LoginSession.label),
        col(LoginSession.kind),
        col(LoginSession.scopes),
        col(ApiClient.purpose),
        *HELD,
        col(Organization.name),
    )
    .select_from(LoginSession)
    .join(ApiClient, col(ApiClient.id) == LoginSession.account_id, isouter=True)
    .join(RoleGrant, and_(IS_HELD, col(RoleGrant.role).in_(_VERIFIES)), isouter=True)
    .join(Organization, col(Organization.id) == RoleGrant.organization_id, isouter=True)
    .where(col(LoginSession.id).in_(bindparam("session_ids", expanding=True)), IS_LIVE)
    .order_by(col(Organization.path))
)
_LOOKED_UP = (
    select(
        col(Device.status_index),
        col(Device.id),
        col(Device.ended_at),
        col(Member.id),
        col(Member.name),
        col(Member.category),
        col(Member.status),
        col(Organization.path),
        col(Organization.short_name),
        col(SpentNonce.digest),
    )
    .join(Member, col(Member.id) == Device.member_id)
    .join(Organization, col(Organization.id) == Member.organization_id)
    .join(SpentNonce, col(SpentNonce.digest).in_(bindparam("digests", expanding=True)), isouter=True)
    .where(col(Device.status_index).in_(bindparam("indexes", expanding=True)))
)


def callers(connection: Connection, session_ids: Collection[UUID]) -> dict[UUID, Caller]:
    """Who stands behind the live login sessions among these; without roles whoever may not verify."""
    found: dict[UUID, Caller] = {}
    rows = connection.execute(_CALLERS, {"session_ids": padded(session_ids)})
    for session_id, account_id, member_id, label, kind, scopes, purpose, *held, place in rows:
        who = who_of(kind, account_id, member_id, label)
        before = found.setdefault(session_id, Caller(account_id, who, "", "", purpose or ""))
        if held[0] is not None and gives(held[0], Permission.IDENTITY_VERIFY, scopes):
            found[session_id] = before._replace(
                roles=_with(before.roles, Held(*held).words), organizations=_with(before.organizations, place)
            )
    return found


def _with(words: str, more: str | None) -> str:
    said = words.split("、") if words else []
    return words if more is None or more in said else "、".join([*said, more])


def look_up(connection: Connection, indexes: Collection[int], digests: Collection[str]) -> LookedUp:
    """Whose cards these are, by their bits, and which of their proofs were taken before."""
    found = LookedUp({}, set())
    if not indexes:
        return found
    rows = connection.execute(_LOOKED_UP, {"indexes": padded(indexes), "digests": padded(digests)})
    for index, device_id, ended_at, member_id, name, category, status, path, branch, digest in rows:
        found.holders[index] = Holder(device_id, ended_at, member_id, name, State(category, status), path, branch)
        if digest is not None:
            found.spent.add(digest)
    return found


def _unless_there(insert: Insert) -> Insert:
    return insert.on_conflict_do_nothing(index_elements=["digest"])


_NONCES = BulkInsert(SpentNonce, _unless_there)


def nonce_rows(fresh: Collection[Taken]) -> Rows:
    """Proofs to remember. Where another transaction was faster, one row less is written."""
    return Rows(_NONCES, [{"id": new_id(), **one._asdict()} for one in fresh])
