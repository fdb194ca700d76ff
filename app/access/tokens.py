"""Access tokens, and what other systems sign to get one: ES256 behind a strict reader. The only module that imports python-jose or PyJWT.

The libraries verify a signature; everything else is checked here, because python-jose lets through what it should not: a DER key taken as an
HMAC secret (CVE-2026-85394), missing or mistyped claims, unknown `crit` headers, duplicate members. Tokens follow RFC 9068, assertions
RFC 7523.
"""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple, cast
from uuid import UUID

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from jose import jwk, jws

from app.core import base64url, clock
from app.core.settings import settings

ALGORITHM = "ES256"
TYPE = "at+jwt"
AUDIENCE = "api"
LIFETIME = timedelta(minutes=15)
MAX_LENGTH = 2048
LEEWAY_SECONDS = 30
# What libraries sign by default lasts for an hour at most; `typ` is optional, or one of these (RFC 7519, draft-ietf-oauth-rfc7523bis).
ASSERTION_LIFETIME = timedelta(hours=1)
ASSERTION_TYPES = frozenset({"JWT", "client-authentication+jwt"})
REMEMBERED = 4096  # tokens in use at once: a phone sends the same one with every request of its 15 minutes
_COMMON = frozenset({"iss", "aud", "sub", "iat", "exp", "scope"})
_OF_PEOPLE, _OF_CLIENTS = frozenset({"sid"}), frozenset({"client_id", "jti"})
_COMPACT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}")


class InvalidToken(Exception):
    """The one failure of reading a token, whatever was wrong with it."""


class UnknownKey(InvalidToken):
    """A well-formed token names a key that is not among the known ones; it may have been made since they were read."""


@dataclass(frozen=True)
class AccessToken:
    """What a valid token says: who (`subject`, an account or another system), in which login session, with which client scopes."""

    subject: UUID
    session_id: UUID
    scope: frozenset[str]
    is_client: bool = False


class Assertion(NamedTuple):
    """What another system has signed to prove itself: by its `jti` it is taken once, until it expires."""

    token_id: str
    expires_at: datetime


_PYJWT = jwt.get_algorithm_by_name(ALGORITHM)


class Backend(NamedTuple):
    """What a library does here: make a token, and check one signature of bytes. Which one is a setting.

    It is told the algorithm and never reads a header, which is parsed here once.
    """

    sign: Callable[[dict[str, Any], ec.EllipticCurvePrivateKey, dict[str, str]], str]
    verify: Callable[[bytes, bytes, ec.EllipticCurvePublicKey], bool]


BACKENDS = {
    "jose": Backend(
        sign=lambda claims, key, headers: str(jws.sign(claims, cast(Any, key), headers, ALGORITHM)),
        verify=lambda message, signature, key: bool(
            jwk.construct(cast(Any, key), ALGORITHM).verify(message, signature)
        ),
    ),
    "pyjwt": Backend(
        sign=lambda claims, key, headers: jwt.encode(claims, key, ALGORITHM, headers),
        verify=lambda message, signature, key: bool(_PYJWT.verify(message, key, signature)),
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
    """Sign an access token of 15 minutes for a person."""
    claims = _common(subject, scope) | {"sid": str(session_id)}
    return _backend(backend).sign(claims, key, {"typ": TYPE, "kid": kid})


def issue_to_client(
    client_id: UUID,
    session_id: UUID,
    kid: str,
    key: ec.EllipticCurvePrivateKey,
    scope: str,
    backend: str | None = None,
) -> str:
    """Sign an access token of 15 minutes for another system, whose session has this one token."""
    claims = _common(client_id, scope) | {"client_id": str(client_id), "jti": str(session_id)}
    return _backend(backend).sign(claims, key, {"typ": TYPE, "kid": kid})


def _common(subject: UUID, scope: str) -> dict[str, Any]:
    now = int(clock.now().timestamp())
    return {
        "iss": settings().public_url,
        "aud": AUDIENCE,
        "sub": str(subject),
        "iat": now,
        "exp": now + int(LIFETIME.total_seconds()),
        "scope": scope,
    }


def sign_document(claims: dict[str, Any], kind: str, kid: str, key: ec.EllipticCurvePrivateKey) -> str:
    """Sign a JSON document that is no token; `kind` is its `typ`."""
    return _backend(None).sign(claims, key, {"typ": kind, "kid": kid})


def read(token: str, keys: Mapping[str, ec.EllipticCurvePublicKey], backend: str | None = None) -> AccessToken:
    """Verify a token and answer what it says. Raises `InvalidToken`, and nothing else, for anything but a valid token."""
    with _strictly():
        return _read(token, keys, _backend(backend))


def asserted_subject(token: str) -> UUID:
    """Whom an assertion says it is of, with nothing of it verified yet. Raises `InvalidToken`."""
    with _strictly():
        _check_shape(token)
        return _id(_object(token.split(".")[1])["sub"])


def read_assertion(
    token: str,
    client_id: UUID,
    keys: Mapping[str, ec.EllipticCurvePublicKey],
    audiences: Collection[str],
    backend: str | None = None,
) -> Assertion:
    """Verify what another system signed with one of its keys for one of our addresses. Raises `InvalidToken`, and nothing else."""
    with _strictly():
        _check_shape(token)
        header_part, payload_part, _ = token.split(".")
        key = _asserting_key(_object(header_part), keys)
        _verify(token, key, _backend(backend))
        return _checked_assertion(_object(payload_part), str(client_id), audiences)


@contextmanager
def _strictly() -> Iterator[None]:
    try:
        yield
    except InvalidToken:
        raise
    except Exception as fault:
        raise InvalidToken("unreadable") from fault


def _check_shape(token: str) -> None:
    _require(isinstance(token, str) and len(token) <= MAX_LENGTH and _COMPACT.fullmatch(token) is not None, "shape")


def _asserting_key(header: dict[str, Any], keys: Mapping[str, ec.EllipticCurvePublicKey]) -> ec.EllipticCurvePublicKey:
    """The key that is named, or the only one."""
    _require({"alg"} <= set(header) <= {"alg", "typ", "kid"}, "header")
    _require(header["alg"] == ALGORITHM and header.get("typ", "JWT") in ASSERTION_TYPES, "header")
    _require("kid" in header or len(keys) == 1, "key")
    kid = header.get("kid", next(iter(keys), ""))
    _require(kid in keys, "key")
    return keys[kid]


def _checked_assertion(claims: dict[str, Any], client_id: str, audiences: Collection[str]) -> Assertion:
    """The claims that RFC 7523 asks for. More than one audience is refused: somebody else could use it here."""
    now = clock.now().timestamp()
    _require(claims["iss"] == client_id and claims["sub"] == client_id, "subject")
    audience = claims["aud"]
    _require((audience[0] if isinstance(audience, list) and len(audience) == 1 else audience) in audiences, "audience")
    begins = [claims[name] for name in ("iat", "nbf") if name in claims]
    _require(all(type(at) is int for at in (claims["exp"], *begins)), "types")
    _require(all(at <= now + LEEWAY_SECONDS for at in begins), "future")
    _require(now < claims["exp"] <= now + ASSERTION_LIFETIME.total_seconds() + LEEWAY_SECONDS, "lifetime")
    _require(isinstance(claims["jti"], str) and 0 < len(claims["jti"]) <= MAX_LENGTH, "jti")
    return Assertion(claims["jti"], datetime.fromtimestamp(claims["exp"], UTC))


def _read(token: str, keys: Mapping[str, ec.EllipticCurvePublicKey], backend: Backend) -> AccessToken:
    _check_shape(token)
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
    claims = _object(token.split(".")[1])
    _verify(token, key.public, backend)
    is_client = _check_claims(claims)
    session_id = _id(claims["jti" if is_client else "sid"])
    says = AccessToken(_id(claims["sub"]), session_id, frozenset(claims["scope"].split()), is_client)
    return _Signed(says, claims["iat"], claims["exp"])


def _verify(token: str, key: ec.EllipticCurvePublicKey, backend: Backend) -> None:
    message, _, signature_part = token.rpartition(".")
    signature = base64url.decode(signature_part)
    _require(len(signature) == 64, "signature")
    _require(isinstance(key.curve, ec.SECP256R1), "key")
    _require(backend.verify(message.encode(), signature, key), "signature")


@lru_cache(maxsize=16)
def _kid(header_part: str) -> str:
    """The key that a header names; all tokens of a key have the same header."""
    header = _object(header_part)
    _require(set(header) == {"alg", "typ", "kid"}, "header")
    _require(header["alg"] == ALGORITHM and header["typ"] == TYPE and isinstance(header["kid"], str), "header")
    return str(header["kid"])


def _check_claims(claims: dict[str, Any]) -> bool:
    """Check an access token's claims; answers whether they are another system's."""
    own = claims.keys() - _COMMON
    _require(claims.keys() >= _COMMON and own in (_OF_PEOPLE, _OF_CLIENTS), "claims")
    _require(claims["iss"] == settings().public_url and claims["aud"] == AUDIENCE, "issuer")
    _require(all(isinstance(claims[name], str) for name in ("sub", "scope", *own)), "types")
    _require(claims.get("client_id", claims["sub"]) == claims["sub"], "client")
    _require(all(type(claims[name]) is int for name in ("iat", "exp")), "types")
    _require(0 < claims["exp"] - claims["iat"] <= LIFETIME.total_seconds(), "lifetime")
    return own == _OF_CLIENTS


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
