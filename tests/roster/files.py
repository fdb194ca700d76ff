"""Roster files as tests need them: made at run time from lists of rows."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

import xlsxwriter

from app.members import national_id
from app.roster.columns import Field, official
from app.roster.entries import RowReading
from app.roster.lists import Lists, find_lists
from app.roster.member_rows import MemberRows
from app.roster.names import NamedOrganization, OrganizationNames
from app.roster.reading import open_source

SAMPLES = Path(__file__).parents[1] / "samples"
SAMPLE = SAMPLES / "roster-2026-10.xlsx"
TODAY = date(2026, 11, 1)
MAX_BYTES = 50 * 1024 * 1024
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BRANCH = "中共梅香镇石桥村支部委员会"
COMMITTEE = "中共梅香镇委员会"

Rows = Sequence[Sequence[object]]


def organization(
    name: str, short_name: str = "", *, is_branch: bool = True, above: tuple[str, ...] = ()
) -> NamedOrganization:
    return NamedOrganization(uuid5(UUID(int=0), name), name, short_name, is_branch, above)


NAMES = OrganizationNames([organization(BRANCH, "石桥村支部"), organization(COMMITTEE, is_branch=False)])


def national_number(birth_on: date = date(1970, 5, 6), sequence: int = 1) -> str:
    """A well-built number of a region that does not exist."""
    first_17 = f"449900{birth_on:%Y%m%d}{sequence:03d}"
    return first_17 + national_id.check_character(first_17)


def person(**changes: object) -> dict[str, object]:
    """A clean row by field name, with changes."""
    return {
        "name": "林知远",
        "national_id": national_number(),
        "sex": "男",
        "ethnicity": "汉族",
        "birth_on": "1970-05-06",
        "education": "大专",
        "category": "正式党员",
        "organization": BRANCH,
        "joined_on": "1995-07-01",
        "confirmed_on": "1996-07-01",
        "position": "农牧渔民",
        "mobile": "19900001234",
        "landline": "",
        "address": "梅香镇石桥村",
        "status": "正常",
        "is_out_of_contact": "否",
        "out_of_contact_since": "",
        "is_floating": "否",
        "floating_to": "",
    } | changes


def sheet_of(*people: dict[str, object]) -> list[list[object]]:
    """A header of the form's own names, and people under it."""
    fields = list(people[0])
    return [_headers(fields), *([each[field] for field in fields] for each in people)]


def _headers(fields: Sequence[str]) -> list[object]:
    return [official(Field(name)) for name in fields]


def write_xlsx(path: Path, sheets: dict[str, Rows], *, hidden_rows: Sequence[int] = ()) -> Path:
    """`sheets` by name; dates become date cells, numbers number cells. `hidden_rows` count from 1."""
    with xlsxwriter.Workbook(str(path)) as workbook:
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            page = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        page.write_datetime(number, column, cell, day)
                    elif isinstance(cell, str):
                        page.write_string(number, column, cell)
                    else:
                        page.write(number, column, cell)
            for number in hidden_rows:
                page.set_row(number - 1, None, None, {"hidden": True})
    return path


def write_csv(path: Path, rows: Rows, *, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def lists_of(path: Path) -> Lists:
    return find_lists(open_source(path, name=path.name, max_bytes=MAX_BYTES))


def read(path: Path, names: OrganizationNames = NAMES) -> dict[int, RowReading]:
    """Every row of the only list of members, by its number in the sheet."""
    [members] = lists_of(path).members
    rows = MemberRows(members.layout, names, TODAY, {})
    return {number: rows.read(number, cells) for number, cells in members.rows()}


def read_one(path: Path, **changes: object) -> RowReading:
    """The reading of one person in a sheet of its own."""
    [reading] = read(write_xlsx(path / "one.xlsx", {"名单": sheet_of(person(**changes))})).values()
    return reading
