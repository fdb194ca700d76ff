"""Access tokens: ES256 behind a strict reader. The only module that imports python-jose or PyJWT.

The libraries verify a signature; everything else is checked here, because python-jose lets through what it should not: a DER key taken as an
HMAC secret (CVE-2026-85394), missing or mistyped claims, unknown `crit` headers, duplicate members. Tokens follow RFC 9068.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any, NamedTuple, cast
from uuid import UUID

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from jose import jws

from app.core import base64url, clock
from app.core.settings import settings

ALGORITHM = "ES256"
TYPE = "at+jwt"
AUDIENCE = "api"
LIFETIME = timedelta(minutes=15)
MAX_LENGTH = 2048
LEEWAY_SECONDS = 30
REMEMBERED = 4096  # tokens in use at once: a phone sends the same one with every request of its 15 minutes
_COMPACT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}")


class InvalidToken(Exception):
    """The one failure of reading a token, whatever was wrong with it."""


class UnknownKey(InvalidToken):
    """A well-formed token names a key that is not among the known ones; it may have been made since they were read."""


@dataclass(frozen=True)
class AccessToken:
    """What a valid token says: who (`subject`, an account), in which login session, with which client scopes."""

    subject: UUID
    session_id: UUID
    scope: frozenset[str]


class Backend(NamedTuple):
    """What a library does here: make and check one signature. Which one is a setting."""

    sign: Callable[[dict[str, Any], ec.EllipticCurvePrivateKey, dict[str, str]], str]
    verify: Callable[[str, ec.EllipticCurvePublicKey], object]


BACKENDS = {
    "jose": Backend(
        sign=lambda claims, key, headers: str(jws.sign(claims, cast(Any, key), headers, ALGORITHM)),
        verify=lambda token, key: jws.verify(token, cast(Any, key), [ALGORITHM]),
    ),
    "pyjwt": Backend(
        sign=lambda claims, key, headers: jwt.encode(claims, key, ALGORITHM, headers),
        verify=lambda token, key: jwt.PyJWS().decode(token, key, [ALGORITHM]),
    ),
}


def _backend(name: str | None) -> Backend:
    return BACKENDS[name or settings().token_backend]


def issue(
    subject: UUID,
    session_id: UUID,
    kid: str,
    key: ec.EllipticCurvePrivateKey,
    scope: str = "",
    backend: str | None = None,
) -> str:
    """Sign an access token of 15 minutes."""
    now = int(clock.now().timestamp())
    claims = {
        "iss": settings().public_url,
        "aud": AUDIENCE,
        "sub": str(subject),
        "sid": str(session_id),
        "iat": now,
        "exp": now + int(LIFETIME.total_seconds()),
        "scope": scope,
    }
    return _backend(backend).sign(claims, key, {"typ": TYPE, "kid": kid})


def sign_document(claims: dict[str, Any], kind: str, kid: str, key: ec.EllipticCurvePrivateKey) -> str:
    """Sign a JSON document that is no token; `kind` is its `typ`."""
    return _backend(None).sign(claims, key, {"typ": kind, "kid": kid})


def read(token: str, keys: Mapping[str, ec.EllipticCurvePublicKey], backend: str | None = None) -> AccessToken:
    """Verify a token and answer what it says. Raises `InvalidToken`, and nothing else, for anything but a valid token."""
    try:
        return _read(token, keys, _backend(backend))
    except InvalidToken:
        raise
    except Exception as fault:
        raise InvalidToken("unreadable") from fault


def _read(token: str, keys: Mapping[str, ec.EllipticCurvePublicKey], backend: Backend) -> AccessToken:
    _require(isinstance(token, str) and len(token) <= MAX_LENGTH and _COMPACT.fullmatch(token) is not None, "shape")
    key = keys.get(_kid(token.partition(".")[0]))
    if key is None:
        raise UnknownKey("key")
    signed = _signed(token, _Key(key), backend)
    now = clock.now().timestamp()
    _require(signed.issued_at <= now + LEEWAY_SECONDS, "future")
    _require(signed.expires_at > now, "expired")
    return signed.says


class _Signed(NamedTuple):
    """What a signature vouches for. Only the time is still to be looked at, each time."""

    says: AccessToken
    issued_at: int
    expires_at: int


class _Key:
    """A public key that can be looked up by; those of cryptography have no hash."""

    def __init__(self, public: ec.EllipticCurvePublicKey) -> None:
        self.public = public

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.public is self.public

    def __hash__(self) -> int:
        return id(self.public)


@lru_cache(maxsize=REMEMBERED)
def _signed(token: str, key: _Key, backend: Backend) -> _Signed:
    _, payload_part, signature_part = token.split(".")
    _require(len(base64url.decode(signature_part)) == 64, "signature")
    _require(isinstance(key.public.curve, ec.SECP256R1), "key")
    claims = _object(payload_part)
    backend.verify(token, key.public)
    _check_claims(claims)
    says = AccessToken(_id(claims["sub"]), _id(claims["sid"]), frozenset(claims["scope"].split()))
    return _Signed(says, claims["iat"], claims["exp"])


@lru_cache(maxsize=16)
def _kid(header_part: str) -> str:
    """The key that a header names; all tokens of a key have the same header."""
    header = _object(header_part)
    _require(set(header) == {"alg", "typ", "kid"}, "header")
    _require(header["alg"] == ALGORITHM and header["typ"] == TYPE and isinstance(header["kid"], str), "header")
    return str(header["kid"])


def _check_claims(claims: dict[str, Any]) -> None:
    _require(set(claims) == {"iss", "aud", "sub", "sid", "iat", "exp", "scope"}, "claims")
    _require(claims["iss"] == settings().public_url and claims["aud"] == AUDIENCE, "issuer")
    _require(all(isinstance(claims[name], str) for name in ("sub", "sid", "scope")), "types")
    _require(all(type(claims[name]) is int for name in ("iat", "exp")), "types")
    _require(0 < claims["exp"] - claims["iat"] <= LIFETIME.total_seconds(), "lifetime")


def _id(text: str) -> UUID:
    value = UUID(text)
    _require(str(value) == text, "id")  # UUID() takes braces, urn: and capitals too
    return value


def _object(part: str) -> dict[str, Any]:
    value = json.loads(base64url.decode(part), object_pairs_hook=_unique)
    _require(isinstance(value, dict), "object")
    return dict(value)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    _require(len({name for name, _ in pairs}) == len(pairs), "duplicate member")
    return dict(pairs)


def _require(holds: bool, what: str) -> None:  # noqa: FBT001  reads as an assertion that is never optimized away
    if not holds:
        raise InvalidToken(what)
