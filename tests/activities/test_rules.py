"""When a check-in counts as what, and which codes are taken."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.activities import codes, rules
from app.activities.errors import (
    ActivityCancelled,
    ActivityClosed,
    CheckInNotStarted,
    CodeExpired,
    ForeignCode,
    WrongState,
)
from app.activities.rules import Action, ActivityStatus, AttendanceState, CheckInWindow

START = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)
OPENS = START - timedelta(minutes=30)
LATE_AFTER = START + timedelta(minutes=15)
CLOSED = START + timedelta(hours=2)
TICK = timedelta(microseconds=1)
OPEN = CheckInWindow(OPENS, LATE_AFTER, None)
OVER = CheckInWindow(OPENS, LATE_AFTER, CLOSED)
DAYS = 3 * 86400
INSTANTS = st.integers(-DAYS, DAYS).map(lambda seconds: START + timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("at", "state"),
    [
        (OPENS, AttendanceState.PRESENT),
        (START, AttendanceState.PRESENT),
        (LATE_AFTER, AttendanceState.PRESENT),
        (LATE_AFTER + TICK, AttendanceState.LATE),
        (CLOSED - TICK, AttendanceState.LATE),
    ],
)
def test_both_edges_of_the_window_are_in_time_and_later_is_late(at: datetime, state: AttendanceState) -> None:
    assert OVER.state_at(at) is state


def test_before_the_window_it_says_from_when_on() -> None:
    with pytest.raises(CheckInNotStarted) as refusal:
        OPEN.state_at(OPENS - TICK)

    assert refusal.value.words("zh") == "还没开始，3月5日14:00后可以签到。"


def test_nothing_is_taken_from_the_close_on() -> None:
    with pytest.raises(ActivityClosed):
        OVER.state_at(CLOSED)


def test_nothing_is_taken_for_a_cancelled_activity() -> None:
    with pytest.raises(ActivityCancelled):
        CheckInWindow(OPENS, LATE_AFTER, None, is_cancelled=True).state_at(START)


@given(st.integers(0, 2**32 - 1), st.integers(-3, 3), st.integers(0, 14))
def test_a_code_is_taken_in_its_own_step_and_the_next(step: int, ahead: int, second: int) -> None:
    now = rules.start_of(step) + ahead * timedelta(seconds=15) + timedelta(seconds=second)
    if ahead in (0, 1):
        rules.ensure_fresh(step, now)
        assert now < codes.taken_until(step)
    else:
        with pytest.raises(CodeExpired):
            rules.ensure_fresh(step, now)


@given(INSTANTS)
def test_an_instant_lies_in_its_step(at: datetime) -> None:
    step = rules.step_of(at)

    assert rules.start_of(step) <= at < rules.start_of(step + 1)


@given(INSTANTS, INSTANTS)
def test_without_network_the_state_is_that_of_the_code_whenever_it_arrives(shown: datetime, arrives: datetime) -> None:
    step = rules.step_of(shown)
    at = rules.start_of(step)
    if step > rules.step_of(arrives):
        with pytest.raises(CodeExpired):
            OPEN.offline_state(step, arrives)
    elif rules.start_of(step + 1) <= OPENS:
        with pytest.raises(CheckInNotStarted):
            OPEN.offline_state(step, arrives)
    else:
        expected = AttendanceState.PRESENT if at <= LATE_AFTER else AttendanceState.LATE
        assert OPEN.offline_state(step, arrives) is expected


def test_without_network_it_is_taken_until_24_hours_after_the_close() -> None:
    step, day = rules.step_of(START), timedelta(hours=24)

    assert OVER.offline_state(step, CLOSED + day) is AttendanceState.PRESENT
    with pytest.raises(ActivityClosed):
        OVER.offline_state(step, CLOSED + day + TICK)


def test_a_code_shown_after_the_close_is_not_taken() -> None:
    with pytest.raises(ActivityClosed):
        OVER.offline_state(rules.step_of(CLOSED), CLOSED + timedelta(hours=1))


@given(st.binary(min_size=8, max_size=8), st.integers(0, 2**32 - 1))
def test_a_code_says_which_activity_and_when(handle: bytes, step: int) -> None:
    assert codes.read(codes.token(handle.hex(), step)) == (handle.hex(), step)


@given(st.integers(0, 2**32 - 1), st.integers(0, 21), st.integers(1, 255))
def test_a_changed_code_is_not_ours(step: int, place: int, flip: int) -> None:
    raw = bytearray(base64.urlsafe_b64decode(codes.token("00" * 8, step) + "=="))
    raw[place] ^= flip
    with pytest.raises(ForeignCode):
        codes.read(base64.urlsafe_b64encode(raw).rstrip(b"=").decode())


@given(st.text(max_size=64))
def test_whatever_else_is_scanned_is_not_ours(text: str) -> None:
    with pytest.raises(ForeignCode):
        codes.read(text)


@pytest.mark.parametrize("status", ActivityStatus)
@pytest.mark.parametrize("action", Action)
def test_an_action_is_possible_in_its_states_alone(action: Action, status: ActivityStatus) -> None:
    if status in rules.POSSIBLE[action]:
        rules.ensure_possible(action, status)
    else:
        with pytest.raises(WrongState):
            rules.ensure_possible(action, status)


def test_nothing_more_happens_to_a_cancelled_activity() -> None:
    assert not any(ActivityStatus.CANCELLED in states for states in rules.POSSIBLE.values())


def test_absent_is_read_only_after_the_close() -> None:
    assert rules.shown_state(None, ActivityStatus.OPEN) is None
    assert rules.shown_state(None, ActivityStatus.CLOSED) is AttendanceState.ABSENT
    assert rules.shown_state(AttendanceState.LATE, ActivityStatus.CLOSED) is AttendanceState.LATE
