"""The file as it came, with the verdict of every row beside it and the cells at fault coloured: an .xlsx for the person who keeps the list."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.roster.archives import MAX_COLUMNS
from app.roster.entries import Problem
from app.roster.reading import Cell, Sheet
from app.roster.rules import Verdict

RESULT_HEADER = "核对结果"
RESULT_WIDTH = 60
MAX_SHEET_NAME = 31
MAX_TEXT = 32_000

VERDICT_WORDS = {
    Verdict.NEW: "新增",
    Verdict.CHANGED: "有变化",
    Verdict.UNCHANGED: "没有变化",
    Verdict.MENDED: "已规范，可以导入",
    Verdict.REFUSED: "没有接收",
}
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A row's verdict and what was said about its cells."""

    row: int
    verdict: Verdict
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class MarkedSheet:
    """A sheet to write again: columns (from 0) by header, and the verdicts of its list in the order of its rows."""

    sheet: Sheet
    width: int
    header_row: int
    columns: Mapping[str, int]
    marks: Iterable[Marked]


def write_report(target: Path, sheets: Iterable[MarkedSheet]) -> None:
    """Write the report row by row, in little memory. Nothing in it is a formula, whatever the cells hold."""
    options = {"constant_memory": True, "tmpdir": str(target.parent)}
    with xlsxwriter.Workbook(str(target), options) as workbook:
        formats = _Formats(
            refused=workbook.add_format({"bg_color": "#F8CBAD"}),
            mended=workbook.add_format({"bg_color": "#FFF2CC"}),
            header=workbook.add_format({"bold": True}),
            day=workbook.add_format({"num_format": "yyyy-mm-dd"}),
        )
        for marked in sheets:
            _write_sheet(workbook.add_worksheet(sheet_title(marked.sheet.name)), marked, formats)


@dataclass(frozen=True)
class _Formats:
    refused: Format
    mended: Format
    header: Format
    day: Format


def sheet_title(name: str) -> str:
    """A name that a spreadsheet takes for a sheet."""
    return _FORBIDDEN.sub("_", name).strip("'")[:MAX_SHEET_NAME] or "名单"


def _write_sheet(page: Worksheet, marked: MarkedSheet, formats: _Formats) -> None:
    _copy_look(page, marked)
    page.set_column(marked.width, marked.width, RESULT_WIDTH)
    page.freeze_panes(marked.header_row, 0)
    hidden = marked.sheet.facts.hidden_rows
    marks = iter(marked.marks)
    mark = next(marks, None)
    for number, cells in enumerate(marked.sheet.rows(), start=1):
        if number in hidden and not _is_refused(mark, number):
            page.set_row(number - 1, None, None, {"hidden": True})
        if mark is None or mark.row != number:
            _write_row(page, number, cells, {}, formats)
        else:
            _write_row(page, number, cells, _cell_formats(mark, marked.columns, formats), formats)
            look = formats.refused if mark.verdict is Verdict.REFUSED else None
            page.write_string(number - 1, marked.width, _result(mark), look)
            mark = next(marks, None)
        if number == marked.header_row:
            page.write_string(number - 1, marked.width, RESULT_HEADER, formats.header)


def _is_refused(mark: Marked | None, number: int) -> bool:
    """Whether a row is to be mended: it is shown then, even if the list hides it."""
    return mark is not None and mark.row == number and mark.verdict is Verdict.REFUSED


def _copy_look(page: Worksheet, marked: MarkedSheet) -> None:
    """Widths, hidden columns and merged cells, as far as the result's column leaves room."""
    facts = marked.sheet.facts
    for first, last, width, is_hidden in facts.widths:
        if first <= MAX_COLUMNS:
            page.set_column(first - 1, min(last, MAX_COLUMNS) - 1, width, None, {"hidden": is_hidden})
    for first_row, first_column, last_row, last_column in facts.merges:
        if last_column <= marked.width or not marked.header_row:
            # Not merge_range, which writes cells, out of order here: they are written with their rows.
            page.merge.append([first_row - 1, first_column - 1, last_row - 1, last_column - 1])


def _cell_formats(mark: Marked, columns: Mapping[str, int], formats: _Formats) -> dict[int, Format]:
    looks: dict[int, Format] = {}
    for problem in mark.problems:
        column = columns.get(problem.field)
        if column is not None and looks.get(column) is not formats.refused:
            looks[column] = formats.refused if problem.read_as is None else formats.mended
    return looks


def _result(mark: Marked) -> str:
    said = "；".join(_said(mark.problems))
    word = VERDICT_WORDS[mark.verdict]
    return f"{word}：{said}"[:MAX_TEXT] if said else word


def _said(problems: tuple[Problem, ...]) -> Iterator[str]:
    for problem in problems:
        change = "" if problem.read_as in (None, problem.given) else f"“{problem.given}”读作“{problem.read_as}”，"
        yield f"{problem.field}：{change}{problem.message}"


def _write_row(page: Worksheet, number: int, cells: list[Cell], looks: dict[int, Format], formats: _Formats) -> None:
    for column, cell in enumerate(cells):
        look = looks.get(column)
        if cell == "":
            if look is not None:
                page.write_blank(number - 1, column, None, look)
        elif isinstance(cell, bool):
            page.write_boolean(number - 1, column, cell, look)
        elif isinstance(cell, int | float):
            page.write_number(number - 1, column, cell, look)
        elif isinstance(cell, datetime | date | time | timedelta):
            page.write_string(number - 1, column, str(cell), look or formats.day)
        else:
            page.write_string(number - 1, column, cell[:MAX_TEXT], look)
