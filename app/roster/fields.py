"""One cell at a time: what a person wrote, what it means, and in plain words why it cannot be taken."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from app.members import national_id, phones
from app.members.codes import CodeSet
from app.members.national_id import InvalidNationalId, NationalId, NationalIdProblem
from app.members.phones import InvalidPhone
from app.roster.dates import DateProblem, InvalidDate, read_date

Value = TypeVar("Value")

NOTHING = frozenset({"", "无", "/", "\\", "-", "--", "—", "——", "－", "空"})
FAILED_WORDS = frozenset({"#错误", "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})
MAX_NAME = 40
MAX_SUGGESTED = 7
# Excel keeps fifteen digits of a number and writes zeros for the rest.
EXCEL_EXACT = 1e15

_SPACES = re.compile(r"[\s\u200b-\u200f\ufeff\u2060]+")
_DOTS = re.compile(r"[•．・‧∙●.]")
_NAME = re.compile(r"[^\W\d_]+(?:[· ][^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-z]")
_WRAPPED = re.compile(r"""(?:="?|['’])([^"'’]*)"?""")
# Written for the last character of an identity number, where no other letter can stand: a sign of multiplication, Cyrillic and Greek.
_LIKE_X = "×✕╳хХχΧ"
_SCIENTIFIC = re.compile(r"\d(\.\d+)?[eE]\+?\d+")

ID_MESSAGES = {
    NationalIdProblem.CHARACTERS: "公民身份号码只有数字，最后一位可以是 X，请核对。",
    NationalIdProblem.BIRTH_DATE: "公民身份号码第7到14位不是出生日期，请核对。",
    NationalIdProblem.CHECK_DIGIT: "公民身份号码最后一位校验不符，多半有一位写错了，请对照身份证逐位核对。",
}
DATE_MESSAGES = {
    DateProblem.NOT_A_DATE: "这不是日期，请写成 1990-07-01 的样子。",
    DateProblem.NO_SUCH_DAY: "没有这一天，请核对后写成 1990-07-01 的样子。",
    DateProblem.MONTH_ONLY: "只有年月，请按档案补到日，写成 1990-07-01 的样子。",
    DateProblem.SHORT_YEAR: "年份要写四位，如 1990-07-01。",
}


class Refused(Exception):
    """A cell that cannot be taken: a stable code, and the mend in plain words."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Taken(Generic[Value]):
    """What a cell means. `mend` names what had to be understood, or is "" where it stood there just so."""

    value: Value
    mend: str = ""


def given(cell: object) -> str:
    """A cell as its owner sees it."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < EXCEL_EXACT else f"{cell:.15G}"
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def text_of(cell: object) -> str:
    """The text of a cell without spaces around it; "" for a blank one. Raises Refused for a failed formula."""
    text = given(cell).strip()
    if text in FAILED_WORDS:
        raise Refused("formula_failed", "这一格的公式出错了，请直接填上内容。")
    return text


def is_nothing(text: str) -> bool:
    """Whether a text says that there is nothing to say."""
    return text in NOTHING


def name(cell: object) -> Taken[str]:
    """A person's name: spaces go, except between words in Latin letters; any middle dot becomes ·."""
    raw = given(cell)
    if not _SPACES.sub("", text_of(cell)):
        raise Refused("name_empty", "姓名是空的，请填写。")
    joint = " " if _LATIN.search(raw) else ""
    clean = _DOTS.sub("·", _SPACES.sub(joint, raw).strip())
    if not _NAME.fullmatch(clean) or not 2 <= len(clean) <= MAX_NAME:
        raise Refused("name_invalid", "姓名要与身份证一致，不能有数字或符号，请核对。")
    return Taken(clean, "" if clean == raw else "name_spaces")


def identity(cell: object, today: date) -> Taken[NationalId]:
    """A citizen identity number."""
    text = _bare(text_of(cell))
    if not text:
        raise Refused("id_empty", "公民身份号码是空的，请填写。")
    if text[-1] in _LIKE_X:
        text = text[:-1] + "X"
    if "*" in text:
        raise Refused("id_masked", "这是打了码的号码，不能导入；请用完整的名册。")
    if (isinstance(cell, float) and cell >= EXCEL_EXACT) or _SCIENTIFIC.fullmatch(text):
        raise _precision_lost()
    try:
        read = national_id.parse(text, today=today)
    except InvalidNationalId as fault:
        raise _id_refused(text, fault.problem) from None
    if read.number == cell:
        return Taken(read)
    return Taken(read, "id_upgraded" if len(national_id.normalize(text)) == 15 else "id_cleaned")


def _precision_lost() -> Refused:
    return Refused(
        "id_precision_lost",
        "表格把号码当成了数字，只留住前15位。请把这一列设为“文本”，再重新填写号码。",
    )


def _id_refused(text: str, problem: NationalIdProblem) -> Refused:
    number = national_id.normalize(text)
    strange = "".join(dict.fromkeys(re.sub(r"[0-9]|X$", "", number)))
    if strange:
        message = f"公民身份号码里有“{strange[:10]}”；只能是数字，最后一位可以是 X，请核对。"
        return Refused(f"id_{problem}", message)
    if problem is NationalIdProblem.LENGTH:
        return Refused("id_length", f"公民身份号码要有18位，这里是{len(number)}位，请核对。")
    if problem is NationalIdProblem.CHECK_DIGIT and number.endswith("000"):
        return _precision_lost()
    return Refused(f"id_{problem}", ID_MESSAGES[problem])


def _bare(text: str) -> str:
    """A number without what spreadsheets and messengers wrap it in: ="…", an apostrophe before it, characters that do not show."""
    if text.isalnum() and text.isascii():
        return text
    shown = "".join(each for each in text if unicodedata.category(each) != "Cf").strip()
    wrapped = _WRAPPED.fullmatch(shown)
    return wrapped[1].strip() if wrapped else shown


def day(cell: object, today: date, *, takes_month: bool = False) -> Taken[date]:
    """A day that is not in the future."""
    text_of(cell)
    try:
        read = read_date(cell, takes_month=takes_month)
    except InvalidDate as fault:
        raise Refused(f"date_{fault.problem}", DATE_MESSAGES[fault.problem]) from None
    if read.day > today:
        raise Refused("date_in_future", f"日期在今天（{today}）之后，请核对。")
    return Taken(read.day, "" if read.is_exact else "date_rewritten")


def word(cell: object, code_set: CodeSet) -> Taken[str]:
    """A word of a code set, as its code."""
    raw = given(cell)
    read = code_set.read(raw) or code_set.read(text_of(cell))
    if read is None:
        text = text_of(cell)
        if not text:
            raise Refused("word_empty", f"{code_set.title}是空的，请填写。")
        near = _suggested(text, code_set)
        known, etc = "、".join(near), "等" if len(near) < len(code_set.words) else ""
        raise Refused("word_unknown", f"{code_set.title}里没有“{text[:20]}”，请填{known}{etc}。")
    return Taken(read.code, "" if read.is_exact else "word_official")


def _suggested(text: str, code_set: CodeSet) -> list[str]:
    """Official words that a text has in it; else the usual ones. Cheap, for a column may be wrong in every row."""
    near = [word for word in code_set.words.values() if word in text or (len(text) > 1 and text in word)]
    return (near or [code_set.words[code] for code in code_set.usual] or list(code_set.words.values()))[:MAX_SUGGESTED]


def phone(cell: object) -> Taken[str]:
    """A mobile number; a fixed line is taken too when its area code tells it apart."""
    text = _bare(text_of(cell))
    try:
        number = phones.parse_mobile(text)
    except InvalidPhone:
        return _fixed_line_among_mobiles(text)
    return Taken(number, "" if number == cell else "phone_cleaned")


def _fixed_line_among_mobiles(text: str) -> Taken[str]:
    if "*" in text:
        raise Refused("phone_masked", "这是打了码的电话，不能导入；请用完整的名册。")
    try:
        number = phones.parse_landline(text)
    except InvalidPhone:
        number = ""
    if not number.startswith("0"):
        raise Refused("phone_invalid", "这不是电话号码：手机要11位，固定电话要带区号，请核对。")
    return Taken(number, "phone_landline")


def landline(cell: object) -> Taken[str]:
    """A fixed line."""
    try:
        number = phones.parse_landline(_bare(text_of(cell)))
    except InvalidPhone:
        raise Refused("landline_invalid", "这不是固定电话号码，请写成 0753-4000000 的样子。") from None
    return Taken(number, "" if number == cell else "phone_cleaned")


def words(cell: object, longest: int) -> Taken[str]:
    """Free text in one line."""
    raw = given(cell)
    clean = " ".join(unicodedata.normalize("NFC", text_of(cell)).split())
    if len(clean) > longest:
        raise Refused("text_too_long", f"最多{longest}个字，请写短一些。")
    return Taken(clean, "" if clean == raw else "text_trimmed")
