"""Where a sheet keeps its header and which column is which, whatever stands above, beside and below the list."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from enum import Enum, StrEnum
from itertools import islice
from typing import Generic, TypeVar

from app.roster.columns import (
    FIELD_BY_HEADER,
    ORGANIZATION_FIELD_BY_HEADER,
    REQUIRED,
    REQUIRED_OF_ORGANIZATIONS,
    Field,
    OrganizationField,
    fold_header,
    is_not_taken,
    official,
    official_of_organizations,
)
from app.roster.errors import AmbiguousColumn, MissingColumns, UnknownColumn, UnreadableRoster

AnyField = TypeVar("AnyField", bound=StrEnum)

HEAD_ROWS = 30
_LEAST_HEADERS = 3
_LONGEST_SHOWN = 20
_FOOTER = re.compile(
    r"(填表|制表|审核|审批|负责人|经办|合计|总计|小计|共计|注[:：\d]|备注|说明|单位[(（盖]|联系人|填报|日期[:：]|第\d+页|共\d+)"
)


@dataclass(frozen=True)
class Faults:
    """What a person must mend in a header before the list below it can be read: all of it, so that one upload tells it."""

    unknown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    twice: tuple[str, str] | None = None

    def error(self, sheets: str) -> UnreadableRoster | None:
        """The refusal of these sheets, or None where there is nothing to mend."""
        if self.twice:
            return AmbiguousColumn(sheets=sheets, first=self.twice[0], second=self.twice[1])
        missing = "、".join(self.missing)
        if self.unknown:
            # A column that is missing is most likely there under another name: nothing must be deleted then.
            rename = f"还缺少这些列：{missing}；多半只是列名写法不同，请照采集表改列名。"
            hint = rename if missing else "写法不同的请照采集表改列名，不需要导入的请删去这一列。"
            return UnknownColumn(sheets=sheets, columns="、".join(self.unknown), hint=hint)
        return MissingColumns(sheets=sheets, columns=missing) if missing else None


@dataclass(frozen=True)
class Layout(Generic[AnyField]):
    """Columns (from 0) by what they mean, and their headers in the sheet's own words."""

    sheet: str
    header_row: int
    columns: Mapping[AnyField, int]
    headers: Mapping[AnyField, str]
    unnamed: tuple[int, ...]
    width: int
    left_out: tuple[str, ...]
    # For telling a header that comes again further down: the first one's cells, and every header that is known.
    cells: tuple[str, ...]
    known: Mapping[str, AnyField]
    faults: Faults

    def header(self, field: AnyField) -> str:
        """The sheet's own header of a column, or "" where it has none."""
        return self.headers.get(field, "")

    def is_repeated_by(self, row: Sequence[object]) -> bool:
        """Whether a second header names the same columns in the same places."""
        for field, column in self.columns.items():
            word = fold_header(_text(row[column]))
            if word != self.cells[column] and self.known.get(word) != field:
                return False
        return True


MemberLayout = Layout[Field]
OrganizationLayout = Layout[OrganizationField]


def find_member_layout(sheet: str, head: Sequence[Sequence[object]]) -> MemberLayout | None:
    """The layout of a list of members, or None where these first rows begin none."""
    required = {field: official(field) for field in REQUIRED}
    return _find(sheet, head, FIELD_BY_HEADER, (Field.NAME, Field.NATIONAL_ID), required)


def find_organization_layout(sheet: str, head: Sequence[Sequence[object]]) -> OrganizationLayout | None:
    """The layout of a list of organizations, or None where these first rows begin none."""
    required = {field: official_of_organizations(field) for field in REQUIRED_OF_ORGANIZATIONS}
    telling = (OrganizationField.PARENT, OrganizationField.KIND)
    return _find(sheet, head, ORGANIZATION_FIELD_BY_HEADER, telling, required)


def _text(cell: object) -> str:
    return cell.strip() if isinstance(cell, str) else ""


def _find(
    sheet: str,
    head: Sequence[Sequence[object]],
    known: Mapping[str, AnyField],
    telling: Sequence[AnyField],
    required: Mapping[AnyField, str],
) -> Layout[AnyField] | None:
    for at, row in enumerate(head):
        fields = {known.get(fold_header(_text(cell))) for cell in row} - {None}
        if len(fields) >= _LEAST_HEADERS and not fields.isdisjoint(telling):
            return _layout(sheet, head, at, known, required)
    return None


def _layout(
    sheet: str,
    head: Sequence[Sequence[object]],
    at: int,
    known: Mapping[str, AnyField],
    required: Mapping[AnyField, str],
) -> Layout[AnyField]:
    upper, lower = _header_rows(head, at, known)
    columns: dict[AnyField, int] = {}
    headers: dict[AnyField, str] = {}
    left_out: list[str] = []
    unknown: dict[int, str] = {}
    twice: tuple[str, str] | None = None
    for column, (top, bottom) in enumerate(zip(upper, lower, strict=True)):
        name = bottom if fold_header(bottom) in known else top or bottom
        field = known.get(fold_header(name))
        if field is None:
            if is_not_taken(name):
                left_out.append(name)
            elif name:
                unknown[column] = name
        elif field in columns:
            twice = twice or (headers[field], name)
        else:
            # Columns below one merged header are told apart by their own.
            own = _one_line(top or bottom)
            columns[field], headers[field] = column, _one_line(bottom) if own in headers.values() else own
    unnamed = tuple(column for column, names in enumerate(zip(upper, lower, strict=True)) if not any(names))
    free = [word for word, field in known.items() if field not in columns]
    faults = Faults(
        tuple(_unknown(column, name, free) for column, name in unknown.items()),
        tuple(word for field, word in required.items() if field not in columns),
        twice,
    )
    header_row = at + 2 if any(lower) else at + 1
    cells = tuple(map(fold_header, upper))
    return Layout(sheet, header_row, columns, headers, unnamed, len(upper), tuple(left_out), cells, known, faults)


def _header_rows(
    head: Sequence[Sequence[object]], at: int, known: Mapping[str, AnyField]
) -> tuple[list[str], list[str]]:
    """The header and the second row of it, equally wide; the second is blank where there is none."""
    upper = [_text(cell) for cell in head[at]]
    below = [_text(cell) for cell in head[at + 1]] if at + 1 < len(head) else []
    lower = below if _is_second_header_row(below, known) else []
    width = max(len(upper), len(lower))
    return upper + [""] * (width - len(upper)), lower + [""] * (width - len(lower))


def _is_second_header_row(row: Sequence[str], known: Mapping[str, AnyField]) -> bool:
    words = [text for text in row if text]
    return bool(words) and all(fold_header(word) in known or is_not_taken(word) for word in words)


def _unknown(column: int, name: str, free: Sequence[str]) -> str:
    """A column that nobody knows, with the name that it may be a slip of: of what the sheet lacks, and one letter away."""
    word = fold_header(name)
    near = [each for each in get_close_matches(word, free, n=3, cutoff=0.6) if _differs_by_one(word, each)]
    hint = f"（是不是“{near[0]}”？）" if near else ""
    return f"第{column + 1}列“{_one_line(name)[:_LONGEST_SHOWN]}”{hint}"


def _differs_by_one(word: str, other: str) -> bool:
    same = sum(block.size for block in SequenceMatcher(None, word, other).get_matching_blocks())
    return same >= max(len(word), len(other)) - 1


def _one_line(text: str) -> str:
    return re.sub(r"\s+", "", text)


class RowKind(Enum):
    """What a row below the header is."""

    PERSON = "person"
    BLANK = "blank"
    HEADER = "header"
    REMARK = "remark"


def kind_of(row: Sequence[object], layout: Layout[AnyField], keys: Sequence[AnyField], index: AnyField) -> RowKind:
    """Tell list rows from blank ones, repeated headers and remarks such as a footer.

    `keys` are the columns that make a row a list row. A row with none of them filled but more than a remark's two cells
    is still one: it is refused in plain sight rather than passed over.
    """
    if any(not _is_blank(row[layout.columns[key]]) for key in keys if key in layout.columns):
        return _keyed_kind(row, layout, keys)
    number_at = layout.columns.get(index)
    filled = [cell for at, cell in enumerate(row) if not _is_blank(cell) and (at != number_at or isinstance(cell, str))]
    if not filled or all(_text(cell).isdigit() for cell in filled):
        return RowKind.BLANK
    return RowKind.REMARK if len(filled) <= 2 or _FOOTER.match(_text(filled[0])) else RowKind.PERSON


def _keyed_kind(row: Sequence[object], layout: Layout[AnyField], keys: Sequence[AnyField]) -> RowKind:
    # In any column: a header that comes again may have another order.
    if all(_one_line(_text(row[layout.columns[key]])) in layout.known for key in keys if key in layout.columns):
        return RowKind.HEADER
    filled = list(islice((cell for cell in row if not _is_blank(cell)), 3))
    if len(filled) <= 2 and _FOOTER.match(_text(filled[0])):
        return RowKind.REMARK
    return RowKind.PERSON


def _is_blank(cell: object) -> bool:
    return not cell.strip() if isinstance(cell, str) else cell is None
