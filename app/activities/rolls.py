"""Who is expected: an audience becomes rows when an activity is planned, and the rows follow the audience until it opens."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, insert
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.guard import Scope
from app.activities import queries
from app.activities.errors import AudienceUnclear, AudienceUnknown
from app.activities.models import Activity, Attendance, Invitee, LeaveRequest, OfflineCheckIn
from app.activities.schemas import Audience
from app.organizations import service as organizations
from app.organizations.models import PartyGroup


def check(session: Session, scope: Scope, audience: Audience) -> UUID | None:
    """Look whether an audience is one of the caller's, and answer the organization it stands for (null for a list).

    Raises `AudienceUnclear` or `AudienceUnknown` (422), or `NotThere` for an organization out of reach.
    """
    if sum(part is not None for part in (audience.organization_id, audience.party_group_id, audience.member_ids)) != 1:
        raise AudienceUnclear(pointer="/audience")
    if audience.organization_id is not None:
        return organizations.get_standing(session, scope, audience.organization_id).id
    if audience.party_group_id is not None:
        group = session.get(PartyGroup, audience.party_group_id)
        if group is None or not scope.reaches(organizations.load(session, group.organization_id).path):
            raise AudienceUnknown(pointer="/audience/party_group_id")
        return group.organization_id
    ensure_known(session, scope, set(audience.member_ids or ()), "/audience/member_ids")
    return None


def ensure_known(session: Session, scope: Scope, member_ids: set[UUID], pointer: str) -> None:
    """Raises `AudienceUnknown` (422) unless all these members are on a roll within the scope."""
    found = session.exec(queries.on_roll_of_list(scope, member_ids)).all()
    if len(found) < len(member_ids):
        raise AudienceUnknown(pointer=pointer)


class Changed(NamedTuple):
    """Who has come onto a roll, and who is off it."""

    joined: Collection[UUID] = ()
    left: Collection[UUID] = ()


def invite(session: Session, activity: Activity, audience: Audience) -> Changed:
    """Give an activity its audience, in place of the one it had."""
    activity.audience_organization_id, activity.audience_group_id = audience.organization_id, audience.party_group_id
    session.flush()
    if not activity.audience_is_list:
        return follow(session, activity)
    before, named = set(queries.invitee_ids(session, activity.id)), set(audience.member_ids or ())
    session.execute(delete(Invitee).where(col(Invitee.activity_id) == activity.id))
    _add(session, activity, named)
    return Changed(named - before, before - named)


def follow(session: Session, activity: Activity) -> Changed:
    """Bring a roll in step with who belongs to the audience now; from a list, only whoever has left the roll of members is taken.

    Nobody of whom something is on record is taken off.
    """
    audience = _members_of(session, activity)
    here = col(Invitee.activity_id) == activity.id
    kept = [
        select(kind.member_id).where(kind.activity_id == activity.id)
        for kind in (Attendance, LeaveRequest, OfflineCheckIn)
    ]
    gone = [col(Invitee.member_id).not_in(statement) for statement in (audience, *kept)]
    left = session.exec(select(Invitee.member_id).where(here, *gone)).all()
    if left:
        session.execute(delete(Invitee).where(here, *gone), execution_options={"synchronize_session": False})
    if activity.audience_is_list:
        return Changed()  # who is on the roll of members no more needs no word about it
    known = select(Invitee.member_id).where(here)
    joined = session.exec(audience.where(audience.selected_columns[0].not_in(known))).all()
    _add(session, activity, joined)
    return Changed(joined, left)


def _add(session: Session, activity: Activity, member_ids: Collection[UUID]) -> None:
    if member_ids:
        session.execute(
            insert(Invitee), [{"activity_id": activity.id, "member_id": member_id} for member_id in member_ids]
        )


def _members_of(session: Session, activity: Activity) -> SelectOfScalar[UUID]:
    if activity.audience_group_id is not None:
        return queries.on_roll_of_group(activity.audience_group_id)
    if activity.audience_organization_id is not None:
        return queries.on_roll_of_path(organizations.load(session, activity.audience_organization_id).path)
    return queries.on_roll()
