"""Blind signatures, RFC 9474's RSABSSA-SHA384-PSS-Randomized with keys of 3072 bits: the server signs a ballot's token without seeing it.

A phone blinds the token, the server signs what it got, the phone takes the blinding off. What comes out is an ordinary RSASSA-PSS signature
(RFC 8017), and every blinded message fits every token equally well: nothing that the server has kept leads from one to the other.
"""

import hashlib
import secrets
from functools import lru_cache
from typing import cast
from uuid import UUID

import gmpy2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA384
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
    load_der_public_key,
)

from app.core import base64url

KEY_BITS = 3072
SALT_BYTES = 48  # RFC 9474 §5: as long as the hash
RANDOM_BYTES = 32  # RFC 9474 §4.1: msg_prefix; the same again at the end of the message
ID_CHARS = 36
PREPARED_BYTES = RANDOM_BYTES + ID_CHARS + len("|") + ID_CHARS + RANDOM_BYTES

_PSS = padding.PSS(mgf=padding.MGF1(SHA384()), salt_length=SALT_BYTES)


class BadBlindedMessage(ValueError):
    """A blinded message is not as long as the key, or no smaller than its modulus (RFC 9474 §4.3)."""


class BadPreparedMessage(ValueError):
    """A prepared message does not name a survey and a cell in the one way in which it may."""


class SigningFault(Exception):
    """The machine has computed a wrong signature. It must not leave: it could give away the key (Boneh, DeMillo, Lipton 1997)."""


def generate_key() -> bytes:
    """A new private key as PKCS#8 DER, unencrypted: seal it before it is stored. Costs a tenth of a second to a whole one."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def public_key_of(private_der: bytes) -> bytes:
    """The public half as SubjectPublicKeyInfo DER."""
    return _private(private_der).public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def fingerprint(public_der: bytes) -> str:
    """SHA-256 of the public key in hex: published before a poll opens, so that phones can tell that all vote under the same key."""
    return hashlib.sha256(public_der).hexdigest()


def jwk(public_der: bytes) -> dict[str, str]:
    """The public key for clients (RFC 7517, 7518 §6.3). PS384 is what the unblinded signature is: RSASSA-PSS with SHA-384 and a salt of 48."""
    numbers = _public(public_der).public_numbers()
    parts = {"n": numbers.n, "e": numbers.e}
    encoded = {
        name: base64url.encode(part.to_bytes((part.bit_length() + 7) // 8, "big")) for name, part in parts.items()
    }
    return {"kty": "RSA", "use": "sig", "alg": "PS384"} | encoded


class Signer:
    """Signs blinded messages with one key, in constant time and blinded once more, so that neither time nor cache tell of the key."""

    def __init__(self, private_der: bytes) -> None:
        """Read a key of `generate_key`."""
        numbers = _private(private_der).private_numbers()
        public = numbers.public_numbers
        self._n, self._e = gmpy2.mpz(public.n), gmpy2.mpz(public.e)
        self._p, self._q = gmpy2.mpz(numbers.p), gmpy2.mpz(numbers.q)
        self._dp, self._dq, self._q_inverse = (gmpy2.mpz(part) for part in (numbers.dmp1, numbers.dmq1, numbers.iqmp))
        self._bytes = (public.n.bit_length() + 7) // 8

    def blind_sign(self, blinded_msg: bytes) -> bytes:
        """Sign (RFC 9474 §4.3): the same message gets the same answer. Raises `BadBlindedMessage`, and `SigningFault` before a wrong one leaves."""
        with gmpy2.context(
            allow_release_gil=True
        ):  # milliseconds: other threads go on, and as many sign at once as there are cores
            return self._blind_sign(blinded_msg)

    def _blind_sign(self, blinded_msg: bytes) -> bytes:
        message = gmpy2.mpz(int.from_bytes(blinded_msg, "big"))
        if len(blinded_msg) != self._bytes or message >= self._n:
            raise BadBlindedMessage
        mask = secrets.randbelow(int(self._n) - 2) + 2
        masked = message * gmpy2.powmod(mask, self._e, self._n) % self._n
        signature = self._power(masked) * gmpy2.invert(mask, self._n) % self._n
        if gmpy2.powmod(signature, self._e, self._n) != message:
            raise SigningFault
        return int(signature).to_bytes(self._bytes, "big")

    def _power(self, base: gmpy2.mpz) -> gmpy2.mpz:
        """The private operation by the Chinese remainder theorem (RFC 8017 §5.2.1)."""
        of_p = gmpy2.powmod_sec(base % self._p, self._dp, self._p)
        of_q = gmpy2.powmod_sec(base % self._q, self._dq, self._q)
        return of_q + self._q * ((of_p - of_q) * self._q_inverse % self._p)


def verify(public_der: bytes, prepared_msg: bytes, signature: bytes) -> bool:
    """Whether a signature, unblinded, is this key's for a prepared message."""
    try:
        _public(public_der).verify(signature, prepared_msg, _PSS, SHA384())
    except InvalidSignature:
        return False
    return True


def message_id(prepared_msg: bytes) -> bytes:
    """SHA-256 of a prepared message: the name under which a ballot is kept once."""
    return hashlib.sha256(prepared_msg).digest()


def parse_prepared(prepared_msg: bytes) -> tuple[UUID, UUID]:
    """The survey and the cell that a prepared message is for: `32 random bytes | "SURVEY|CELL" | 32 random bytes`. Raises `BadPreparedMessage`."""
    text = prepared_msg[RANDOM_BYTES:-RANDOM_BYTES]
    try:
        survey, cell = (UUID(part) for part in text.decode("ascii").split("|"))
    except ValueError as fault:
        raise BadPreparedMessage from fault
    if f"{survey}|{cell}".encode() != text:  # which holds for one length alone: PREPARED_BYTES
        raise BadPreparedMessage
    return survey, cell


def _private(private_der: bytes) -> rsa.RSAPrivateKey:
    """Not looked through again, which takes a tenth of a second: it was sealed by ourselves, and each signature is checked."""
    return cast(rsa.RSAPrivateKey, load_der_private_key(private_der, None, unsafe_skip_rsa_key_validation=True))


@lru_cache(maxsize=1024)
def _public(public_der: bytes) -> rsa.RSAPublicKey:
    return cast(rsa.RSAPublicKey, load_der_public_key(public_der))
