"""What goes in and out about activities. Field names of `Activity`, `CheckInCode` and `CheckIn` are relied on by other systems."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from app.activities.rules import (
    ActivityKind,
    ActivityStatus,
    AttendanceState,
    Decision,
    LeaveKind,
    Source,
)
from app.core.pagination import Page
from app.core.schemas import STORABLE, AllowedAction, Instant, LongText, Reason, Schema, Text
from app.identity.dm1 import Assurance

Minutes = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20000, pattern=STORABLE)]


class Audience(Schema):
    """Exactly one of three: everybody of an organization and below it, a party group, or the members named."""

    organization_id: UUID | None = None
    party_group_id: UUID | None = None
    member_ids: Annotated[list[UUID], Field(min_length=1, max_length=500)] | None = None


class ActivityCreate(Schema):
    """`organization_id` holds the activity; by default the audience's organization."""

    audience: Audience
    kind: ActivityKind
    title: Text
    organization_id: UUID | None = None
    place: Text
    starts_at: Instant
    ends_at: Instant
    note: LongText | None = None
    chair_id: UUID | None = None
    recorder_id: UUID | None = None


class ActivityUpdate(Schema):
    """Only what is sent is changed. `audience` replaces the roll."""

    audience: Audience | None = None
    kind: ActivityKind | None = None
    title: Text | None = None
    place: Text | None = None
    starts_at: Instant | None = None
    ends_at: Instant | None = None
    note: LongText | None = None
    chair_id: UUID | None = None
    recorder_id: UUID | None = None


class Cancellation(Schema):
    reason: Reason


class LeaveRead(Schema):
    id: UUID
    member_id: UUID
    kind: LeaveKind
    reason: str | None = Field(default=None, description="只给本人和批假的人看")
    decision: Decision
    decision_reason: str | None = Field(default=None, description="只给本人和批假的人看")
    requested_at: datetime
    version: int


class OfflineRead(Schema):
    """A check-in made without network. `at` is when its code was shown; `scanned_at` is what the phone says; `reason` is why it was struck."""

    id: UUID
    state: AttendanceState
    at: datetime
    scanned_at: datetime
    clock_offset_ms: int
    received_at: datetime
    decision: Decision
    reason: str
    version: int


class MyPart(Schema):
    """The caller's own line on the roll; null in an activity that the caller is not invited to."""

    state: AttendanceState | None
    source: Source | None
    at: datetime | None
    leave: LeaveRead | None
    offline: OfflineRead | None


class ActivityRead(Schema):
    """`waiting_count`: leave requests and check-ins made without network that wait for the organizer; 0 for everybody else."""

    id: UUID
    audience: Audience
    kind: ActivityKind
    title: str
    organization_id: UUID
    organization_name: str
    place: str
    starts_at: datetime
    ends_at: datetime
    opens_at: datetime
    late_after: datetime
    status: ActivityStatus
    note: str
    chair_id: UUID | None
    chair_name: str | None
    recorder_id: UUID | None
    recorder_name: str | None
    opened_at: datetime | None
    closed_at: datetime | None
    cancel_reason: str
    present_count: int
    due_count: int
    waiting_count: int
    my_part: MyPart | None
    version: int
    updated_at: datetime
    allowed_actions: list[AllowedAction]


class CheckInCodeRead(Schema):
    """The code of now. It is taken until `valid_until`; show the next one every `step_seconds`.

    `following` holds the addresses of the next steps, for a screen that loses its network.
    """

    url: str
    token: str
    valid_until: datetime
    step_seconds: int
    following: list[str]


class OfflineScan(Schema):
    """A scan kept on the phone: the code, the phone's own time, and how far that was from the server's when last known."""

    token: Annotated[str, Field(max_length=512)]
    scanned_at: Instant
    clock_offset_ms: Annotated[int, Field(ge=-(10**12), le=10**12)] = 0


class CheckInCreate(Schema):
    """Either `token`, or `offline` for a scan that could not be sent at once."""

    token: Annotated[str, Field(max_length=512)] | None = None
    offline: OfflineScan | None = None


class CheckInRead(Schema):
    """`waits`: made without network, and not confirmed yet. `assurance` of a scanned card: of `paper` look at the person."""

    id: UUID
    activity_id: UUID
    member_id: UUID
    state: AttendanceState
    at: datetime
    repeated: bool
    waits: bool
    assurance: Assurance | None = None


class CardScan(Schema):
    """What the organizer scanned from a member's phone or paper: the card."""

    card_code: Annotated[str, StringConstraints(max_length=1200, pattern=STORABLE)]


class RollCallLine(Schema):
    """What the organizer saw of one person. `recorded_at` when it was taken down without network; by default now."""

    member_id: UUID
    state: AttendanceState
    recorded_at: Instant | None = None


class RollCall(Schema):
    entries: Annotated[list[RollCallLine], Field(min_length=1, max_length=500)]


class RollLine(Schema):
    """One person of the roll. `state` is null while nothing is known; after the close that reads as absent."""

    member_id: UUID
    name: str
    organization_name: str
    state: AttendanceState | None
    source: Source | None
    at: datetime | None
    leave: LeaveRead | None
    offline: OfflineRead | None


class RollCounts(Schema):
    due: int
    present: int
    late: int
    excused: int
    absent: int
    unknown: int
    offline_waiting: int
    leave_waiting: int


class Roll(Page[RollLine]):
    """A page of the roll with the counts of the whole."""

    counts: RollCounts


class SheetLine(Schema):
    name: str
    organization_name: str
    state: AttendanceState | None
    leave_kind: LeaveKind | None


class AttendanceSheet(Schema):
    """The attendance list for printing, in the order of organizations and names."""

    activity_id: UUID
    title: str
    kind: ActivityKind
    organization_name: str
    place: str
    starts_at: datetime
    ends_at: datetime
    status: ActivityStatus
    chair_name: str | None
    recorder_name: str | None
    counts: RollCounts
    lines: list[SheetLine]


class LeaveCreate(Schema):
    kind: LeaveKind
    reason: Reason


class Verdict(Schema):
    """`reason` is required when it is refused."""

    approve: bool
    reason: Reason | None = None


class MinutesWrite(Schema):
    """`correction_reason` is required once a version was signed."""

    content: Minutes
    resolution: Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000, pattern=STORABLE)] = ""
    correction_reason: Reason | None = None


class MinutesVersion(Schema):
    number: int
    content: str
    resolution: str
    correction_reason: str
    written_by: str
    written_at: datetime
    signed_by: str | None
    signed_at: datetime | None


class MinutesRead(Schema):
    """All versions, the newest first; who may not write them sees the signed ones. `version` is for If-Match when signing."""

    activity_id: UUID
    versions: list[MinutesVersion]
    version: int
    allowed_actions: list[AllowedAction]


class MyAttendance(Schema):
    """One activity that the caller was invited to."""

    activity_id: UUID
    kind: ActivityKind
    title: str
    organization_name: str
    place: str
    starts_at: datetime
    ends_at: datetime
    status: ActivityStatus
    state: AttendanceState | None
    source: Source | None
    at: datetime | None
    offline: OfflineRead | None
