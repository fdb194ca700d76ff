"""What an .xlsx file says before its cells are read: is it safe to open, and which rows does it hide?

A workbook is a zip archive. Every part is inflated once, in pieces and with a limit, so that a bomb is caught before anything holds it in
memory; the same pass notes the rows that filters or people have hidden, and the cells whose formula failed.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from app.roster.errors import BrokenFile, EmptyFile, FileTooLarge, NotARoster, PasswordProtected

MEGABYTE = 1024 * 1024
MAX_INFLATED_BYTES = 512 * MEGABYTE
MAX_TEXT_BYTES = 96 * MEGABYTE
MAX_ROWS = 200_000
MAX_COLUMNS = 100
# The reader holds a sheet as a full rectangle, blank cells and all.
MAX_CELLS = 6_000_000
LETTERS = 26

_PIECE = MEGABYTE
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TAG = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_ROW_NUMBER = re.compile(rb'\br="(\d+)"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
# Cells from column AA or row 100,000 on: most sheets have none, and need no closer look.
_FAR = re.compile(rb'\br="(?:[A-Z]{2,}\d|[A-Z]\d{6})')
_FILLED_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+)(\d+)"(?:[^>]*[^/])?>')
_FAILED_CELL = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]+)(\d+)"')
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass
class SheetFacts:
    """What cell values don't tell. Rows and columns are counted from 1; `merges` are columns with the first and last row of a merge one wide.

    `has_numbers`: every row says its number, so that the sheet can be cut between rows.
    """

    part: str = ""
    row_count: int = 0
    has_numbers: bool = True
    hidden_rows: set[int] = field(default_factory=set)
    failed_cells: set[tuple[int, int]] = field(default_factory=set)
    merges: list[tuple[int, int, int]] = field(default_factory=list)


def inspect(path: Path, max_bytes: int) -> dict[str, SheetFacts]:
    """Facts by sheet name of an .xlsx file that is safe to open.

    Raises EmptyFile, NotARoster, PasswordProtected, BrokenFile or FileTooLarge.
    """
    size = path.stat().st_size
    if size == 0:
        raise EmptyFile
    if size > max_bytes:
        raise too_large(max_bytes)
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
    ) as fault:
        raise BrokenFile from fault


def is_workbook(path: Path) -> bool:
    """Whether the file begins as some kind of workbook; everything else is read as CSV."""
    with path.open("rb") as file:
        return file.read(4) in (_ZIP, _OLE)


def too_large(max_bytes: int = MAX_INFLATED_BYTES) -> FileTooLarge:
    """The refusal of a file that is larger than is read."""
    return FileTooLarge(megabytes=max_bytes // MEGABYTE, rows=MAX_ROWS, columns=MAX_COLUMNS)


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
        raise too_large()
    names = _sheet_names(archive)
    facts = {}
    for part, info in parts.items():
        with archive.open(info) as file:
            if part in names:
                facts[names[part]] = _sheet_facts(file, part)
            else:
                _inflate_within(file, MAX_TEXT_BYTES)
    return facts


def _sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet names by the archive's part."""
    workbook = _read_xml(archive, "xl/workbook.xml")
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
        raise too_large()
    if b"<!DOCTYPE" in text:
        raise BrokenFile
    return ElementTree.fromstring(text)  # noqa: S314 -- small, and without a DOCTYPE it can define no entities


def _inflate_within(file: IO[bytes], limit: int) -> None:
    inflated = 0
    while piece := file.read(_PIECE):
        inflated += len(piece)
        if inflated > limit:
            raise too_large()


def _sheet_facts(file: IO[bytes], part: str) -> SheetFacts:
    facts = SheetFacts(part)
    columns: set[bytes] = set()
    for piece in _tagwise(file):
        _note_rows(facts, piece)
        if _FAR.search(piece):
            for column, row in _FILLED_CELL.findall(piece):
                columns.add(column)
                facts.row_count = max(facts.row_count, int(row))
        if b't="e"' in piece:
            facts.failed_cells.update(
                (int(row), column_number(letters)) for letters, row in _FAILED_CELL.findall(piece)
            )
        if b"mergeCell" in piece:
            facts.merges += _narrow_merges(piece)
        width = max(map(column_number, columns), default=LETTERS)
        if facts.row_count > MAX_ROWS or width > MAX_COLUMNS or facts.row_count * width > MAX_CELLS:
            raise too_large()
    return facts


def _note_rows(facts: SheetFacts, piece: bytes) -> None:
    for tag in _TAG.finditer(piece):
        number = _ROW_NUMBER.search(tag[1])
        facts.has_numbers = facts.has_numbers and number is not None
        facts.row_count = int(number[1]) if number else facts.row_count + 1
        if _HIDDEN.search(tag[1]):
            facts.hidden_rows.add(facts.row_count)


def _narrow_merges(piece: bytes) -> Iterator[tuple[int, int, int]]:
    for first, first_row, last, last_row in _MERGE.findall(piece):
        if first == last:
            yield column_number(first), int(first_row), int(last_row)


def _tagwise(file: IO[bytes]) -> Iterator[bytes]:
    """Pieces of a part that end where a tag ends."""
    rest = b""
    while piece := file.read(_PIECE):
        head, bracket, tail = (rest + piece).rpartition(b">")
        yield head + bracket
        rest = tail
        if len(rest) > MAX_TEXT_BYTES:
            raise too_large()
    yield rest


def column_number(letters: bytes) -> int:
    """`A` is 1, `Z` 26, `AA` 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
