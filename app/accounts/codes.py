"""Short codes that people read out or type: random digits, kept as a keyed hash, good once, for ten minutes, for five tries."""

import secrets
from datetime import datetime

from sqlmodel import Session, select

from app.accounts.errors import CodeWrong
from app.accounts.models import OneTimeCode
from app.accounts.rules import CODE_ATTEMPTS, CODE_DIGITS, CODE_LIFE
from app.core import clock
from app.core.crypto import keyring
from app.core.db import insert_new
from app.core.ids import new_id


def new_code(digits: int = CODE_DIGITS) -> str:
    """Random digits."""
    return f"{secrets.randbelow(10**digits):0{digits}d}"


def keep(session: Session, purpose: str, subject: object, code: str) -> OneTimeCode:
    """Keep a code for a subject; one that was kept before is good no longer."""
    values = {"id": new_id(), "subject_hmac": _subject(purpose, subject), "attempts": 0, "expires_at": clock.now()}
    insert_new(session, OneTimeCode, values | {"code_hmac": b""})
    row = _locked(session, purpose, subject)
    assert row is not None  # noqa: S101  it was there, or has just been put there
    row.code_hmac = hash_code(purpose, subject, code)
    row.attempts = 0
    row.expires_at = code_expiry()
    return row


def spend(session: Session, purpose: str, subject: object, code: str, pointer: str) -> None:
    """Use up a code. Raises `CodeWrong`, and counts the try, unless it is the right one in time."""
    row = _locked(session, purpose, subject)
    if row is None or row.expires_at <= clock.now() or row.attempts >= CODE_ATTEMPTS:
        raise CodeWrong(pointer=pointer)
    row.attempts += 1
    if not secrets.compare_digest(row.code_hmac, hash_code(purpose, subject, code)):
        raise CodeWrong(pointer=pointer)
    session.delete(row)


def hash_code(purpose: str, subject: object, code: str) -> bytes:
    """The keyed hash of a code for one purpose and one subject."""
    return keyring().blind_index(f"code|{purpose}", f"{subject}|{code}")


def code_expiry() -> datetime:
    """When a code made now ends."""
    return clock.now() + CODE_LIFE


def _subject(purpose: str, subject: object) -> bytes:
    return keyring().blind_index("code|subject", f"{purpose}|{subject}")


def _locked(session: Session, purpose: str, subject: object) -> OneTimeCode | None:
    mine = select(OneTimeCode).where(OneTimeCode.subject_hmac == _subject(purpose, subject))
    return session.exec(mine.with_for_update()).first()
