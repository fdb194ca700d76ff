"""What happened around activities. Ids and states only: no reason, no text, no place."""

from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel

from app.activities.rules import ActivityKind, AttendanceState, Decision
from app.core.events import DomainEvent


class ActivityEvent(DomainEvent):
    subject_kind: ClassVar[str] = "activity"
    activity_id: UUID
    organization_id: UUID


class ActivityCreated(ActivityEvent):
    type = "activity.created"
    kind: ActivityKind


class ActivityChanged(ActivityEvent):
    type = "activity.changed"
    changed: list[str]


class RollChanged(ActivityEvent):
    """People have come onto the roll of a planned activity because they joined its audience, or were taken off it."""

    type = "roll.changed"
    joined: list[UUID]
    left: list[UUID]


class ActivityOpened(ActivityEvent):
    type = "activity.opened"


class ActivityClosed(ActivityEvent):
    type = "activity.closed"
    present_count: int
    due_count: int


class ActivityCancelled(ActivityEvent):
    type = "activity.cancelled"


class AttendanceCheckedIn(ActivityEvent):
    """A member checked in: with the code on the organizer's screen, or by showing the card to the organizer."""

    type = "attendance.checked_in"
    member_id: UUID
    state: AttendanceState


class AttendanceReported(ActivityEvent):
    """A check-in made without network has arrived and waits for the organizer."""

    type = "attendance.reported"
    member_id: UUID
    state: AttendanceState


class ReportDecided(ActivityEvent):
    """The organizer confirmed (approved) or struck (refused) a check-in made without network."""

    type = "attendance.report_decided"
    member_id: UUID
    decision: Decision


class RollCallEntry(BaseModel):
    """One line of a roll-call inside its event."""

    member_id: UUID
    state: AttendanceState


class AttendanceCalled(ActivityEvent):
    type = "attendance.called"
    entries: list[RollCallEntry]


class LeaveRequested(ActivityEvent):
    type = "leave.requested"
    member_id: UUID


class LeaveDecided(ActivityEvent):
    type = "leave.decided"
    member_id: UUID
    decision: Decision


class MinutesWritten(ActivityEvent):
    type = "minutes.written"
    number: int


class MinutesSigned(ActivityEvent):
    type = "minutes.signed"
    number: int
