"""Verdicts as everybody but the uploader sees them: numbers and addresses masked, as on the roll."""

import re

from app.members import national_id, phones
from app.roster.columns import FIELD_BY_HEADER, ORGANIZATION_FIELD_BY_HEADER, Field, fold_header
from app.roster.judging import CHANGED
from app.roster.schemas import ChangeRead, ProblemRead, RowVerdict

HIDDEN = "（不显示）"
# A long number may stand in any cell, a misplaced one too. Dates are shorter.
_LONG_NUMBER = re.compile(r"\d{9,}[Xx]?")
_ID_DIGITS = 15


def masked(row: RowVerdict) -> RowVerdict:
    """The same verdict without what only the uploader, and who asks for it with a reason, may read in full."""
    return row.model_copy(
        update={
            "name": text(row.name),
            "problems": [_problem(each) for each in row.problems],
            "changes": [_change(each) for each in row.changes],
        }
    )


def text(words: str) -> str:
    """Words with every long number in them masked."""
    return _LONG_NUMBER.sub(lambda found: _number(found[0]), words)


def _problem(problem: ProblemRead) -> ProblemRead:
    given, read_as = _value(problem.field, problem.given), problem.read_as
    message = problem.message.replace(problem.given, given) if problem.code == CHANGED else problem.message
    shown = None if read_as is None else _value(problem.field, read_as)
    return problem.model_copy(update={"given": given, "read_as": shown, "message": text(message)})


def _change(change: ChangeRead) -> ChangeRead:
    return change.model_copy(update={"after": _value(change.field, change.after)})


def _value(header: str, value: str) -> str:
    """What stands in a cell: under a header that is not known for sure, nothing of it."""
    word = fold_header(header)
    field = FIELD_BY_HEADER.get(word)
    if field in (Field.MOBILE, Field.LANDLINE) and value:
        return phones.mask(value)
    if field is Field.NATIONAL_ID and value:
        return national_id.mask(value)
    is_known = field is not None or word in ORGANIZATION_FIELD_BY_HEADER
    if field is Field.ADDRESS or not is_known:
        return HIDDEN if value else ""
    return text(value)


def _number(number: str) -> str:
    return national_id.mask(number) if len(number) >= _ID_DIGITS else phones.mask(number)
