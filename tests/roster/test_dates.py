"""Days in many spellings; what has to be guessed is refused."""

from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.roster.dates import EXCEL_EPOCH, DateProblem, InvalidDate, read_date

DAYS = st.dates(date(1910, 1, 2), date(2099, 12, 31))
CHINESE = "〇一二三四五六七八九"
SPELLINGS = [
    "{0:%Y-%m-%d}",
    "{0:%Y/%m/%d}",
    "{0:%Y.%m.%d}",
    "{0:%Y%m%d}",
    "{0.year}-{0.month}-{0.day}",
    "{0.year}/{0.month}/{0.day}",
    "{0.year}.{0.month}.{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    "{0.year} 年 {0.month} 月 {0.day} 日",
    "{0:%Y年%m月%d}",
    " {0:%Y-%m-%d} 00:00:00",
    "{0:%Y-%m-%d}T00:00:00",
]


def chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    lead = {0: "", 1: "十"}.get(tens, f"{CHINESE[tens]}十")
    return lead + (CHINESE[ones] if ones else "")


@given(DAYS, st.sampled_from(SPELLINGS))
def test_spellings(day: date, spelling: str) -> None:
    text = spelling.format(day)
    assert read_date(text).day == day
    assert read_date(text).is_exact == (text == day.isoformat())


@given(DAYS, st.sampled_from(SPELLINGS))
def test_full_width_digits(day: date, spelling: str) -> None:
    wide = spelling.format(day).translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)})
    assert read_date(wide).day == day


@given(DAYS)
def test_chinese_numerals(day: date) -> None:
    year = "".join(CHINESE[int(digit)] for digit in str(day.year))
    assert read_date(f"{year}年{chinese(day.month)}月{chinese(day.day)}日").day == day


@given(DAYS)
def test_cells_that_are_dates_or_numbers(day: date) -> None:
    serial = (day - EXCEL_EPOCH).days
    assert read_date(day).day == day
    assert read_date(datetime.combine(day, time(13, 5))).day == day
    assert read_date(float(serial)).day == day
    assert read_date(serial + 0.75).day == day
    assert read_date(str(serial)).day == day
    assert read_date(float(f"{day:%Y%m%d}")).day == day


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_a_plain_refusal(text: str) -> None:
    with suppress(InvalidDate):
        assert 1900 <= read_date(text).day.year <= 2100


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("1978-13-45", DateProblem.NO_SUCH_DAY),
        ("2023年2月29日", DateProblem.NO_SUCH_DAY),
        ("1899-12-31", DateProblem.NO_SUCH_DAY),
        ("1974年9月", DateProblem.MONTH_ONLY),
        ("1974.09", DateProblem.MONTH_ONLY),
        ("197409", DateProblem.MONTH_ONLY),
        ("二〇一〇年七月", DateProblem.MONTH_ONLY),
        ("一九九五年十十月一日", DateProblem.NOT_A_DATE),
        (1974.1, DateProblem.MONTH_ONLY),
        ("1974-13", DateProblem.NO_SUCH_DAY),
        ("55.7.21", DateProblem.SHORT_YEAR),
        ("21/07/1955", DateProblem.NOT_A_DATE),
        ("1955", DateProblem.NOT_A_DATE),
        (1955.0, DateProblem.NOT_A_DATE),
        (0.5, DateProblem.NOT_A_DATE),
        ("不详", DateProblem.NOT_A_DATE),
        ("", DateProblem.NOT_A_DATE),
    ],
)
def test_what_would_have_to_be_guessed(cell: object, problem: DateProblem) -> None:
    with pytest.raises(InvalidDate) as caught:
        read_date(cell)
    assert caught.value.problem is problem


def test_a_month_may_stand_for_its_first_day_where_the_caller_says_so() -> None:
    assert read_date("2021年3月", takes_month=True).day == date(2021, 3, 1)
    with pytest.raises(InvalidDate):
        read_date(1974.1, takes_month=True)
