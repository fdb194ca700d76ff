"""Values that are taken once."""

import hashlib
from datetime import timedelta

from sqlmodel import Session

from app.core import clock
from app.core.db import insert_new
from app.core.ids import new_id
from app.identity.models import SpentNonce


def digest(value: bytes) -> str:
    """Under what a value is remembered."""
    return hashlib.sha256(value).hexdigest()


def spend(session: Session, value: bytes, life: timedelta) -> bool:
    """Take a value; whether nobody has before. It is remembered for `life`, after which it must be too old for other reasons."""
    row = {"id": new_id(), "digest": digest(value), "expires_at": clock.now() + life}
    return insert_new(session, SpentNonce, row)
