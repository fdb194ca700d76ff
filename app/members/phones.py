"""Telephone numbers of mainland China: reading and masking them."""

import re
import unicodedata

_SEPARATORS = re.compile(r"[\s()（）\-‐-―·./]+")
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_LANDLINE = re.compile(r"(010|02\d|0[3-9]\d{2})?([2-9]\d{6,7})", re.ASCII)
_COUNTRY_CODE = re.compile(r"^(\+|00)86")


class InvalidPhone(ValueError):
    """Not a telephone number of mainland China."""


def _digits(text: str) -> str:
    return _COUNTRY_CODE.sub("", _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)), count=1)


def parse_mobile(text: str) -> str:
    """The eleven digits of a mobile number, whatever separators, width or +86 it was typed with. Raises InvalidPhone."""
    digits = _digits(text)
    if not _MOBILE.fullmatch(digits):
        raise InvalidPhone(text)
    return digits


def parse_landline(text: str) -> str:
    """A fixed line as `0753-4000000`, or without the area code as typed. Raises InvalidPhone."""
    found = _LANDLINE.fullmatch(_digits(text))
    if found is None:
        raise InvalidPhone(text)
    area, number = found.groups()
    return f"{area}-{number}" if area else number


def mask(number: str) -> str:
    """`138****1234`; of a fixed line only the last four digits stay."""
    if _MOBILE.fullmatch(number):
        return f"{number[:3]}****{number[-4:]}"
    return f"****{number[-4:]}"
