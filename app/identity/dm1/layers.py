"""The layers of a card beneath its meaning: base45 and canonical CBOR, each thing written in one way alone.

What is in the way of everybody who waits at a door is read here without detours: byte strings and what stands between them are compared
as they are written, and only maps of claims go through a CBOR library.
"""

from collections.abc import Mapping
from typing import Any

import cbor2

_ALPHABET = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_NO_DIGIT = 255
_DIGITS = bytes(_ALPHABET.index(byte) if byte in _ALPHABET else _NO_DIGIT for byte in range(256))


class NotCanonical(ValueError):
    """Bytes or a text that nothing is written as."""


def _require(holds: bool) -> None:  # noqa: FBT001  reads as an assertion that is never optimized away
    if not holds:
        raise NotCanonical()


def unbase45(text: str) -> bytes:
    """The bytes of a text (RFC 9285). Raises `NotCanonical`."""
    _require(text.isascii())
    digits = text.encode().translate(_DIGITS)
    count, rest = divmod(len(digits), 3)
    _require(rest != 1 and _NO_DIGIT not in digits)
    low, middle, high = (_lanes(digits[start : 3 * count : 3]) for start in range(3))
    pairs = (low + 45 * middle + 2025 * high).to_bytes(4 * count, "big")
    _require(pairs[1::4].count(0) == count)  # none is of more than 16 bits
    found = bytearray(2 * count)
    found[::2], found[1::2] = pairs[2::4], pairs[3::4]
    if rest:
        last = digits[-2] + 45 * digits[-1]
        _require(last < 1 << 8)
        found.append(last)
    return bytes(found)


def _lanes(digits: bytes) -> int:
    """Digits side by side in one long number, 32 bits for each: what is done to the number is done to all at once."""
    spread = bytearray(4 * len(digits))
    spread[3::4] = digits
    return int.from_bytes(spread, "big")


def written(content: bytes) -> bytes:
    """A byte string of less than 64 KiB, with the shortest head for its length (RFC 8949 §4.2.1)."""
    length = len(content)
    if length < 24:
        return bytes([0x40 + length]) + content
    return (bytes([0x58, length]) if length < 1 << 8 else b"\x59" + length.to_bytes(2, "big")) + content


def strings(raw: bytes, *shape: bytes | None) -> list[bytes]:
    """The byte strings, None in the shape, of what is written with exactly these bytes around them. Raises `NotCanonical`."""
    found, at = [], 0
    for part in shape:
        if part is None:
            content = _string(raw, at)
            found.append(content)
            part = written(content)
        _require(raw.startswith(part, at))
        at += len(part)
    _require(at == len(raw))
    return found


def _string(raw: bytes, at: int) -> bytes:
    """As many bytes as the head at a place says; whether it says so in the shortest way is for the caller to compare."""
    match raw[at : at + 1]:
        case b"\x58":
            start, length = at + 2, raw[at + 1 : at + 2]
        case b"\x59":
            start, length = at + 3, raw[at + 1 : at + 3]
        case head:
            start, length = at + 1, bytes(byte - 0x40 for byte in head if byte >= 0x40)
    return raw[start : start + int.from_bytes(length, "big")]


def value(raw: bytes) -> Any:
    """What CBOR says, if it is written in the shortest way. Whether maps are in canonical order is left to `is_map`. Raises `NotCanonical`."""
    try:
        found = cbor2.loads(raw)
        is_shortest = cbor2.dumps(found) == raw
    except (cbor2.CBORError, ValueError, TypeError, RecursionError) as fault:
        raise NotCanonical() from fault
    _require(is_shortest)
    return found


def is_map(found: object, *labels: int) -> bool:
    """Whether it is a map with exactly these members, given in their canonical order. Python takes 1.0 and True for 1, CBOR does not."""
    return isinstance(found, Mapping) and tuple(found) == labels and all(type(label) is int for label in found)
