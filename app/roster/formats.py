"""How a workbook shows its numbers: which of its cell styles show a month and no day."""

import re
from collections.abc import Iterable
from html import unescape

# Built-in formats of ECMA-376, 18.8.30: mmm-yy, and yyyy年m月 in its Chinese list.
_BUILT_IN = frozenset({17, 27, 36, 50, 52, 57})

_TAG = re.compile(rb"""<(/?)(?:\w+:)?(numFmt|cellXfs|xf)\b((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(rb"""\b(numFmtId|formatCode)=(?:"([^"]*)"|'([^']*)')""")
# What stands in a format as it is: text in quotes, after a backslash, and notes on language and colour.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


def month_styles(pieces: Iterable[bytes]) -> set[int]:
    """The numbers of the cell styles that show a month without its day, from the text of xl/styles.xml in pieces."""
    months = set(_BUILT_IN)
    found: set[int] = set()
    style, is_in_styles = 0, False
    for piece in pieces:
        for end, tag, attributes in _TAG.findall(piece):
            said = {name: one or other for name, one, other in _ATTRIBUTE.findall(attributes)}
            number = int(said.get(b"numFmtId", 0))
            if tag == b"numFmt":
                _note(months, number, unescape(said.get(b"formatCode", b"").decode("utf-8", "replace")))
            elif tag == b"cellXfs":
                is_in_styles = not end
            elif is_in_styles and not end:
                if number in months:
                    found.add(style)
                style += 1
    return found


def _note(months: set[int], number: int, code: str) -> None:
    """A workbook may give a built-in number a format of its own."""
    months.discard(number)
    if shows_month_only(code):
        months.add(number)


def shows_month_only(code: str) -> bool:
    """Whether a number format shows a month but no day: yyyy"年"m"月", mmm-yy; with hours or seconds an m stands for minutes."""
    letters = _LITERAL.sub("", code).split(";")[0].lower()
    return "m" in letters and not any(letter in letters for letter in "dhs")
