"""Workdays by the State Council's yearly holiday notice, with a plain week where no notice is known yet."""

from datetime import date, timedelta

import chinese_calendar


def is_workday(day: date) -> bool:
    """Whether offices work on `day`: the State Council's calendar, or Monday to Friday for years not yet announced."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5


def add_workdays(start: date, count: int) -> date:
    """The day that lies `count` (≥ 0) workdays after `start`; the start itself is not counted."""
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day


def workdays_between(start: date, end: date) -> int:
    """How many workdays lie after `start` up to and with `end`: what `add_workdays` counted."""
    return sum(is_workday(start + timedelta(days=day)) for day in range(1, (end - start).days + 1))
