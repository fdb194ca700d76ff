"""Bytes as text for addresses and JSON: base64url without padding (RFC 4648 §5), in its one canonical spelling."""

import base64


def encode(raw: bytes) -> str:
    """The text of bytes."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """The bytes of a text. Raises `ValueError` for other characters, padding, or bits that belong to no byte."""
    raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if encode(raw) != text:
        raise ValueError("not canonical")
    return raw
