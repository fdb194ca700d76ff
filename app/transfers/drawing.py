"""Letters and receipts drawn on A4: the stub above, the letter in the middle, the receipt below, torn along two lines with 骑缝章."""

from app.core.pdf import Filled
from app.core.sheets import Box, Sheets
from app.transfers.forms import TITLE, LetterForm, ReceiptForm

LEFT, WIDTH = 22.0, 166.0
RIGHT = LEFT + WIDTH
SMALL, PLAIN, LARGE = 9.0, 11.0, 17.0
STUB, LETTER, RECEIPT = 10.0, 88.0, 208.0  # where the parts begin, in millimetres from above
QR_SIDE = 26.0
BLANK = "　　　　　　　　"  # to be filled in by hand
KEPT = "存根由开出单位保存。"
RECEIPT_NOTE = "接收党员组织关系的基层党委请在接收后一个月内，把回执联邮寄或传真给开出单位。"
SCAN_NOTE = "也可以扫码回复"


def add_letter(sheets: Sheets, form: LetterForm, link: str | None, *, is_void: bool) -> None:
    """One page: three parts under one number. `link` is where the receipt can be given, None where it can't be any more."""
    sheets.add_page()
    _head(sheets, STUB, f"{TITLE}（存根）", form.number)
    sheets.flow(Box(LEFT, STUB + 19, WIDTH, 36), form.stub())
    _seal(sheets, STUB + 46, form.issued_on)
    sheets.line_of(LEFT, STUB + 64, KEPT, size=SMALL)
    sheets.tear_line(LETTER - 6, f"骑缝章　　{form.number}")
    _letter(sheets, form)
    sheets.tear_line(RECEIPT - 6, f"骑缝章　　{form.number}")
    _receipt(sheets, RECEIPT, ReceiptForm(form.number, form.issuer, form.name))
    sheets.line_of(LEFT, RECEIPT + 72, RECEIPT_NOTE, size=SMALL)
    if link is not None:
        sheets.qr(LEFT, RECEIPT + 40, QR_SIDE, link)
        sheets.line_of(LEFT, RECEIPT + 67, SCAN_NOTE, size=SMALL, width=QR_SIDE, align="C")
    if is_void:
        for middle in (STUB + 36, LETTER + 52, RECEIPT + 36):
            sheets.stamp(sheets.w / 2, middle, "作　废")


def add_receipt(sheets: Sheets, form: ReceiptForm) -> None:
    """A page with the receipt alone, as it was filled in."""
    sheets.add_page()
    _receipt(sheets, 20, form)


def _head(sheets: Sheets, y: float, title: str, number: str) -> None:
    sheets.line_of(LEFT, y, title, size=LARGE, width=WIDTH, align="C")
    sheets.line_of(LEFT, y + 11, number, size=PLAIN, width=WIDTH, align="R")


def _letter(sheets: Sheets, form: LetterForm) -> None:
    _head(sheets, LETTER, TITLE, form.number)
    sheets.flow(Box(LEFT, LETTER + 18, WIDTH, 18), [Filled(form.addressee), "："])
    sheets.flow(Box(LEFT, LETTER + 28, WIDTH, 46), form.body())
    sheets.flow(Box(LEFT, LETTER + 73, WIDTH, 18), form.validity())
    _seal(sheets, LETTER + 76, form.issued_on)
    lines = (
        f"党员联系电话：{form.phone}",
        f"党员原所在基层党委：{form.issuer}",
        f"通讯地址：{form.issuer_address}",
        f"联系电话：{form.issuer_phone}",
        f"传真：{form.issuer_fax or BLANK}　　邮编：{form.issuer_postcode}",
    )
    for place, line in enumerate(lines):
        sheets.line_of(LEFT, LETTER + 84 + place * 5.5, line, size=PLAIN - 1)


def _receipt(sheets: Sheets, y: float, form: ReceiptForm) -> None:
    _head(sheets, y, f"{TITLE}（回执联）", form.number)
    sheets.flow(Box(LEFT, y + 17, WIDTH, 18), [Filled(form.addressee), "："])
    sheets.flow(Box(LEFT, y + 27, WIDTH, 18), form.body())
    _seal(sheets, y + 40, form.received_on)
    lines = [f"经办人：{form.handler}", f"联系电话：{form.phone}"]
    if form.own_number:
        lines.append(f"回执编号：{form.own_number}")
    for place, line in enumerate(lines):
        sheets.line_of(LEFT + 34, y + 44 + place * 8, line)


def _seal(sheets: Sheets, y: float, day: str) -> None:
    """The place for the seal, with the day below it."""
    sheets.line_of(RIGHT - 60, y + 4, "（盖章）", width=60, align="C")
    sheets.line_of(RIGHT - 60, y + 14, day, width=60, align="C")
