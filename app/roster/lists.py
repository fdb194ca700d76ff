"""Which sheets of a file are lists, their rows in order, and what a person must know about everything that was not taken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic

from app.roster.archives import SheetFacts
from app.roster.columns import DAYS, Field, OrganizationField
from app.roster.dates import is_serial
from app.roster.errors import MovedHeader, NoMemberSheet, NoRows, TwoOrganizationSheets
from app.roster.layout import (
    HEAD_ROWS,
    AnyField,
    Faults,
    Layout,
    RowKind,
    find_member_layout,
    find_organization_layout,
    kind_of,
)
from app.roster.reading import Cell, Row, Sheet, Source

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
        """Row numbers (as counted in the sheet, from 1) and cells of the rows that list something. Raises MovedHeader."""
        width = self.layout.width
        days = [self.layout.columns[each] for each in self.layout.columns if each in DAYS]
        doubted = days if self.sheet.facts.is_1904 else []
        self.remarks, self.unnamed = [], set()
        for number, cells in enumerate(self.sheet.rows(), start=1):
            if number <= self.layout.header_row:
                continue
            row = _padded(cells, width)
            kind = kind_of(row, self.layout, self.keys, self.index)
            if kind is RowKind.HEADER and not self.layout.is_repeated_by(row):
                raise MovedHeader(sheet=shown([self.sheet]), row=number, first=self.layout.header_row)
            if kind is RowKind.PERSON:
                for column in doubted:
                    row[column] = _doubted(row[column])
                self.unnamed.update(column for column in self.layout.unnamed if row[column] != "")
                yield number, row
            elif kind is not RowKind.BLANK:
                self.remarks.append(f"{number}（{_first_words(row)}）")

    def lists_anything(self, head: Sequence[Row]) -> bool:
        """Whether a row of the list stands below the header; `head` are the sheet's first rows, which mostly tell."""
        below = [_padded(cells, self.layout.width) for cells in head[self.layout.header_row :]]
        if any(kind_of(row, self.layout, self.keys, self.index) is RowKind.PERSON for row in below):
            return True
        return self.sheet.row_count() > len(head) and next(self.rows(), None) is not None

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
    """The lists of a file: members on any number of sheets, organizations on one at most, and at least one of the two."""

    members: list[List[Field]]
    organizations: List[OrganizationField] | None
    notices: list[str]


def find_lists(source: Source) -> Lists:
    """Find the lists by their headers, whatever the sheets are called; sheets without a row below the header are passed over.

    Raises NoMemberSheet, NoRows, TwoOrganizationSheets, MovedHeader, or UnknownColumn, MissingColumns or AmbiguousColumn for headers
    that can't be understood.
    """
    members: list[List[Field]] = []
    organizations: list[List[OrganizationField]] = []
    only_headers: list[Sheet] = []
    notices = list(source.notices)
    for sheet in source.sheets:
        head = sheet.head(HEAD_ROWS)
        # Members first: words such as 类别 and 联系电话 head a column of either list, 姓名 only one of members.
        of_members = _members_on(sheet, head)
        of_organizations = None if of_members else _organizations_on(sheet, head)
        found = of_members or of_organizations
        if found and not found.lists_anything(head):
            only_headers.append(sheet)
        elif of_members:
            members.append(of_members)
        elif of_organizations:
            organizations.append(of_organizations)
        elif any(cell != "" for row in head for cell in row):
            notices.append(f"工作表{shown([sheet])}不是名单，没有读入。")
    _ensure_understood([*members, *organizations], only_headers)
    if len(organizations) > 1:
        raise TwoOrganizationSheets(sheets=shown([each.sheet for each in organizations]))
    notices += [f"工作表{shown([sheet])}只有表头，没有读入。" for sheet in only_headers]
    return Lists(members, organizations[0] if organizations else None, notices)


def _members_on(sheet: Sheet, head: Sequence[Row]) -> List[Field] | None:
    layout = find_member_layout(sheet.name, head)
    return List(sheet, layout, MEMBER_KEYS, Field.INDEX) if layout else None


def _organizations_on(sheet: Sheet, head: Sequence[Row]) -> List[OrganizationField] | None:
    layout = find_organization_layout(sheet.name, head)
    return List(sheet, layout, ORGANIZATION_KEYS, OrganizationField.INDEX) if layout else None


def _ensure_understood(lists: Sequence[List[Any]], only_headers: Sequence[Sheet]) -> None:
    """Refuse a file without a list, and headers that can't be understood with every sheet that has the same: branches copy one form."""
    if not lists:
        raise NoRows(sheets=shown(only_headers)) if only_headers else NoMemberSheet
    faults = next((each.layout.faults for each in lists if each.layout.faults != Faults()), Faults())
    error = faults.error(shown([each.sheet for each in lists if each.layout.faults == faults]))
    if error:
        raise error


def shown(sheets: Sequence[Sheet]) -> str:
    """Names of sheets for a person, who may not see the hidden ones."""
    return "、".join(f"“{sheet.name}”（隐藏）" if sheet.is_hidden else f"“{sheet.name}”" for sheet in sheets)


def _hidden_notices(sheet: Sheet, header_row: int) -> list[str]:
    found = [f"工作表“{sheet.name}”是隐藏的，已照常读入。"] if sheet.is_hidden else []
    hidden = _below(sheet.facts, header_row)
    if hidden:
        found.append(
            f"工作表“{sheet.name}”有{len(hidden)}行被隐藏或筛选掉（第{_listed(_ranges(hidden))}行），已照常读入。"
        )
    return found


def _padded(cells: Row, width: int) -> Row:
    return cells if len(cells) >= width else cells + [""] * (width - len(cells))


def _doubted(cell: Cell) -> Cell:
    """A bare number in a workbook that counts its days from 1904: nobody can tell from which year this one was counted."""
    return f"{cell}（1904年起算的天数）" if is_serial(cell) else cell


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
