"""Keys to sign ballots' tokens with, and tokens under them."""

from functools import cache
from typing import NamedTuple
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_der_private_key

from app.surveys import blind_rsa
from app.surveys.blind_rsa import Signer
from tests.surveys import phone

SURVEY, CELL = UUID("0198f0aa-7c1e-7000-8000-00000000000a"), UUID("0198f0aa-7c1e-7000-8000-00000000000b")


class Key(NamedTuple):
    """A key as the server holds it, and its numbers."""

    private: rsa.RSAPrivateKey
    numbers: rsa.RSAPrivateNumbers
    public: bytes
    signer: Signer


def made(private_der: bytes) -> Key:
    private = load_der_private_key(private_der, None, unsafe_skip_rsa_key_validation=True)
    assert isinstance(private, rsa.RSAPrivateKey)
    return Key(private, private.private_numbers(), blind_rsa.public_key_of(private_der), Signer(private_der))


@cache
def two_keys() -> tuple[Key, Key]:
    """As of two cells; made once, since that takes a second."""
    return made(blind_rsa.generate_key()), made(blind_rsa.generate_key())


def der_of(numbers: rsa.RSAPrivateNumbers) -> bytes:
    """A private key of any numbers, good or not."""
    key = numbers.private_key(unsafe_skip_rsa_key_validation=True)
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def token_of(key: Key) -> tuple[bytes, bytes]:
    """A prepared message and its signature."""
    blinding = phone.blind(key.public, phone.prepare(SURVEY, CELL))
    return blinding.prepared_msg, phone.finalize(key.public, blinding, key.signer.blind_sign(blinding.blinded_msg))
