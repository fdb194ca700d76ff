"""A long sheet as several short workbooks, so that reading one never holds more than a part of it in memory.

The reader of .xlsx files holds a whole sheet. Here the sheet's XML is streamed once and cut between rows; each part goes into a workbook of
its own with the same styles and strings. Rows keep their numbers, since they carry them.
"""

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

ROWS_AT_ONCE = 10_000

_PIECE = 1024 * 1024
_DATA = re.compile(rb"<((?:\w+:)?)sheetData\b[^>]*>")
_ROW_END = re.compile(rb"</(?:\w+:)?row>")


def split(path: Path, part: str, sheet_parts: frozenset[str], folder: Path, rows: int = ROWS_AT_ONCE) -> Iterator[Path]:
    """Workbooks in `folder` that hold the rows of one sheet in order, so many at a time: the next replaces the last.

    `part` is the sheet's place in the archive, `sheet_parts` those of all sheets.
    """
    target = folder / "part.xlsx"
    with zipfile.ZipFile(path) as source, source.open(part) as file:
        shared = [
            info
            for info in source.infolist()
            if info.filename not in sheet_parts and info.filename.endswith((".xml", ".rels"))
        ]
        sheet = _Sheet(file)
        while not sheet.is_at_end:
            with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as short:
                for info in shared:
                    with source.open(info) as original, short.open(info.filename, "w") as copy:
                        shutil.copyfileobj(original, copy, _PIECE)
                with short.open(part, "w") as copy:
                    sheet.copy_rows(copy, rows)
            yield target


class _Sheet:
    """A sheet's XML, read once from front to back."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._rest = b""
        opening = None
        while opening is None and self._read():
            opening = _DATA.search(self._rest)
        self.is_at_end = opening is None
        if opening is not None:
            self._head, self._rest = self._rest[: opening.end()], self._rest[opening.end() :]
            self._end = b"</" + opening[1] + b"sheetData>"
            self._foot = self._end + b"</" + opening[1] + b"worksheet>"

    def _read(self) -> bool:
        piece = self._file.read(_PIECE)
        self._rest += piece
        return bool(piece)

    def copy_rows(self, target: IO[bytes], rows: int) -> None:
        """Write the sheet with its next `rows` alone; the last time with whatever follows the last row."""
        target.write(self._head)
        count = 0
        while count < rows:
            ends = [found.end() for found in _ROW_END.finditer(self._rest)][: rows - count]
            if ends:
                target.write(self._rest[: ends[-1]])
                self._rest = self._rest[ends[-1] :]
                count += len(ends)
            elif self._end in self._rest or not self._read():
                # Behind the last full row there may be empty ones that close themselves.
                target.write(self._rest.partition(self._end)[0])
                self.is_at_end = True
                break
        target.write(self._foot)
