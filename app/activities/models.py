"""Activities, who is expected at them, who came, and what was written down."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.activities.rules import (
    ActivityKind,
    ActivityStatus,
    AttendanceState,
    CheckInWindow,
    Decision,
    LeaveKind,
    Source,
)
from app.core.crypto import keyring
from app.core.db import Code, Sealed, Table, UtcDateTime, Versioned


class Activity(Table, Versioned, table=True):
    """One meeting, party day, lesson or training. `organization_id` holds it; the audience is an organization's subtree, a group or a list.

    `opens_at` and `late_after` are fixed from the local settings when it is planned, so that a changed rule never rewrites a record.
    `handle` (8 bytes in hex) stands for the activity in its check-in codes.
    """

    __tablename__ = "activity"
    __table_args__ = (
        Index("ix_activity_organization", "organization_id", "starts_at", "id"),
        Index("ix_activity_starts", "starts_at", "id"),
    )

    organization_id: UUID = Field(foreign_key="organization.id")
    audience_organization_id: UUID | None = Field(default=None, foreign_key="organization.id")
    audience_group_id: UUID | None = Field(default=None, foreign_key="party_group.id")
    kind: ActivityKind = Field(sa_type=Code(ActivityKind))
    title: str = Field(max_length=200)
    place: str = Field(max_length=200)
    note: str = Field(default="", max_length=2000)
    starts_at: datetime = Field(sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)
    opens_at: datetime = Field(sa_type=UtcDateTime)
    late_after: datetime = Field(sa_type=UtcDateTime)
    status: ActivityStatus = Field(default=ActivityStatus.PLANNED, sa_type=Code(ActivityStatus))
    chair_id: UUID | None = Field(default=None, foreign_key="member.id")
    recorder_id: UUID | None = Field(default=None, foreign_key="member.id")
    handle: str = Field(max_length=16, unique=True)
    opened_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    cancel_reason: str = Field(default="", max_length=200)

    @property
    def audience_is_list(self) -> bool:
        """Whether the roll was named person by person; such a roll follows nobody's moves."""
        return self.audience_organization_id is None and self.audience_group_id is None

    @property
    def window(self) -> CheckInWindow:
        """When check-in is taken."""
        return CheckInWindow(
            self.opens_at, self.late_after, self.closed_at, is_cancelled=self.status is ActivityStatus.CANCELLED
        )


class Invitee(SQLModel, table=True):
    """One line of an activity's roll: who is expected. It follows the audience until the activity opens."""

    __tablename__ = "invitee"
    __table_args__ = (Index("ix_invitee_member", "member_id", "activity_id"),)

    activity_id: UUID = Field(primary_key=True, foreign_key="activity.id")
    member_id: UUID = Field(primary_key=True, foreign_key="member.id")


class Attendance(Table, table=True):
    """出勤: what is on record of one invitee. `at` is when it happened or was taken down; a roll-call may be saved later than that."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("activity_id", "member_id"),)

    activity_id: UUID = Field(foreign_key="activity.id")
    member_id: UUID = Field(foreign_key="member.id", index=True)
    state: AttendanceState = Field(sa_type=Code(AttendanceState))
    source: Source = Field(sa_type=Code(Source))
    at: datetime = Field(sa_type=UtcDateTime)
    saved_at: datetime = Field(sa_type=UtcDateTime)


class OfflineCheckIn(Table, Versioned, table=True):
    """A check-in made without network and sent later: it waits beside the roll until the organizer confirms or strikes it."""

    __tablename__ = "offline_check_in"
    __table_args__ = (UniqueConstraint("activity_id", "member_id"),)

    activity_id: UUID = Field(foreign_key="activity.id")
    member_id: UUID = Field(foreign_key="member.id", index=True)
    state: AttendanceState = Field(sa_type=Code(AttendanceState))
    at: datetime = Field(sa_type=UtcDateTime)
    scanned_at: datetime = Field(sa_type=UtcDateTime)
    clock_offset_ms: int = Field(sa_type=BigInteger)  # a phone may be years off
    received_at: datetime = Field(sa_type=UtcDateTime)
    decision: Decision = Field(default=Decision.PENDING, sa_type=Code(Decision))
    reason: str = Field(default="", max_length=200)


class LeaveRequest(Table, Versioned, table=True):
    """请假 of one member for one activity. The reason may speak of health, so it is sealed."""

    __tablename__ = "leave_request"
    __table_args__ = (UniqueConstraint("activity_id", "member_id"),)

    activity_id: UUID = Field(foreign_key="activity.id")
    member_id: UUID = Field(foreign_key="member.id", index=True)
    kind: LeaveKind = Field(sa_type=Code(LeaveKind))
    reason_sealed: bytes = Field(sa_type=Sealed)
    decision: Decision = Field(default=Decision.PENDING, sa_type=Code(Decision))
    decision_reason: str = Field(default="", max_length=200)
    requested_at: datetime = Field(sa_type=UtcDateTime)

    @property
    def reason(self) -> str:
        """Only for the organizer and for whoever asked."""
        return keyring().open("leave_request.reason", self.id, self.reason_sealed)


class MeetingRecord(Table, Versioned, table=True):
    """会议记录, one version. A signed version never changes: a correction is the next `number`, with its reason."""

    __tablename__ = "meeting_record"
    __table_args__ = (UniqueConstraint("activity_id", "number"),)

    activity_id: UUID = Field(foreign_key="activity.id")
    number: int
    content: str = Field(max_length=20000)
    resolution: str = Field(default="", max_length=4000)
    correction_reason: str = Field(default="", max_length=200)
    written_by: str = Field(max_length=64)
    written_at: datetime = Field(sa_type=UtcDateTime)
    signed_by: str | None = Field(default=None, max_length=64)
    signed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
