"""Passwords (argon2id) and the second factor (TOTP, RFC 6238)."""

import secrets
from functools import lru_cache

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from app.accounts.errors import PasswordWeak
from app.accounts.rules import MIN_PASSWORD
from app.core import clock

# OWASP's smallest recommended setting of argon2id: enough for a random or long password, and kind to a small machine.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Without letters and digits that look alike on paper.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
TOTP_WINDOW = 1
ISSUER = "组织生活"


def hash_password(password: str) -> str:
    """The argon2id hash to store."""
    return _hasher.hash(password)


def matches(password_hash: str, password: str) -> bool:
    """Whether a password belongs to a hash; with an empty hash the work is the same and the answer no."""
    try:
        return _hasher.verify(password_hash or _nobody(), password) and bool(password_hash)
    except (VerifyMismatchError, InvalidHashError):
        return False


@lru_cache
def _nobody() -> str:
    """The hash that stands in for users who do not exist."""
    return _hasher.hash(secrets.token_urlsafe(32))


def one_time_password() -> str:
    """A random password of 79 bits, in groups that can be read out on the telephone."""
    text = "".join(secrets.choice(_ALPHABET) for _ in range(16))
    return "-".join(text[n : n + 4] for n in range(0, 16, 4))


def check_strength(password: str, username: str, old: str) -> None:
    """Length is what counts. Raises `PasswordWeak` naming the mend."""
    if len(password) < MIN_PASSWORD or username.casefold() in password.casefold() or password == old:
        raise PasswordWeak(pointer="/new_password", length=MIN_PASSWORD)


def new_totp_secret() -> str:
    """A shared secret, base32."""
    return pyotp.random_base32()


def otpauth_uri(secret: str, username: str) -> str:
    """What an authenticator app scans."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER)


def totp_step(secret: str | None, code: str, last_step: int) -> int | None:
    """The 30-second step a code is for, one step of clock error allowed; None when it fits none after `last_step`."""
    if secret is None:
        return None
    totp = pyotp.TOTP(secret)
    now = totp.timecode(clock.now())
    for step in range(max(now - TOTP_WINDOW, last_step + 1), now + TOTP_WINDOW + 1):
        if secrets.compare_digest(totp.generate_otp(step).encode(), code.encode()):
            return step
    return None
