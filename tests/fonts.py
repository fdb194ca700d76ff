"""A small font to print in: the signs of GB 2312 out of the real one, since cutting the signs of a letter out of 65,000 takes half a second."""

import os
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection

from app.core.pdf import face_in

FILE = Path(__file__).parents[1] / "var" / "test-font.ttc"
_ROWS = range(0xA1, 0xD8)
_PLACES = range(0xA1, 0xFF)


def small(real: Path) -> Path:
    """The small font, made at the first run; the real one, where there is none to make it from."""
    face = face_in(real)
    if face is None:
        return real
    if not FILE.exists() or FILE.stat().st_mtime < real.stat().st_mtime:
        FILE.parent.mkdir(exist_ok=True)
        made = FILE.with_suffix(f".{os.getpid()}")
        with TTCollection(str(real), lazy=True) as fonts:
            font = fonts.fonts[face]
            subsetter = Subsetter(
                Options(
                    name_IDs=["*"],
                    layout_closure=False,
                    layout_features=[],
                    drop_tables=["GSUB", "GPOS", "VORG", "BASE"],
                )
            )
            subsetter.populate(text=_signs())
            subsetter.subset(font)
            fonts.fonts = [font]
            fonts.save(str(made))
        made.replace(FILE)  # whole at once: another worker may be making it too
    return FILE


def _signs() -> str:
    ascii_signs = "".join(map(chr, range(32, 127)))
    return ascii_signs + bytes(byte for row in _ROWS for place in _PLACES for byte in (row, place)).decode(
        "gb2312", "ignore"
    )
