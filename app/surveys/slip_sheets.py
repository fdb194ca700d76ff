"""Sealed slips drawn on A4, six a page, to be cut, folded and put into envelopes that look alike; the code alone tells one from another."""

from app.core.sheets import Box, Sheets
from app.surveys import slip_codes
from app.surveys.slips import Prints

ACROSS, DOWN = 2, 3
WIDTH, HEIGHT = 105.0, 99.0
MARGIN = 9.0
QR_SIDE = 30.0
STEP, STEP_SIZE = 6.5, 10.0
STEPS = (
    "用谁的手机都行：扫码，或打开网址、输入编号。",
    "手机拿在自己手里填，别让旁人看着。",
    "一张票只能用一次，交了不能改。",
    "交完把回执抄下来，计票后可以核对：",
)


def draw(prints: Prints) -> bytes:
    """The document. Its title and its data name no code."""
    sheets = Sheets("密封票")
    for place, code in enumerate(prints.codes):
        at = place % (ACROSS * DOWN)
        if at == 0:
            sheets.add_page()
            _cuts(sheets)
        _slip(sheets, (at % ACROSS * WIDTH, at // ACROSS * HEIGHT), prints, code)
    return bytes(sheets.output())


def _cuts(sheets: Sheets) -> None:
    sheets.set_draw_color(150)
    sheets.set_dash_pattern(1.5, 1.5)
    sheets.line(WIDTH, 0, WIDTH, HEIGHT * DOWN)
    for row in range(1, DOWN):
        sheets.line(0, row * HEIGHT, WIDTH * ACROSS, row * HEIGHT)
    sheets.set_dash_pattern()


def _slip(sheets: Sheets, corner: tuple[float, float], prints: Prints, code: str) -> None:
    x, y = corner[0] + MARGIN, corner[1] + MARGIN
    inside = WIDTH - 2 * MARGIN
    right = x + QR_SIDE + 4
    sheets.line_of(x, y, "密封票", size=15, width=inside, align="C")
    sheets.flow(Box(x + 1, y + 9, inside - 1, 12), [f"{prints.cell}　{prints.title}"])
    sheets.qr(x + 1, y + 22, QR_SIDE, f"{prints.address}#{code}")
    sheets.line_of(right, y + 22, "编号", size=9)
    sheets.line_of(right, y + 27, slip_codes.grouped(code), size=13)
    sheets.line_of(right, y + 37, "截止", size=9)
    sheets.line_of(right, y + 42, prints.until, size=10)
    sheets.flow(Box(x + 1, y + 53, inside - 1, 6), [prints.address])
    for number, step in enumerate(STEPS):
        sheets.line_of(x, y + 59 + number * STEP, step, size=STEP_SIZE)
    sheets.set_draw_color(0)
    sheets.line(x + 61, y + 83, x + inside, y + 83)
