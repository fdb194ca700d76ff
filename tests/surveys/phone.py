"""The phone's side of a blind signature with nothing but integers of Python (RFC 9474 §4, RFC 8017 §9.1): a third implementation beside ours."""

import hashlib
import secrets
from typing import NamedTuple
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import load_der_public_key

HASH_BYTES = 48


class Blinding(NamedTuple):
    """What a phone keeps until it casts, and the one part that it sends before."""

    prepared_msg: bytes
    inverse: int
    blinded_msg: bytes


def prepare(survey: UUID, cell: UUID) -> bytes:
    """What will be signed, new for each ballot."""
    return secrets.token_bytes(32) + f"{survey}|{cell}".encode() + secrets.token_bytes(32)


def blind(public_der: bytes, prepared_msg: bytes, salt: bytes | None = None, inverse: int | None = None) -> Blinding:
    """Blind it; `salt` and `inverse` are given for test vectors alone."""
    numbers = _numbers(public_der)
    inverse = inverse or secrets.randbelow(numbers.n - 1) + 1
    message = pss(prepared_msg, numbers.n.bit_length() - 1, salt or secrets.token_bytes(HASH_BYTES))
    blinded = message * pow(pow(inverse, -1, numbers.n), numbers.e, numbers.n) % numbers.n
    return Blinding(prepared_msg, inverse, blinded.to_bytes(_length(numbers), "big"))


def finalize(public_der: bytes, blinding: Blinding, blind_signature: bytes) -> bytes:
    """The signature of the prepared message, whether it is good or not."""
    numbers = _numbers(public_der)
    signature = int.from_bytes(blind_signature, "big") * blinding.inverse % numbers.n
    return signature.to_bytes(_length(numbers), "big")


def pss(message: bytes, bits: int, salt: bytes) -> int:
    """EMSA-PSS with SHA-384."""
    length = (bits + 7) // 8
    digest = _hash(bytes(8) + _hash(message) + salt)
    room = length - HASH_BYTES - 1
    mask = b"".join(_hash(digest + counter.to_bytes(4, "big")) for counter in range(room // HASH_BYTES + 1))[:room]
    block = int.from_bytes(b"\1" + salt, "big") ^ int.from_bytes(mask, "big")
    block %= 1 << (bits - 8 * (length - room))
    return int.from_bytes(block.to_bytes(room, "big") + digest + b"\xbc", "big")


def _hash(raw: bytes) -> bytes:
    return hashlib.sha384(raw).digest()


def _numbers(public_der: bytes) -> rsa.RSAPublicNumbers:
    key = load_der_public_key(public_der)
    assert isinstance(key, rsa.RSAPublicKey)
    return key.public_numbers()


def _length(numbers: rsa.RSAPublicNumbers) -> int:
    return (numbers.n.bit_length() + 7) // 8
