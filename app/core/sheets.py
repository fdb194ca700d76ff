"""Pages for print: A4, in a Chinese font that is embedded, with QR codes. Only the signs that are used go into the file.

Its libraries take 30 MB and a quarter of a second, so it is imported by whoever draws, when they draw.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple, cast

import segno
from fpdf import FPDF
from fpdf.enums import WrapMode
from fpdf.fonts import TTFFont

from app.core.pdf import Filled, ensure_font
from app.core.settings import settings

DASH_MM = 1.5
SIZES = (12, 11, 10, 9, 8, 7, 6)  # of running text, in points
LINE = 0.75  # millimetres of a line for each point


class Box(NamedTuple):
    """A place on a page, from its top left corner, in millimetres."""

    x: float
    y: float
    width: float
    height: float


class Sheets(FPDF):
    """A document of A4 pages, in millimetres. Raises `FontMissing`."""

    def __init__(self, title: str) -> None:
        face = ensure_font()
        super().__init__(format="A4")
        self.add_font("han", fname=settings().font_file, collection_font_number=face)
        font = cast(TTFFont, self.fonts["han"])
        font.ttfont.recalcBBoxes = False  # drawing each sign once more to measure it takes a fifth of the time
        self.set_auto_page_break(False)
        self.set_title(title)
        self.set_lang("zh-CN")

    def line_of(self, x: float, y: float, text: str, *, size: float = 11, width: float = 0, align: str = "L") -> None:
        """One line of text with its top left corner at x, y; `align` needs a width."""
        self.set_font("han", size=size)
        self.set_xy(x, y)
        self.cell(width or None, size * 0.5, text, align=align)

    def flow(self, box: Box, pieces: Sequence[str]) -> None:
        """Running text in a box, as large as it fits; it breaks anywhere but within a number."""
        size = next((size for size in SIZES if self._height(box, pieces, size) <= box.height), SIZES[-1])
        self.set_margins(box.x, 0, self.w - box.x - box.width)
        self.set_xy(box.x, box.y)
        for piece in pieces:
            is_filled = isinstance(piece, Filled)
            self.set_font("han", style="U" if is_filled else "", size=size)
            shown = f" {piece} " if is_filled else piece
            if piece.isascii() and self.get_x() + self.get_string_width(shown) > box.x + box.width:
                self.ln(size * LINE)
            self.write(size * LINE, shown, wrapmode=WrapMode.CHAR)

    def _height(self, box: Box, pieces: Sequence[str], size: float) -> float:
        """How high running text would be at most: a line more than its letters need, for numbers that are kept whole."""
        self.set_font("han", size=size)
        words = sum(self.get_string_width(f" {piece} " if isinstance(piece, Filled) else piece) for piece in pieces)
        return (math.ceil(words / (box.width - size)) + (len(pieces) > 1)) * size * LINE

    def tear_line(self, y: float, words: str) -> None:
        """A dashed line across the page, with words in its middle."""
        self.set_dash_pattern(DASH_MM, DASH_MM)
        self.line(8, y, self.w - 8, y)
        self.set_dash_pattern()
        self.set_fill_color(255)
        self.set_font("han", size=10)
        width = self.get_string_width(words) + 6
        self.set_xy((self.w - width) / 2, y - 3)
        self.cell(width, 6, words, align="C", fill=True)

    def qr(self, x: float, y: float, side: float, text: str) -> None:
        """A QR code of so many millimetres, its quiet zone beside it."""
        rows = segno.make(text, error="m", micro=False).matrix
        module = side / len(rows)
        self.set_fill_color(0)
        for down, row in enumerate(rows):
            for right, is_dark in enumerate(row):
                if is_dark:
                    self.rect(x + right * module, y + down * module, module, module, style="F")

    def stamp(self, x: float, y: float, words: str) -> None:
        """Large words across what is printed, with their middle at x, y."""
        self.set_font("han", size=72)
        self.set_text_color(200, 30, 30)
        with self.rotation(20, x, y), self.local_context(fill_opacity=0.45):
            width = self.get_string_width(words)
            self.set_xy(x - width / 2, y - 14)
            self.cell(width, 28, words, align="C")
        self.set_text_color(0)
