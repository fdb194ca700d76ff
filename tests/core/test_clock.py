"""Days are counted in Beijing, and workdays by the State Council's calendar."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import clock as app_clock
from app.core.workdays import add_workdays, is_workday


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 3, 4, 15, 59, 59, tzinfo=UTC), date(2026, 3, 4)),
        (datetime(2026, 3, 4, 16, 0, 0, tzinfo=UTC), date(2026, 3, 5)),
        (datetime(2028, 2, 28, 16, 0, 0, tzinfo=UTC), date(2028, 2, 29)),
    ],
)
def test_a_day_begins_at_midnight_in_beijing(instant: datetime, day: date) -> None:
    assert app_clock.day_of(instant) == day


def test_a_holiday_is_no_workday_and_a_swapped_weekend_day_is() -> None:
    assert not is_workday(date(2026, 10, 1))
    assert is_workday(date(2026, 10, 10))  # Saturday, worked in exchange for the National Day holiday
    assert not is_workday(date(2026, 10, 11))


def test_a_year_without_a_notice_yet_is_a_plain_week() -> None:
    assert not any(is_workday(date(2090, *day)) for day in [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)])
    assert is_workday(date(2090, 1, 2)) == (date(2090, 1, 2).weekday() < 5)


@given(st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 1, 1)), st.integers(min_value=1, max_value=40))
def test_counting_workdays_ends_on_one_and_passes_exactly_that_many(start: date, count: int) -> None:
    end = add_workdays(start, count)

    days = [date.fromordinal(n) for n in range(start.toordinal() + 1, end.toordinal() + 1)]
    assert is_workday(end)
    assert sum(is_workday(day) for day in days) == count
