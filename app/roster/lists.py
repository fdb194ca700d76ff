"""Which sheets of a file are lists, their rows in order, and what a person must know about everything that was not taken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic

from app.roster.archives import SheetFacts
from app.roster.columns import Field, OrganizationField
from app.roster.errors import NoMemberSheet, TwoMemberSheets
from app.roster.layout import (
    HEAD_ROWS,
    AnyField,
    Layout,
    RowKind,
    find_member_layout,
    find_organization_layout,
    kind_of,
)
from app.roster.reading import Row, Sheet, Source

MEMBER_KEYS = (Field.NAME, Field.NATIONAL_ID)
ORGANIZATION_KEYS = (OrganizationField.NAME, OrganizationField.KIND)
MAX_LISTED = 8


@dataclass
class List(Generic[AnyField]):
    """A sheet that is a list. Going over `rows` notes what is passed over; `notices` says it afterwards."""

    sheet: Sheet
    layout: Layout[AnyField]
    keys: Sequence[AnyField]
    index: AnyField
    remarks: list[str] = field(default_factory=list)
    unnamed: set[int] = field(default_factory=set)

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Row numbers (as counted in the sheet, from 1) and cells of the rows that list something."""
        width = self.layout.width
        self.remarks, self.unnamed = [], set()
        for number, cells in enumerate(self.sheet.rows(), start=1):
            if number <= self.layout.header_row:
                continue
            row = cells if len(cells) >= width else cells + [""] * (width - len(cells))
            kind = kind_of(row, self.layout, self.keys, self.index)
            if kind is RowKind.PERSON:
                self.unnamed.update(column for column in self.layout.unnamed if row[column] != "")
                yield number, row
            elif kind is not RowKind.BLANK:
                self.remarks.append(f"{number}（{_first_words(row)}）")

    def notices(self) -> list[str]:
        """In plain words: what of this sheet was read although hidden, and what was not read."""
        found = _hidden_notices(self.sheet, self.layout.header_row)
        if self.layout.left_out:
            found.append(f"工作表“{self.sheet.name}”的列{_listed(self.layout.left_out)}不导入。")
        if self.unnamed:
            columns = [str(column + 1) for column in sorted(self.unnamed)]
            found.append(f"工作表“{self.sheet.name}”的第{_listed(columns)}列没有列名，没有读入。")
        if self.remarks:
            found.append(f"工作表“{self.sheet.name}”的第{_listed(self.remarks)}行不是名单，没有读入。")
        return found


@dataclass
class Lists:
    """The lists of a file: at most one of members and one of organizations, and at least one of the two."""

    members: List[Field] | None
    organizations: List[OrganizationField] | None
    notices: list[str]


def find_lists(source: Source) -> Lists:
    """Find the lists by their headers, whatever the sheets are called.

    Raises NoMemberSheet, TwoMemberSheets, or what `layout` raises for a header that can't be understood.
    """
    members: list[List[Field]] = []
    organizations: list[List[OrganizationField]] = []
    notices = list(source.notices)
    for sheet in source.sheets:
        head = sheet.head(HEAD_ROWS)
        organization_layout = find_organization_layout(sheet.name, head)
        member_layout = None if organization_layout else find_member_layout(sheet.name, head)
        if organization_layout:
            organizations.append(List(sheet, organization_layout, ORGANIZATION_KEYS, OrganizationField.INDEX))
        elif member_layout:
            members.append(List(sheet, member_layout, MEMBER_KEYS, Field.INDEX))
        elif any(cell != "" for row in head for cell in row):
            notices.append(f"工作表“{sheet.name}”不是名单，没有读入。")
    if not members and not organizations:
        raise NoMemberSheet
    return Lists(_only(members), _only(organizations), notices)


def _only(lists: list[List[AnyField]]) -> List[AnyField] | None:
    if len(lists) > 1:
        raise TwoMemberSheets(sheets="、".join(f"“{each.sheet.name}”" for each in lists))
    return lists[0] if lists else None


def _hidden_notices(sheet: Sheet, header_row: int) -> list[str]:
    found = [f"工作表“{sheet.name}”是隐藏的，已照常读入。"] if sheet.is_hidden else []
    hidden = _below(sheet.facts, header_row)
    if hidden:
        found.append(
            f"工作表“{sheet.name}”有{len(hidden)}行被隐藏或筛选掉（第{_listed(_ranges(hidden))}行），已照常读入。"
        )
    return found


def _below(facts: SheetFacts, header_row: int) -> list[int]:
    return sorted(row for row in facts.hidden_rows if row > header_row)


def _ranges(numbers: Sequence[int]) -> list[str]:
    """`3, 4, 5, 9` as `3—5` and `9`."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return [str(first) if first == last else f"{first}—{last}" for first, last in ranges]


def _listed(words: Sequence[str]) -> str:
    shown = "、".join(words[:MAX_LISTED])
    return shown if len(words) <= MAX_LISTED else f"{shown}等{len(words)}处"


def _first_words(row: Row) -> str:
    return next((str(cell).strip()[:20] for cell in row if str(cell).strip()), "")
