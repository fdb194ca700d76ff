"""Writes the national collection form (党员基本信息采集表): masked for the desk, or in full with a watermark, fit to be imported again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from app.members import codes, national_id, phones
from app.members.rules import Status
from app.roster.columns import Field, OrganizationField, official, official_of_organizations
from app.roster.entries import Entry, OrganizationEntry
from app.roster.organization_rows import KINDS, SECTORS, kind_code

MEMBER_SHEET = "党员"
ORGANIZATION_SHEET = "党组织"
MASKED_TEXT = "***"

# Column widths in characters.
_MEMBER_COLUMNS = {
    Field.INDEX: 6,
    Field.NAME: 12,
    Field.NATIONAL_ID: 22,
    Field.SEX: 6,
    Field.ETHNICITY: 10,
    Field.BIRTH_ON: 12,
    Field.EDUCATION: 14,
    Field.CATEGORY: 10,
    Field.ORGANIZATION: 36,
    Field.JOINED_ON: 14,
    Field.CONFIRMED_ON: 16,
    Field.POSITION: 20,
    Field.MOBILE: 14,
    Field.LANDLINE: 14,
    Field.ADDRESS: 30,
    Field.STATUS: 10,
    Field.IS_OUT_OF_CONTACT: 14,
    Field.OUT_OF_CONTACT_SINCE: 14,
    Field.IS_FLOATING: 14,
    Field.FLOATING_TO: 20,
}
_TELEPHONES = "联系电话"
_ORGANIZATION_COLUMNS = {
    OrganizationField.NAME: 40,
    OrganizationField.SHORT_NAME: 20,
    OrganizationField.KIND: 14,
    OrganizationField.PARENT: 40,
    OrganizationField.SECTOR: 14,
    OrganizationField.CODE: 16,
    OrganizationField.ESTABLISHED_ON: 14,
    OrganizationField.ELECTED_ON: 14,
    OrganizationField.TERM_YEARS: 10,
    OrganizationField.PHONE: 16,
}


@dataclass(frozen=True)
class Form:
    """What a form holds: members with the full name of their branch, in the order in which they are written."""

    title: str
    watermark: str
    is_masked: bool
    organizations: Iterable[OrganizationEntry]
    members: Iterable[tuple[Entry, str]]


def write_form(target: Path, form: Form) -> None:
    """Write the form row by row, in little memory. Every cell is text, so that no program rounds a number or runs a formula."""
    options = {"constant_memory": True, "tmpdir": str(target.parent)}
    with xlsxwriter.Workbook(str(target), options) as workbook:
        workbook.set_properties({"title": form.title, "comments": form.watermark})
        bold = workbook.add_format({"bold": True, "border": 1})
        grey = workbook.add_format({"font_color": "#808080", "italic": True})
        organizations = workbook.add_worksheet(ORGANIZATION_SHEET)
        _head(organizations, form, list(_ORGANIZATION_COLUMNS.values()), grey)
        _write(organizations, 2, [official_of_organizations(field) for field in _ORGANIZATION_COLUMNS], bold)
        for row, organization in enumerate(form.organizations, start=3):
            _write(organizations, row, _organization_cells(organization))
        members = workbook.add_worksheet(MEMBER_SHEET)
        _head(members, form, list(_MEMBER_COLUMNS.values()), grey)
        _write_member_header(members, bold)
        for number, (entry, branch) in enumerate(form.members, start=1):
            _write(members, number + 3, [str(number), *_member_cells(entry, branch, is_masked=form.is_masked)])
        members.activate()


def _head(page: Worksheet, form: Form, widths: list[int], grey: xlsxwriter.format.Format) -> None:
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    page.set_landscape()
    page.set_header(f"&C{form.title}")
    page.set_footer(f"&L{form.watermark}&R&P/&N")
    page.write_string(0, 0, form.title)
    page.write_string(1, 0, form.watermark, grey)


def _write_member_header(page: Worksheet, bold: xlsxwriter.format.Format) -> None:
    below = {Field.MOBILE: official(Field.MOBILE), Field.LANDLINE: official(Field.LANDLINE)}
    above = {**{field: official(field) for field in _MEMBER_COLUMNS}, Field.MOBILE: _TELEPHONES, Field.LANDLINE: ""}
    _write(page, 2, [above[field] for field in _MEMBER_COLUMNS], bold)
    _write(page, 3, [below.get(field, "") for field in _MEMBER_COLUMNS], bold)


def _write(page: Worksheet, row: int, cells: list[str], look: xlsxwriter.format.Format | None = None) -> None:
    for column, cell in enumerate(cells):
        if cell:
            page.write_string(row, column, cell, look)
        elif look is not None:
            page.write_blank(row, column, None, look)


def _member_cells(entry: Entry, branch: str, *, is_masked: bool) -> list[str]:
    """The cells after the running number, in the form's order."""
    return [
        entry.name,
        national_id.mask(entry.national_id) if is_masked else entry.national_id,
        codes.SEX.word(entry.sex) if entry.sex else "",
        codes.ETHNICITY.word(entry.ethnicity) if entry.ethnicity else "",
        _day(entry.born_on)[:7] if is_masked else _day(entry.born_on),
        codes.EDUCATION.word(entry.education) if entry.education else "",
        codes.CATEGORY.word(entry.category),
        branch,
        entry.joined_on.isoformat(),
        _day(entry.confirmed_on),
        entry.occupation or "",
        _phone(entry.phone, is_masked=is_masked),
        _phone(entry.landline, is_masked=is_masked),
        MASKED_TEXT if is_masked and entry.address else entry.address or "",
        codes.STATUS.word(entry.status or Status.NORMAL),
        "是" if entry.is_out_of_contact else "否",
        _day(entry.out_of_contact_since),
        "是" if entry.is_floating or entry.floating_to else "否",
        entry.floating_to or "",
    ]


def _organization_cells(entry: OrganizationEntry) -> list[str]:
    return [
        entry.name,
        entry.short_name,
        KINDS.word(kind_code(entry.kind, is_temporary=entry.is_temporary)),
        entry.parent,
        SECTORS.word(entry.sector) if entry.sector else "",
        entry.national_code or "",
        _day(entry.founded_on),
        _day(entry.elected_on),
        str(entry.term_years or ""),
        entry.phone,
    ]


def _phone(number: str | None, *, is_masked: bool) -> str:
    if not number:
        return ""
    return phones.mask(number) if is_masked else number


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
