"""What an activity is, when a check-in counts as what, and who may do what to it in which state.

Kinds: 《中国共产党支部工作条例（试行）》 chapter 4. Attendance is a record of a real meeting: nobody is ranked, placed or made to punch in, and
the organizer's roll-call counts the same as a code.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from app.activities.errors import ActivityCancelled, ActivityClosed, CheckInNotStarted, CodeExpired, WrongState
from app.core.words import words_of

STEP_SECONDS = 15
OFFLINE_GRACE = timedelta(hours=24)


class ActivityKind(StrEnum):
    MEMBER_ASSEMBLY = "member_assembly"
    COMMITTEE_MEETING = "committee_meeting"
    GROUP_MEETING = "group_meeting"
    PARTY_LECTURE = "party_lecture"
    THEME_DAY = "theme_day"
    ORGANIZATIONAL_LIFE_MEETING = "organizational_life_meeting"
    APPRAISAL_MEETING = "appraisal_meeting"
    TRAINING = "training"
    OTHER = "other"


class ActivityStatus(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class AttendanceState(StrEnum):
    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"
    ABSENT = "absent"


class Source(StrEnum):
    """How an attendance came to be known. All count the same."""

    CODE = "code"
    CARD = "card"
    OFFLINE = "offline"
    ROLL_CALL = "roll_call"
    LEAVE = "leave"


class LeaveKind(StrEnum):
    """病假, 事假, 公假, 外出."""

    SICK = "sick"
    PERSONAL = "personal"
    OFFICIAL = "official"
    AWAY = "away"


class Decision(StrEnum):
    """What an organizer has said to a leave request or an offline check-in."""

    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"


class Action(StrEnum):
    EDIT = "edit"
    OPEN = "open"
    SHOW_CODE = "show_code"
    ROLL_CALL = "roll_call"
    CLOSE = "close"
    CANCEL = "cancel"
    WRITE_MINUTES = "write_minutes"
    REQUEST_LEAVE = "request_leave"


STATUS_WORDS = {
    ActivityStatus.PLANNED: "还没开始",
    ActivityStatus.OPEN: "正在进行",
    ActivityStatus.CLOSED: "已结束",
    ActivityStatus.CANCELLED: "已取消",
}
ACTION_WORDS = {
    Action.EDIT: "修改",
    Action.OPEN: "开始",
    Action.SHOW_CODE: "出示签到码",
    Action.ROLL_CALL: "点名",
    Action.CLOSE: "结束",
    Action.CANCEL: "取消活动",
    Action.WRITE_MINUTES: "写会议记录",
    Action.REQUEST_LEAVE: "请假",
}
ATTENDED = frozenset({AttendanceState.PRESENT, AttendanceState.LATE})

_S = ActivityStatus
# In which states an action makes sense. A meeting held without a code is planned, called and closed.
POSSIBLE: dict[Action, frozenset[ActivityStatus]] = {
    Action.EDIT: frozenset({_S.PLANNED}),
    Action.OPEN: frozenset({_S.PLANNED}),
    Action.SHOW_CODE: frozenset({_S.PLANNED, _S.OPEN}),
    Action.ROLL_CALL: frozenset({_S.PLANNED, _S.OPEN, _S.CLOSED}),
    Action.CLOSE: frozenset({_S.PLANNED, _S.OPEN}),
    Action.CANCEL: frozenset({_S.PLANNED, _S.OPEN}),
    Action.WRITE_MINUTES: frozenset({_S.OPEN, _S.CLOSED}),
    Action.REQUEST_LEAVE: frozenset({_S.PLANNED, _S.OPEN}),
}


NEEDS_REASON = frozenset({Action.CANCEL, Action.REQUEST_LEAVE})


def ensure_possible(action: Action, status: ActivityStatus) -> None:
    """Raise `WrongState` (409) for an action that makes no sense in this state."""
    if status not in POSSIBLE[action]:
        raise WrongState(status=words_of(STATUS_WORDS, status), action=words_of(ACTION_WORDS, action))


@dataclass(frozen=True)
class CheckInWindow:
    """When check-in begins, until when it is in time, and when it ended (null = not yet)."""

    opens_at: datetime
    late_after: datetime
    closed_at: datetime | None
    is_cancelled: bool = False

    def state_at(self, at: datetime) -> AttendanceState:
        """What a check-in at an instant counts as: both edges of the window are in time.

        Raises `ActivityCancelled`, `ActivityClosed` or `CheckInNotStarted` (409).
        """
        if self.is_cancelled:
            raise ActivityCancelled()
        if self.closed_at is not None and at >= self.closed_at:
            raise ActivityClosed()
        if at < self.opens_at:
            raise CheckInNotStarted.until(self.opens_at)
        return AttendanceState.PRESENT if at <= self.late_after else AttendanceState.LATE

    def offline_state(self, step: int, now: datetime) -> AttendanceState:
        """What a check-in without network counts as: the code itself proves when it was shown, not the phone's clock.

        Taken until 24 h after the close. Raises `ActivityClosed` later, and whatever `state_at` raises for the code's time.
        """
        if self.closed_at is not None and now > self.closed_at + OFFLINE_GRACE:
            raise ActivityClosed()
        if step > step_of(now):
            raise CodeExpired()
        shown_at = start_of(step)
        opens_within = shown_at < self.opens_at < start_of(step + 1)
        return self.state_at(self.opens_at if opens_within else shown_at)


def step_of(at: datetime) -> int:
    """The 15-second step in which an instant lies, counted from 1970."""
    return int(at.timestamp()) // STEP_SECONDS


def start_of(step: int) -> datetime:
    """The instant at which a step begins, in UTC."""
    return datetime.fromtimestamp(step * STEP_SECONDS, UTC)


def ensure_fresh(step: int, now: datetime) -> None:
    """Take a code of the current or the previous step. Raises `CodeExpired` (409) for any other."""
    if not step_of(now) - 1 <= step <= step_of(now):
        raise CodeExpired()


def is_newer(taken_down_at: datetime, known_at: datetime | None) -> bool:
    """Whether a roll-call line (perhaps made without network) is newer than what is on record, and so replaces it."""
    return known_at is None or taken_down_at >= known_at


def shown_state(state: AttendanceState | None, status: ActivityStatus) -> AttendanceState | None:
    """What people read: after the close, somebody of whom nothing is known was absent."""
    return AttendanceState.ABSENT if state is None and status is ActivityStatus.CLOSED else state
