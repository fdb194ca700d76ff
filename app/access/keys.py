"""Signing keys: generated, stored sealed, replaced by `python -m app keys rotate-signing`, parsed once a process."""

import secrets
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Connection, and_, bindparam, or_
from sqlmodel import Session, col, select

from app.access.models import SigningKey
from app.core import clock
from app.core.crypto import keyring
from app.core.ids import new_id

ACCESS, CARD = "access", "card"
# How long a key is still needed once it signs no more: access tokens live for 15 minutes, cards on paper for a year.
_VERIFIES_FOR = {ACCESS: timedelta(hours=1), CARD: timedelta(days=372)}
# How long a new key is published before it signs: who verifies cards without network has keys of up to 14 days ago.
_PUBLISHED_BEFORE = {CARD: timedelta(days=14)}


@lru_cache(maxsize=64)
def _public(pem: str) -> ec.EllipticCurvePublicKey:
    key = serialization.load_pem_public_key(pem.encode())
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise TypeError("a signing key must be an EC key")
    return key


def rotate(session: Session, purpose: str) -> SigningKey:
    """Make the next key of a purpose, which takes over at once, or once it has been published for long enough.

    What the one before has signed stays good.
    """
    return _create(session, purpose, clock.now() + _PUBLISHED_BEFORE.get(purpose, timedelta()))


def replace_leaked(session: Session, purpose: str) -> SigningKey:
    """Make a key that signs at once, and withdraw the ones before: whoever may have them could sign anything."""
    now = clock.now()
    made = _create(session, purpose, now)
    for old in session.exec(select(SigningKey).where(SigningKey.purpose == purpose, SigningKey.id != made.id)):
        old.withdrawn_at = old.withdrawn_at or now
    return made


def ensure(session: Session, *purposes: str) -> None:
    """Make the first key of each purpose that has none."""
    for purpose in purposes:
        there = select(SigningKey.id).where(SigningKey.purpose == purpose, col(SigningKey.retired_at).is_(None))
        if session.exec(there).first() is None:
            _create(session, purpose, clock.now())


def _create(session: Session, purpose: str, signs_from: datetime) -> SigningKey:
    for old in session.exec(
        select(SigningKey).where(SigningKey.purpose == purpose, col(SigningKey.retired_at).is_(None))
    ):
        old.retired_at = signs_from
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
        created_at=clock.now(),
        signs_from=signs_from,
    )
    session.add(row)
    session.flush()
    return row


class KeySet:
    """The parsed keys of one purpose, from rows with the latest first: one that signs, all that are published; and when they were read."""

    def __init__(self, rows: list[SigningKey]) -> None:
        self.loaded_at: datetime = clock.now()
        signing = next((row for row in rows if row.signs_from <= self.loaded_at), rows[-1])
        self.signing_kid = signing.kid
        pem = keyring().open("signing_key.private", signing.id, signing.private_sealed)
        private = serialization.load_pem_private_key(pem.encode(), password=None)
        if not isinstance(private, ec.EllipticCurvePrivateKey):
            raise TypeError("a signing key must be an EC key")
        self.private = private
        self.public = {row.kid: _public(row.public_pem) for row in rows}


_IS_PUBLISHED = and_(
    col(SigningKey.purpose) == bindparam("purpose"),
    col(SigningKey.withdrawn_at).is_(None),
    or_(col(SigningKey.retired_at).is_(None), col(SigningKey.retired_at) > bindparam("still_needed")),
)
_LATEST_FIRST = (
    select(SigningKey).where(_IS_PUBLISHED).order_by(col(SigningKey.signs_from).desc(), col(SigningKey.id).desc())
)
_PUBLIC = select(SigningKey.kid, SigningKey.public_pem).where(_IS_PUBLISHED)


def load(session: Session, purpose: str) -> KeySet:
    """The key of a purpose that signs, those whose signatures are still in use, and the next one; `ensure` has run at start."""
    return KeySet(list(session.exec(_LATEST_FIRST, params=_of(purpose)).all()))


def published(connection: Connection, purpose: str) -> dict[str, ec.EllipticCurvePublicKey]:
    """The keys of a purpose by `kid`, as `load` knows them, without opening the one that signs."""
    return {kid: _public(pem) for kid, pem in connection.execute(_PUBLIC, _of(purpose))}


def _of(purpose: str) -> dict[str, Any]:
    return {"purpose": purpose, "still_needed": clock.now() - _VERIFIES_FOR.get(purpose, timedelta())}


def all_public(session: Session, purpose: str) -> dict[str, ec.EllipticCurvePublicKey]:
    """Every key that a purpose ever had, by `kid`: for signatures that are kept for good."""
    rows = session.exec(select(SigningKey).where(SigningKey.purpose == purpose)).all()
    return {row.kid: _public(row.public_pem) for row in rows}
