"""Workdays by the State Council's yearly holiday notice; where no notice is known yet, a plain week without the holidays of a fixed date."""

from datetime import date, timedelta

import chinese_calendar

LAST_KNOWN_YEAR = max(chinese_calendar.holidays).year
# 全国年节及纪念日放假办法 (2024), articles 2 (1), (4) and (7): New Year, Labour Day, National Day. The others go by the moon.
_FIXED = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})


def is_workday(day: date) -> bool:
    """Whether offices work on `day`: the State Council's calendar, or for years not yet announced the law and Monday to Friday."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5 and (day.month, day.day) not in _FIXED


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
