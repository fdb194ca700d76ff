"""What WeChat takes as the value of a subscription message's field, by the type that opens the field's name."""

import re

_CLOCK = r"([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?"
_DAY = r"(\d{4}年)?\d{1,2}月(\d{1,2}日)?|(\d{4}[-/.])?\d{1,2}[-/.]\d{1,2}"
_TIME = rf"(({_DAY})\s?)?{_CLOCK}"
_DATE = rf"({_DAY})(\s?{_CLOCK})?"

# The table "订阅消息参数值内容限制说明" of developers.weixin.qq.com; enum is left out, its values belong to one template.
VALUES = {
    "thing": r".{1,20}",
    "number": r"-?\d{1,32}(\.\d{1,32})?",
    "letter": r"[A-Za-z]{1,32}",
    "symbol": r"[^\w\s]{1,5}",
    "character_string": r"[\x21-\x7e]{1,32}",
    "time": rf"{_TIME}(\s?~\s?{_TIME})?",
    "date": rf"{_DATE}(\s?~\s?{_DATE})?",
    "amount": r"[¥￥$€]?\d{1,10}(\.\d{1,2})?元?",
    "phone_number": r"[\d+()-]{1,17}",
    "car_number": r"[\u4e00-\u9fff]?[A-Za-z0-9]{1,7}[\u4e00-\u9fff]?",
    "name": r"[\u4e00-\u9fff·A-Za-z]{1,10}|[A-Za-z ]{1,20}",
    "phrase": r"[\u4e00-\u9fff]{1,5}",
}

_KEY = re.compile(r"([a-z_]+?)_?(\d{1,2})")


def is_fitting(key: str, value: object) -> bool:
    """Whether a field such as `thing1` may hold the value."""
    name = _KEY.fullmatch(key)
    if name is None or name[1] not in VALUES or not isinstance(value, str):
        return False
    return re.fullmatch(VALUES[name[1]], value) is not None


def first_misfit(data: object, fields: list[str] | None) -> str | None:
    """The first field at fault (47003 names it), or None. `fields` are the template's own, if they are known."""
    if not isinstance(data, dict) or not data:
        return "data"
    for missing in set(fields or ()) - set(data):
        return missing
    for key, entry in data.items():
        is_known = fields is None or key in fields
        if not is_known or not isinstance(entry, dict) or not is_fitting(key, entry.get("value")):
            return str(key)
    return None
