"""Where a sheet keeps its header and which column is which, whatever stands above, beside and below the list."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, StrEnum
from typing import Generic, TypeVar

from app.roster.columns import (
    FIELD_BY_HEADER,
    NOT_TAKEN,
    ORGANIZATION_FIELD_BY_HEADER,
    REQUIRED,
    REQUIRED_OF_ORGANIZATIONS,
    Field,
    OrganizationField,
    fold_header,
    official,
    official_of_organizations,
)
from app.roster.errors import AmbiguousColumn, MissingColumns, UnknownColumn

AnyField = TypeVar("AnyField", bound=StrEnum)

HEAD_ROWS = 30
_LEAST_HEADERS = 3
_FOOTER = re.compile(
    r"(填表|制表|审核|审批|负责人|经办|合计|总计|小计|共计|注[:：\d]|备注|说明|单位[(（盖]|联系人|填报|日期[:：]|第\d+页|共\d+)"
)


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

    def header(self, field: AnyField) -> str:
        """The sheet's own header of a column, or "" where it has none."""
        return self.headers.get(field, "")


MemberLayout = Layout[Field]
OrganizationLayout = Layout[OrganizationField]


def find_member_layout(sheet: str, head: Sequence[Sequence[object]]) -> MemberLayout | None:
    """The layout of a list of members, or None where these first rows begin none.

    Raises MissingColumns, UnknownColumn or AmbiguousColumn.
    """
    at = _header_at(head, FIELD_BY_HEADER, (Field.NAME, Field.NATIONAL_ID))
    if at is None:
        return None
    layout = _layout(sheet, head, at, FIELD_BY_HEADER)
    _require(layout, {field: official(field) for field in REQUIRED})
    return layout


def find_organization_layout(sheet: str, head: Sequence[Sequence[object]]) -> OrganizationLayout | None:
    """The layout of a list of organizations, or None where these first rows begin none. Raises as `find_member_layout`."""
    at = _header_at(head, ORGANIZATION_FIELD_BY_HEADER, (OrganizationField.PARENT, OrganizationField.KIND))
    if at is None:
        return None
    layout = _layout(sheet, head, at, ORGANIZATION_FIELD_BY_HEADER)
    _require(layout, {field: official_of_organizations(field) for field in REQUIRED_OF_ORGANIZATIONS})
    return layout


def _text(cell: object) -> str:
    return cell.strip() if isinstance(cell, str) else ""


def _header_at(
    head: Sequence[Sequence[object]], known: Mapping[str, AnyField], telling: Sequence[AnyField]
) -> int | None:
    for at, row in enumerate(head):
        fields = {known.get(fold_header(_text(cell))) for cell in row} - {None}
        if len(fields) >= _LEAST_HEADERS and not fields.isdisjoint(telling):
            return at
    return None


def _layout(sheet: str, head: Sequence[Sequence[object]], at: int, known: Mapping[str, AnyField]) -> Layout[AnyField]:
    upper = [_text(cell) for cell in head[at]]
    below = [_text(cell) for cell in head[at + 1]] if at + 1 < len(head) else []
    lower = below if _is_second_header_row(below, known) else []
    width = max(len(upper), len(lower))
    lower += [""] * (width - len(lower))
    upper += [""] * (width - len(upper))
    columns: dict[AnyField, int] = {}
    headers: dict[AnyField, str] = {}
    left_out: list[str] = []
    for column, (top, bottom) in enumerate(zip(upper, lower, strict=True)):
        name = bottom if fold_header(bottom) in known else top or bottom
        field = known.get(fold_header(name))
        if field is None:
            if name and not _is_left_out(sheet, column, name, known):
                continue
            left_out += [name] if name else []
        elif field in columns:
            raise AmbiguousColumn(sheet=sheet, first=headers[field], second=name)
        else:
            # Columns below one merged header are told apart by their own.
            own = _one_line(top or bottom)
            columns[field], headers[field] = column, _one_line(bottom) if own in headers.values() else own
    unnamed = tuple(column for column in range(width) if not upper[column] and not lower[column])
    has_lower = any(lower)
    return Layout(sheet, at + 2 if has_lower else at + 1, columns, headers, unnamed, width, tuple(left_out))


def _is_second_header_row(row: Sequence[str], known: Mapping[str, AnyField]) -> bool:
    words = [fold_header(text) for text in row if text]
    return bool(words) and all(word in known or word in NOT_TAKEN for word in words)


def _is_left_out(sheet: str, column: int, name: str, known: Mapping[str, AnyField]) -> bool:
    """Whether a column is known and left out on purpose. Raises UnknownColumn for one that nobody knows."""
    word = fold_header(name)
    if word in NOT_TAKEN:
        return True
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    hint = f"如果是“{near[0]}”，请把列名改过来；" if near else ""
    hint += "不需要导入就删去这一列。"
    raise UnknownColumn(sheet=sheet, column=column + 1, header=_one_line(name), hint=hint)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _require(layout: Layout[AnyField], required: Mapping[AnyField, str]) -> None:
    missing = [name for field, name in required.items() if field not in layout.columns]
    if missing:
        raise MissingColumns(sheet=layout.sheet, columns="、".join(missing))


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
    values = [_one_line(_text(row[layout.columns[key]])) for key in keys if key in layout.columns]
    if all(value == layout.headers[key] for value, key in zip(values, keys, strict=False)):
        return RowKind.HEADER
    filled = [cell for cell in row if not _is_blank(cell)]
    if len(filled) <= 2 and _FOOTER.match(_text(filled[0])):
        return RowKind.REMARK
    return RowKind.PERSON


def _is_blank(cell: object) -> bool:
    return not cell.strip() if isinstance(cell, str) else cell is None
