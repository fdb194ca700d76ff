"""Sheets of an .xlsx or .csv file as rows of plain cells, numbered as the sheet numbers them."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import IO, Protocol

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from app.roster import archives
from app.roster.archives import SheetFacts
from app.roster.errors import BrokenCsv, BrokenFile, EmptyFile, NotARoster, PasswordProtected, UnknownEncoding

# An empty cell is "".
Cell = str | float | bool | date | datetime | time | timedelta
Row = list[Cell]

# What a spreadsheet can show.
MAX_CSV_ROWS = 1_048_576
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
    _workbook: CalamineWorkbook

    def rows(self) -> Iterator[Row]:
        """Cells of a vertical merge all hold its value, as they show it; a failed formula is `FAILED`."""
        sheet = self._workbook.get_sheet_by_name(self.name)
        first_column = sheet.start[1] if sheet.start else 0
        merges = _vertical_merges(sheet.merged_cell_ranges or [])
        failures = _by_row(self.facts.failed_cells)
        open_merges: dict[int, tuple[int, Cell]] = {}
        for number, cells in enumerate(sheet.iter_rows()):
            row = [""] * first_column + cells if first_column else cells
            for column, (last, value) in open_merges.items():
                if number <= last:
                    row[column] = value
            for column, last in merges.get(number, ()):
                open_merges[column] = (last, row[column])
            for column in failures.get(number, ()):
                row[column] = FAILED
            yield row

    def row_count(self) -> int:
        return self._workbook.get_sheet_by_name(self.name).total_height


def _by_row(cells: set[tuple[int, int]]) -> dict[int, list[int]]:
    """Columns by row, both from 0, of cells counted from 1."""
    columns: dict[int, list[int]] = {}
    for row, column in cells:
        columns.setdefault(row - 1, []).append(column - 1)
    return columns


def _vertical_merges(ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> dict[int, list[tuple[int, int]]]:
    """Column and last row of each merge one column wide, by its first row."""
    merges: dict[int, list[tuple[int, int]]] = {}
    for (first_row, first_column), (last_row, last_column) in ranges:
        if first_column == last_column:
            merges.setdefault(first_row, []).append((first_column, last_row))
    return merges


def _open_workbook(path: Path, max_bytes: int) -> Source:
    facts = archives.inspect(path, max_bytes)
    try:
        workbook = CalamineWorkbook.from_path(path)
    except PasswordError as fault:
        raise PasswordProtected from fault
    except CalamineError as fault:
        raise BrokenFile from fault
    return Source(
        [
            WorkbookSheet(sheet.name, sheet.visible is not SheetVisibleEnum.Visible, facts[sheet.name], workbook)
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
                    raise archives.too_large()
            except csv.Error as fault:
                raise BrokenCsv(line=reader.line_num) from fault

    def row_count(self) -> int:
        with self.path.open("rb") as file:
            return sum(piece.count(b"\n") for piece in _pieces(file))


def _open_csv(path: Path, name: str, max_bytes: int) -> Source:
    size = path.stat().st_size
    if size == 0:
        raise EmptyFile
    if size > max_bytes:
        raise archives.too_large(max_bytes)
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
