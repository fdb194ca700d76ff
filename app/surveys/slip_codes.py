"""The code of a sealed slip: what a member draws. It is made in memory and printed once; kept is a keyed hash that leads back to nobody."""

import hmac
import secrets

from app.core.crypto import keyring

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U, which are read for others
CODE_CHARS = 12  # 60 bits, and the hash cannot be tried without the root key
GROUP = 4
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"}) | {ord(each): None for each in " -　"}


def new_codes(count: int) -> list[str]:
    """So many codes, all different, in no order."""
    found: set[str] = set()
    while len(found) < count:
        found.add("".join(secrets.choice(ALPHABET) for _ in range(CODE_CHARS)))
    return list(found)


def grouped(code: str) -> str:
    """As it is printed, for the eye."""
    return " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def digest(typed: str) -> str:
    """What a slip is kept under, however its code was typed."""
    code = typed.upper().translate(_READ_AS)
    return hmac.new(keyring().mac_key("ballot-slip"), code.encode(), "sha256").hexdigest()
