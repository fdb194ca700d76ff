"""Signing keys: generated, stored sealed, replaced by `python -m app keys rotate-signing`, parsed once a process."""

import secrets
from datetime import datetime, timedelta
from functools import lru_cache

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlmodel import Session, col, or_, select

from app.access.models import SigningKey
from app.core import clock
from app.core.crypto import keyring
from app.core.ids import new_id

ACCESS = "access"
# What an access key has signed outlives it by no more than this: tokens live for 15 minutes.
VERIFIES_FOR = timedelta(hours=1)


@lru_cache(maxsize=64)
def _public(pem: str) -> ec.EllipticCurvePublicKey:
    key = serialization.load_pem_public_key(pem.encode())
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise TypeError("a signing key must be an EC key")
    return key


def create(session: Session, purpose: str) -> SigningKey:
    """Make a new P-256 key of a purpose; the one before signs nothing from now on, but verifies what it signed."""
    now = clock.now()
    for old in session.exec(
        select(SigningKey).where(SigningKey.purpose == purpose, col(SigningKey.retired_at).is_(None))
    ):
        old.retired_at = now
    private = ec.generate_private_key(ec.SECP256R1())
    row_id = new_id()
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    public = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    row = SigningKey(
        id=row_id,
        kid=secrets.token_hex(8),
        purpose=purpose,
        public_pem=public.decode(),
        private_sealed=keyring().seal("signing_key.private", row_id, pem),
        created_at=now,
    )
    session.add(row)
    session.flush()
    return row


def ensure(session: Session, purpose: str) -> None:
    """Make the first key of a purpose unless one signs already."""
    signing = select(SigningKey.id).where(SigningKey.purpose == purpose, col(SigningKey.retired_at).is_(None))
    if session.exec(signing).first() is None:
        create(session, purpose)


class KeySet:
    """The parsed keys of one purpose: one that signs, all that verify; and when they were read."""

    def __init__(self, rows: list[SigningKey]) -> None:
        self.loaded_at: datetime = clock.now()
        signing = next(row for row in rows if row.retired_at is None)
        self.signing_kid = signing.kid
        pem = keyring().open("signing_key.private", signing.id, signing.private_sealed)
        private = serialization.load_pem_private_key(pem.encode(), password=None)
        if not isinstance(private, ec.EllipticCurvePrivateKey):
            raise TypeError("a signing key must be an EC key")
        self.private = private
        self.public = {row.kid: _public(row.public_pem) for row in rows}


def load(session: Session, purpose: str) -> KeySet:
    """The key of a purpose that signs, and those of the last hour, whose tokens are still in use; `ensure` has run at start."""
    alive = or_(col(SigningKey.retired_at).is_(None), col(SigningKey.retired_at) > clock.now() - VERIFIES_FOR)
    rows = select(SigningKey).where(SigningKey.purpose == purpose, alive).order_by(col(SigningKey.created_at).desc())
    return KeySet(list(session.exec(rows).all()))


def all_public(session: Session, purpose: str) -> dict[str, ec.EllipticCurvePublicKey]:
    """Every key that a purpose ever had, by `kid`: for signatures that are kept for good."""
    rows = session.exec(select(SigningKey).where(SigningKey.purpose == purpose)).all()
    return {row.kid: _public(row.public_pem) for row in rows}
