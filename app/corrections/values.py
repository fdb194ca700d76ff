"""The values of corrections: read by the rules that hold for everybody who writes into a record, kept as text, and shown in words."""

from datetime import date
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from app.core import clock
from app.core.errors import AppError
from app.core.words import Words, field_words
from app.corrections.errors import ValueWrong
from app.corrections.rules import DATES, FIELD_WORDS, MASKED, CorrectionField, mask_address
from app.members import codes, phones, records
from app.members.models import Member
from app.members.schemas import DateCorrection, MemberUpdate

_UNKNOWN = Words("没有这个名称，请写常用的，例如大学、汉族。", "There is no such name. Write the usual one.")
_CODES = {CorrectionField.ETHNICITY: codes.ETHNICITY, CorrectionField.EDUCATION: codes.EDUCATION}


def read(member: Member, field: CorrectionField, text: str) -> str:
    """A value as typed, checked as a change of the record would be. Raises `ValueWrong` and the errors of `members.records`."""
    try:
        ready = records.read_changes({field.value: typed(field, _code(field, text))}, clock.today())
        if field in DATES:
            after = {day: ready.get(day, getattr(member, day)) for day in DATES}
            records.check_dates(
                member.category,
                member.born_on,
                after[CorrectionField.JOINED_ON],
                after[CorrectionField.CONFIRMED_ON],
                clock.today(),
            )
    except ValidationError as fault:
        problem = {"loc": ("body", "value"), **{key: value for key, value in fault.errors()[0].items() if key != "loc"}}
        why = Words(*(field_words(problem, language)["message"] for language in ("zh", "en")))
        raise ValueWrong(field=words(field), why=why, pointer="/value") from fault
    except AppError as fault:
        fault.pointer = "/value"  # the field it names is the one that was asked about
        raise
    return str(ready[field.value])


def _code(field: CorrectionField, text: str) -> str:
    """The code behind a word of a code set, as people write it. Raises `ValueWrong` for a word that means nothing there."""
    if field not in _CODES:
        return text
    found = _CODES[field].read(text)
    if found is None:
        raise ValueWrong(field=words(field), why=_UNKNOWN, pointer="/value")
    return found.code


def typed(field: CorrectionField, text: str) -> Any:
    """A value as the commands of members take it. Raises `ValidationError`."""
    hints = get_type_hints(DateCorrection if field in DATES else MemberUpdate, include_extras=True)
    return TypeAdapter(hints[field.value]).validate_python(text)


def current(member: Member, field: CorrectionField) -> str | None:
    """What stands in the record now."""
    value: str | date | None = getattr(member, field.value)
    return str(value) if value else None


def shown(field: CorrectionField, value: str | None) -> str | None:
    """A kept value in words, masked where the record masks it."""
    if value is None:
        return None
    if field in _CODES:
        return _CODES[field].words.get(value, value)
    if field in MASKED:
        return mask_address(value) if field is CorrectionField.ADDRESS else phones.mask(value)
    return value


def words(field: CorrectionField) -> Words:
    """The name of a field in both languages."""
    return Words(FIELD_WORDS[field], field.value)
