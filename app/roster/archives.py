"""What an .xlsx file says before its cells are read: is it safe to open, and which rows does it hide?

A workbook is a zip archive. Every part is inflated once, in pieces and with a limit, so that a bomb is caught before anything holds it in
memory; the same pass notes the rows that filters or people have hidden, and the cells whose formula failed.
"""

import re
import zipfile
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from app.roster.errors import BrokenFile, EmptyFile, FileTooLarge, NotARoster, PasswordProtected, SheetTooLarge
from app.roster.formats import month_styles

MEGABYTE = 1024 * 1024
MAX_INFLATED_BYTES = 512 * MEGABYTE
MAX_TEXT_BYTES = 96 * MEGABYTE
MAX_ROWS = 200_000
MAX_COLUMNS = 100
# The reader holds a sheet as a full rectangle, blank cells and all.
MAX_CELLS = 6_000_000
LETTERS = 26
# A place in one number: a row is this many columns.
ROW = 1 << 15

_PIECE = MEGABYTE
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Almost all files name rows without a prefix, and a plain beginning is found six times as fast.
_ROW_TAG = re.compile(rb'<row\b((?:[^>]*?\br="(\d+)")?[^>]*)>')
_ANY_ROW_TAG = re.compile(rb'<(?:\w+:)?row\b((?:[^>]*?\br="(\d+)")?[^>]*)>')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
# Cells from column AA or row 100,000 on: most sheets have none, and need no closer look. Beginning with plain letters, it is found fast.
_FAR = re.compile(rb'r="(?:[A-Z]{2,}\d|[A-Z]\d{6})')
_FILLED_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+)(\d+)"(?:[^>]*[^/])?>')
_FAILED_CELL = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]+)(\d+)"')
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_ATTRIBUTE = re.compile(rb'\b(\w+)="([^"]*)"')
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass
class SheetFacts:
    """What cell values don't tell. Rows and columns are counted from 1.

    `has_numbers`: every row says its number, so that the sheet can be cut between rows. `is_1904`: days are counted from 1904.
    `month_cells`: row times `ROW` plus column of cells whose format shows no day. `merges`: first row and column, last row and column.
    `widths`: first and last column, width, whether hidden.
    """

    part: str = ""
    row_count: int = 0
    has_numbers: bool = True
    is_1904: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    failed_cells: set[tuple[int, int]] = field(default_factory=set)
    month_cells: "array[int]" = field(default_factory=lambda: array("Q"))
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: list[tuple[int, int, float, bool]] = field(default_factory=list)


def inspect(path: Path, max_bytes: int) -> dict[str, SheetFacts]:
    """Facts by sheet name of an .xlsx file that is safe to open.

    Raises EmptyFile, NotARoster, PasswordProtected, BrokenFile, FileTooLarge or SheetTooLarge.
    """
    size = path.stat().st_size
    if size == 0:
        raise EmptyFile
    if size > max_bytes:
        raise file_too_large(max_bytes)
    _refuse_other_formats(path)
    try:
        with zipfile.ZipFile(path) as archive:
            return _inspect(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        ElementTree.ParseError,
        EOFError,
        KeyError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as fault:
        raise BrokenFile from fault


def is_workbook(path: Path) -> bool:
    """Whether the file begins as some kind of workbook; everything else is read as CSV."""
    with path.open("rb") as file:
        return file.read(4) in (_ZIP, _OLE)


def file_too_large(max_bytes: int) -> FileTooLarge:
    """The refusal of a file that is larger than is taken."""
    return FileTooLarge(megabytes=max_bytes // MEGABYTE)


def _sheet_too_large() -> SheetTooLarge:
    """The refusal of a workbook that holds more than is read, or says more than it shows."""
    return SheetTooLarge(rows=MAX_ROWS, columns=MAX_COLUMNS)


def _refuse_other_formats(path: Path) -> None:
    with path.open("rb") as file:
        start = file.read(4)
        if start == _ZIP:
            return
        if start == _OLE and _ENCRYPTED in file.read():
            raise PasswordProtected
    raise NotARoster


def _inspect(archive: zipfile.ZipFile) -> dict[str, SheetFacts]:
    parts = {info.filename: info for info in archive.infolist()}
    if "xl/workbook.xml" not in parts:
        raise NotARoster
    if sum(info.file_size for info in parts.values()) > MAX_INFLATED_BYTES:
        raise _sheet_too_large()
    workbook = _read_xml(archive, "xl/workbook.xml")
    names = _sheet_names(archive, workbook)
    months = _month_cell(archive) if "xl/styles.xml" in parts else None
    is_1904 = any(node.get("date1904") in ("1", "true") for node in workbook.iter() if node.tag.endswith("}workbookPr"))
    facts = {}
    for part, info in parts.items():
        with archive.open(info) as file:
            if part in names:
                facts[names[part]] = _sheet_facts(file, SheetFacts(part, is_1904=is_1904), months)
            else:
                _inflate_within(file, MAX_TEXT_BYTES)
    return facts


def _month_cell(archive: zipfile.ZipFile) -> re.Pattern[bytes] | None:
    """What finds cells whose format shows no day; None, and nothing to look for, in most workbooks."""
    with archive.open("xl/styles.xml") as file:
        styles = month_styles(_tagwise(file))
    if not styles:
        return None
    any_of = "|".join(map(str, sorted(styles))).encode()
    return re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bs="(?:' + any_of + rb')")[^>]*?\br="([A-Z]+)(\d+)"')


def _sheet_names(archive: zipfile.ZipFile, workbook: ElementTree.Element) -> dict[str, str]:
    """Sheet names by the archive's part."""
    relations = _read_xml(archive, "xl/_rels/workbook.xml.rels")
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    sheets = [node for node in workbook.iter() if node.tag.endswith("}sheet")]
    return {_part_name(targets[sheet.get(_RELATION)]): sheet.get("name", "") for sheet in sheets}


def _part_name(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _read_xml(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    with archive.open(part) as file:
        text = file.read(_PIECE + 1)
    if len(text) > _PIECE:
        raise _sheet_too_large()
    if b"<!DOCTYPE" in text:
        raise BrokenFile
    return ElementTree.fromstring(text)  # noqa: S314 -- small, and without a DOCTYPE it can define no entities


def _inflate_within(file: IO[bytes], limit: int) -> None:
    inflated = 0
    while piece := file.read(_PIECE):
        inflated += len(piece)
        if inflated > limit:
            raise _sheet_too_large()


def _sheet_facts(file: IO[bytes], facts: SheetFacts, months: re.Pattern[bytes] | None) -> SheetFacts:
    columns: set[bytes] = set()
    for piece in _tagwise(file):
        if facts.row_count == 0:
            facts.widths += map(_width, _COLUMN.findall(piece))
        _note_rows(facts, piece)
        if _FAR.search(piece):
            for column, row in _FILLED_CELL.findall(piece):
                columns.add(column)
                facts.row_count = max(facts.row_count, int(row))
        _note_cells(facts, piece, months)
        width = max(map(column_number, columns), default=LETTERS)
        if facts.row_count > MAX_ROWS or width > MAX_COLUMNS or facts.row_count * width > MAX_CELLS:
            raise _sheet_too_large()
    return facts


def _width(attributes: bytes) -> tuple[int, int, float, bool]:
    said = dict(_ATTRIBUTE.findall(attributes))
    is_hidden = said.get(b"hidden") in (b"1", b"true")
    return int(said.get(b"min", 1)), int(said.get(b"max", 1)), float(said.get(b"width", 0)), is_hidden


def _note_cells(facts: SheetFacts, piece: bytes, months: re.Pattern[bytes] | None) -> None:
    if b't="e"' in piece:
        facts.failed_cells.update((int(row), column_number(letters)) for letters, row in _FAILED_CELL.findall(piece))
    if months is not None:
        facts.month_cells.extend(int(row) * ROW + column_number(letters) for letters, row in months.findall(piece))
    if b"mergeCell" in piece:
        for first, first_row, last, last_row in _MERGE.findall(piece):
            facts.merges.append((int(first_row), column_number(first), int(last_row), column_number(last)))


def _note_rows(facts: SheetFacts, piece: bytes) -> None:
    may_hide = b"hidden" in piece
    tag = _ANY_ROW_TAG if b":row" in piece else _ROW_TAG
    for attributes, number in tag.findall(piece):
        facts.has_numbers = facts.has_numbers and bool(number)
        facts.row_count = int(number) if number else facts.row_count + 1
        if may_hide and _HIDDEN.search(attributes):
            facts.hidden_rows.add(facts.row_count)


def _tagwise(file: IO[bytes]) -> Iterator[bytes]:
    """Pieces of a part that end where a tag ends."""
    rest = b""
    while piece := file.read(_PIECE):
        head, bracket, tail = (rest + piece).rpartition(b">")
        yield head + bracket
        rest = tail
        if len(rest) > MAX_TEXT_BYTES:
            raise _sheet_too_large()
    yield rest


def column_number(letters: bytes) -> int:
    """`A` is 1, `Z` 26, `AA` 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
