"""Values that are taken once: challenges, proofs of cards, and what other systems sign to get a token."""

import hashlib
from datetime import datetime, timedelta

from sqlmodel import Field, Session

from app.core import clock
from app.core.db import Table, UtcDateTime, insert_new
from app.core.ids import new_id


class SpentNonce(Table, table=True):
    """A value that was taken, by its SHA-256 in hex; forgotten once it would be too old anyway."""

    __tablename__ = "spent_nonce"

    digest: str = Field(max_length=64, unique=True)
    expires_at: datetime = Field(sa_type=UtcDateTime, index=True)


def digest(value: bytes) -> str:
    """Under what a value is remembered."""
    return hashlib.sha256(value).hexdigest()


def spend(session: Session, value: bytes, life: timedelta) -> bool:
    """Take a value; whether nobody has before. It is remembered for `life`, after which it must be too old for other reasons."""
    row = {"id": new_id(), "digest": digest(value), "expires_at": clock.now() + life}
    return insert_new(session, SpentNonce, row)
