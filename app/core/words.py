"""Words for people: codes and instants as they are said, and a rejected field: where it is, what is wrong, and what would be right."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

# No control characters and no line breaks, nor what turns the direction of writing, so that a name cannot read as another one.
ONE_LINE = r"^[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]*$"
_BEIJING = ZoneInfo("Asia/Shanghai")
Value = TypeVar("Value", bound=StrEnum)


class Words(NamedTuple):
    """A word in both languages, to fill a placeholder of an error with."""

    zh: str
    en: str


def words_of(table: Mapping[Value, str], *values: Value) -> Words:
    """Codes in words: Chinese from the table, English as the codes read."""
    return Words("、".join(table[value] for value in values), ", ".join(value.replace("_", " ") for value in values))


def spoken(at: datetime) -> str:
    """An instant as people say it: 3月5日14:30, in Beijing."""
    local = at.astimezone(_BEIJING)
    return f"{local.month}月{local.day}日{local:%H:%M}"


def instant_words(at: datetime) -> Words:
    """An instant in both languages, in Beijing."""
    return Words(spoken(at), f"{at.astimezone(_BEIJING):%Y-%m-%d %H:%M}")


# By pydantic's error type; placeholders come from its context.
_ZH = {
    "missing": "这一项要填。",
    "extra_forbidden": "没有这一项，请去掉。",
    "string_too_short": "至少填{min_length}个字。",
    "string_too_long": "最多填{max_length}个字。",
    "string_type": "要填文字。",
    "string_pattern_mismatch": "格式不对，请照示例填写。",
    "int_parsing": "要填整数。",
    "int_type": "要填整数。",
    "int_from_float": "要填整数。",
    "bool_parsing": "只能填是或否。",
    "bool_type": "只能填是或否。",
    "greater_than_equal": "不能小于{ge}。",
    "greater_than": "要大于{gt}。",
    "less_than_equal": "不能大于{le}。",
    "less_than": "要小于{lt}。",
    "enum": "只能填：{expected}。",
    "literal_error": "只能填：{expected}。",
    "uuid_parsing": "编号不对，请从列表里选。",
    "uuid_type": "编号不对，请从列表里选。",
    "date_from_datetime_parsing": "日期要写成2026-03-05这样。",
    "date_parsing": "日期要写成2026-03-05这样。",
    "date_type": "日期要写成2026-03-05这样。",
    "datetime_parsing": "时间要写成2026-03-05T14:30:00+08:00这样。",
    "datetime_from_date_parsing": "时间要写成2026-03-05T14:30:00+08:00这样。",
    "datetime_type": "时间要写成2026-03-05T14:30:00+08:00这样。",
    "timezone_aware": "时间要带时区，例如+08:00。",
    "too_short": "至少要有{min_length}项。",
    "too_long": "最多{max_length}项。",
}
_ZH_FILE = "请选择一个文件。"
_ZH_ONE_LINE = "只能写一行，请去掉换行和看不见的字符。"
_ZH_OTHER = "这一项填得不对，请检查。"


def field_words(error: Mapping[str, Any], language: str) -> dict[str, str]:
    """One pydantic error as `{pointer, code, message}`; `pointer` is a JSON pointer into the body, or into query, path or header."""
    place, *rest = error["loc"]
    steps = rest if place == "body" else [place, *rest]
    pointer = "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)
    message = error["msg"] if language == "en" else _chinese(error)
    return {"pointer": pointer, "code": f"form.{error['type']}", "message": message}


def _chinese(error: Mapping[str, Any]) -> str:
    context = error.get("ctx", {})
    if "UploadFile" in error["msg"]:  # the framework's own words for a part that is no file
        return _ZH_FILE
    if error["type"] == "value_error":  # raised by a schema of ours, in words for people
        return str(context["error"])
    if context.get("pattern") == ONE_LINE:
        return _ZH_ONE_LINE
    return _ZH.get(error["type"], _ZH_OTHER).format(**context)
