"""The rotating check-in code: `handle (8 bytes) | step (4) | HMAC-SHA256 of both (first 10)`, in base64url.

It says which activity and which 15 seconds, and that this server said so; who scans it is told by the sign-in. No place, no person.
"""

import hmac
import secrets
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from app.activities.errors import ForeignCode
from app.activities.rules import start_of, step_of
from app.core import base64url
from app.core.crypto import keyring

HANDLE_BYTES = 8
STEP_BYTES = 4
MAC_BYTES = 10
TOKEN_LENGTH = 30  # 22 bytes in base64url without padding
FOLLOWING_STEPS = 20  # five minutes on a screen without network


class Scanned(NamedTuple):
    """What a genuine code says: the activity's handle in hex, and the step in which it was shown."""

    handle: str
    step: int


def new_handle() -> str:
    """A random handle for an activity, in hex."""
    return secrets.token_hex(HANDLE_BYTES)


def token(handle: str, step: int) -> str:
    """The code of an activity for one step."""
    body = bytes.fromhex(handle) + step.to_bytes(STEP_BYTES, "big")
    return base64url.encode(body + _mac(body))


@lru_cache(maxsize=256)  # everybody in the room sends the same one
def read(text: str) -> Scanned:
    """Take a scanned code apart. Raises `ForeignCode` (422) for anything that this server did not make."""
    try:
        raw = base64url.decode(text) if len(text) == TOKEN_LENGTH else b""
    except ValueError as fault:
        raise ForeignCode(pointer="/token") from fault
    body, mac = raw[:-MAC_BYTES], raw[-MAC_BYTES:]
    if not hmac.compare_digest(mac, _mac(body)) or not body:
        raise ForeignCode(pointer="/token")
    return Scanned(body[:HANDLE_BYTES].hex(), int.from_bytes(body[HANDLE_BYTES:], "big"))


def taken_until(step: int) -> datetime:
    """The instant from which a code is no longer taken: the end of the step after its own."""
    return start_of(step + 2)


def following(handle: str, at: datetime) -> list[str]:
    """The codes of the steps after the current one, for the next five minutes."""
    return [token(handle, step_of(at) + ahead) for ahead in range(1, FOLLOWING_STEPS + 1)]


def _mac(body: bytes) -> bytes:
    return hmac.digest(keyring().mac_key("check_in_code"), body, "sha256")[:MAC_BYTES]
