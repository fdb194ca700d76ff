"""Sheets of an .xlsx or .csv file as rows of plain cells, numbered as the sheet numbers them."""

import codecs
import csv
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import groupby, islice
from pathlib import Path
from typing import IO, Protocol

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from app.roster import archives
from app.roster.archives import ROW, SheetFacts
from app.roster.errors import (
    BrokenCsv,
    BrokenFile,
    EmptyFile,
    NotARoster,
    PasswordProtected,
    SheetTooLarge,
    UnknownEncoding,
)
from app.roster.splitting import ROWS_AT_ONCE, split

# An empty cell is "".
Cell = str | float | bool | date | datetime | time | timedelta
Row = list[Cell]

# What a spreadsheet can show.
MAX_CSV_ROWS, MAX_CSV_COLUMNS = 1_048_576, 16_384
FAILED = "#错误"

_BYTE_ORDER_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_PIECE = 1024 * 1024
_SNIFFED_LINES = 30


class Sheet(Protocol):
    """One sheet. `rows` may be called again, and starts from the sheet's first row each time."""

    name: str
    is_hidden: bool
    facts: SheetFacts

    def rows(self) -> Iterator[Row]:
        """Every row from row 1 on, blank and hidden ones too."""
        ...

    def head(self, count: int) -> list[Row]:
        """The first rows, cheaper than to begin `rows`."""
        ...

    def row_count(self) -> int:
        """How many rows there are, for a progress bar."""
        ...


@dataclass
class Source:
    """A file that can be read, and what a person should know about how it was read."""

    sheets: list[Sheet]
    notices: list[str] = field(default_factory=list)


def open_source(path: Path, *, name: str, max_bytes: int) -> Source:
    """Open a roster file; `name` is the name its owner gave it. Raises UnreadableRoster or FileTooLarge."""
    if archives.is_workbook(path):
        return _open_workbook(path, max_bytes)
    return _open_csv(path, name, max_bytes)


@dataclass
class WorkbookSheet:
    """A sheet of an .xlsx file."""

    name: str
    is_hidden: bool
    facts: SheetFacts
    path: Path
    sheet_parts: frozenset[str]

    def rows(self) -> Iterator[Row]:
        return self._filled(self._plain_rows())

    def _filled(self, rows: Iterator[Row]) -> Iterator[Row]:
        """Cells as they show themselves: a vertical merge's value in each of its rows, a month without its day, a failed formula as `FAILED`."""
        months = (
            (row - 1, list(places)) for row, places in groupby(sorted(self.facts.month_cells), lambda at: at // ROW)
        )
        next_months = next(months, None)
        merges = _by_first_row(self.facts.merges)
        failures = _by_row(self.facts.failed_cells)
        open_merges: dict[int, tuple[int, Cell]] = {}
        for number, row in enumerate(rows):
            if next_months is not None and next_months[0] == number:
                for column in (place % ROW - 1 for place in next_months[1] if place % ROW <= len(row)):
                    row[column] = _as_month(row[column])
                next_months = next(months, None)
            for column, (last, value) in open_merges.items():
                if number <= last and column < len(row):
                    row[column] = value
            for column, last in merges.get(number, ()):
                open_merges[column] = (last, row[column] if column < len(row) else "")
            for column in failures.get(number, ()):
                row[column] = FAILED
            yield row

    def head(self, count: int) -> list[Row]:
        return list(islice(self._filled(self._plain_rows(count)), count))

    def _plain_rows(self, at_once: int = ROWS_AT_ONCE) -> Iterator[Row]:
        """Every row, as wide as the part of the sheet that it was read with."""
        if self.facts.row_count <= at_once or not self.facts.has_numbers:
            yield from _rows_of(self.path, self.name, skipped=0)
            return
        done = 0
        with tempfile.TemporaryDirectory(prefix="roster-") as folder:
            for part in split(self.path, self.facts.part, self.sheet_parts, Path(folder), at_once):
                for row in _rows_of(part, self.name, skipped=done):
                    done += 1
                    yield row

    def row_count(self) -> int:
        return self.facts.row_count


def _rows_of(path: Path, name: str, *, skipped: int) -> Iterator[Row]:
    try:
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_name(name)
    except CalamineError as fault:
        raise BrokenFile from fault
    first_column = sheet.start[1] if sheet.start else 0
    for cells in islice(sheet.iter_rows(), skipped, None):
        yield [""] * first_column + cells if first_column else cells


def _as_month(cell: Cell) -> Cell:
    """What a cell says whose format shows no day. Where a month alone was typed, the spreadsheet keeps its first day; any other was typed."""
    return f"{cell.year}年{cell.month}月" if isinstance(cell, date) and cell.day == 1 else cell


def _by_first_row(merges: list[tuple[int, int, int, int]]) -> dict[int, list[tuple[int, int]]]:
    """Column and last row of each merge one column wide by its first row, all from 0."""
    found: dict[int, list[tuple[int, int]]] = {}
    for first_row, column, last_row, last_column in merges:
        if column == last_column:
            found.setdefault(first_row - 1, []).append((column - 1, last_row - 1))
    return found


def _by_row(cells: set[tuple[int, int]]) -> dict[int, list[int]]:
    """Columns by row, both from 0, of cells counted from 1."""
    columns: dict[int, list[int]] = {}
    for row, column in cells:
        columns.setdefault(row - 1, []).append(column - 1)
    return columns


def _open_workbook(path: Path, max_bytes: int) -> Source:
    facts = archives.inspect(path, max_bytes)
    try:
        workbook = CalamineWorkbook.from_path(path)
    except PasswordError as fault:
        raise PasswordProtected from fault
    except CalamineError as fault:
        raise BrokenFile from fault
    parts = frozenset(each.part for each in facts.values())
    return Source(
        [
            WorkbookSheet(sheet.name, sheet.visible is not SheetVisibleEnum.Visible, facts[sheet.name], path, parts)
            for sheet in workbook.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet and sheet.name in facts
        ]
    )


@dataclass
class CsvSheet:
    """A .csv file; a record is a row, as a spreadsheet would count it."""

    name: str
    path: Path
    encoding: str
    delimiter: str
    is_hidden: bool = False
    facts: SheetFacts = field(default_factory=SheetFacts)

    def rows(self) -> Iterator[Row]:
        with self.path.open(encoding=self.encoding, newline="") as file:
            reader = csv.reader(file, delimiter=self.delimiter, strict=True)
            try:
                yield from (list[Cell](record) for record in islice(reader, MAX_CSV_ROWS))
                if next(reader, None) is not None:
                    raise SheetTooLarge(rows=MAX_CSV_ROWS, columns=MAX_CSV_COLUMNS)
            except csv.Error as fault:
                raise BrokenCsv(line=reader.line_num) from fault

    def head(self, count: int) -> list[Row]:
        return list(islice(self.rows(), count))

    def row_count(self) -> int:
        with self.path.open("rb") as file:
            return sum(piece.count(b"\n") for piece in _pieces(file))


def _open_csv(path: Path, name: str, max_bytes: int) -> Source:
    size = path.stat().st_size
    if size == 0:
        raise EmptyFile
    if size > max_bytes:
        raise archives.file_too_large(max_bytes)
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        head = [line for line, _ in zip(file, range(_SNIFFED_LINES), strict=False)]
    if not any(line.strip("\ufeff \t\r\n,;") for line in head):
        raise EmptyFile
    counts = Counter({delimiter: sum(line.count(delimiter) for line in head) for delimiter in ",\t;"})
    delimiter, found = counts.most_common(1)[0]
    if not found:
        raise NotARoster
    return Source(
        [CsvSheet(Path(name).stem or "CSV", path, encoding, delimiter)], [f"文字编码按 {encoding.upper()} 读取。"]
    )


def _encoding(path: Path) -> str:
    """By byte order mark, else UTF-8 where every byte of the file is, else GB18030 where every byte is. Raises UnknownEncoding."""
    with path.open("rb") as file:
        start = file.read(4)
    if b"\0" in start and not start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise NotARoster
    marked = next((encoding for mark, encoding in _BYTE_ORDER_MARKS.items() if start.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        if _decodes(path, encoding):
            return encoding
    raise UnknownEncoding


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            for piece in _pieces(file):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece
