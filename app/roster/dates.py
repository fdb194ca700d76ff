"""Days as people write them in a roster, and nothing that has to be guessed.

Read: `1955-07-21`, `1955.7.21`, `1955/7/21`, `1955年7月21日`, `一九五五年七月二十一日`, `1955年七月21日`, `19550721`, `1955 7 21`, a date
cell, Excel's serial number, any of them with a time behind it. Refused with a reason: months without a day (unless the caller takes
them), years of two digits, days that do not exist.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

# Excel counts days from here; its serial 60, 29 February 1900, never was.
EXCEL_EPOCH = date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 3654, 73050  # 1910 to 2099: a bare number outside is not taken for a date
FIRST_YEAR, LAST_YEAR = 1900, 2100

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PARTS = re.compile(r"(\d{4})\s*[-‐-―./,、年 ]\s*(\d{1,2})\s*[-‐-―./,、月 ]\s*(\d{1,2})\s*[日号]?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(\d{4})\s*[-‐-―./年]\s*(\d{1,2})\s*月?|(\d{4})(\d{2})")
_SHORT_YEAR = re.compile(r"\d{2}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?")
_TIME = re.compile(r"[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_CHINESE_DIGITS = str.maketrans("〇○零Ｏ一二三四五六七八九", "0000123456789")
_DIGIT = r"[〇○零Ｏ一二三四五六七八九\d]"
_NUMBER = rf"([一二三1-3]?十[一二三四五六七八九]?|{_DIGIT}{{1,2}})"
_CHINESE_DATE = re.compile(rf"({_DIGIT}{{4}})年\s*{_NUMBER}月(?:\s*{_NUMBER}[日号]?)?")


class DateProblem(StrEnum):
    """Why a cell is not a day."""

    NOT_A_DATE = "not_a_date"
    NO_SUCH_DAY = "no_such_day"
    MONTH_ONLY = "month_only"
    SHORT_YEAR = "short_year"


class InvalidDate(ValueError):
    """Not a day; `problem` says why."""

    def __init__(self, problem: DateProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A day, and whether it stood there just so (`YYYY-MM-DD`)."""

    day: date
    is_exact: bool


def read_date(cell: object, *, takes_month: bool = False) -> ReadDate:
    """The day in a cell. With `takes_month` a month stands for its first day. Raises InvalidDate."""
    if isinstance(cell, datetime):
        return ReadDate(cell.date(), is_exact=False)
    if isinstance(cell, date):
        return ReadDate(cell, is_exact=False)
    if isinstance(cell, float):
        return ReadDate(_from_number(cell, takes_month=takes_month), is_exact=False)
    text = str(cell)
    if _ISO.fullmatch(text):
        return ReadDate(_day(text[:4], text[5:7], text[8:]), is_exact=True)
    return ReadDate(_from_text(text, takes_month=takes_month), is_exact=False)


def is_serial(cell: object) -> bool:
    """Whether a cell is a bare number that would be read as a day."""
    number = float(cell) if isinstance(cell, str) and cell.strip().isdecimal() else cell
    return isinstance(number, float) and FIRST_SERIAL <= number <= LAST_SERIAL


def _from_number(number: float, *, takes_month: bool) -> date:
    if FIRST_SERIAL <= number <= LAST_SERIAL:
        return EXCEL_EPOCH + timedelta(days=int(number))
    if number.is_integer():
        return _from_text(str(int(number)), takes_month=takes_month)
    # 1974.1 is what Excel leaves of both 1974.1 and 1974.10.
    raise InvalidDate(DateProblem.MONTH_ONLY if FIRST_YEAR <= number <= LAST_YEAR else DateProblem.NOT_A_DATE)


def _from_text(raw: str, *, takes_month: bool) -> date:
    text = _arabic(_TIME.sub("", raw.strip()).strip())
    text = unicodedata.normalize("NFKC", text)
    if found := _PARTS.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(*found.groups())
    if text.isdigit() and FIRST_SERIAL <= int(text) <= LAST_SERIAL:
        return EXCEL_EPOCH + timedelta(days=int(text))
    if found := _MONTH.fullmatch(text):
        year, month = (part for part in found.groups() if part is not None)
        if takes_month:
            return _day(year, month, "1")
        _day(year, month, "1")
        raise InvalidDate(DateProblem.MONTH_ONLY)
    raise InvalidDate(DateProblem.SHORT_YEAR if _SHORT_YEAR.fullmatch(text) else DateProblem.NOT_A_DATE)


def _arabic(text: str) -> str:
    found = _CHINESE_DATE.fullmatch(text)
    if found is None:
        return text
    year, month, day = found.groups()
    parts = [year.translate(_CHINESE_DIGITS), *(str(_chinese_number(part)) for part in (month, day) if part)]
    return "-".join(parts)


def _chinese_number(text: str) -> int:
    """A number up to 99: 二十一 is 21, 十 is 10, 〇七 is 7."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(text.translate(_CHINESE_DIGITS))
    return int(tens.translate(_CHINESE_DIGITS) or 1) * 10 + int(ones.translate(_CHINESE_DIGITS) or 0)


def _day(year: str, month: str, day: str) -> date:
    try:
        read = date(int(year), int(month), int(day))
    except ValueError:
        raise InvalidDate(DateProblem.NO_SUCH_DAY) from None
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise InvalidDate(DateProblem.NO_SUCH_DAY)
    return read
