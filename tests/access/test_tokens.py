"""The strict reader of access tokens, against everything a hostile or broken issuer could send, on both libraries."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa, utils

from app.access import tokens
from app.core import clock
from app.core.ids import new_id
from app.core.settings import settings
from tests.quality import note

BACKENDS = list(tokens.BACKENDS)
KEY = ec.generate_private_key(ec.SECP256R1())
OTHER_KEY = ec.generate_private_key(ec.SECP256R1())
KNOWN = {"k1": KEY.public_key()}
SUBJECT, SESSION = new_id(), new_id()
HEADER: dict[str, Any] = {"alg": "ES256", "typ": "at+jwt", "kid": "k1"}


def claims(**changes: Any) -> dict[str, Any]:
    now = int(clock.now().timestamp())
    return {
        "iss": settings().public_url,
        "aud": "api",
        "sub": str(SUBJECT),
        "sid": str(SESSION),
        "iat": now,
        "exp": now + 900,
        "scope": "",
    } | changes


def of_system(**changes: Any) -> dict[str, Any]:
    return without(claims(), "sid") | {"client_id": str(SUBJECT), "jti": str(SESSION)} | changes


def b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def sign(signed: str, key: ec.EllipticCurvePrivateKey = KEY) -> str:
    r, s = utils.decode_dss_signature(key.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    return b64(r.to_bytes(32, "big") + s.to_bytes(32, "big"))


def forge(header: object, payload: object, key: ec.EllipticCurvePrivateKey = KEY) -> str:
    """A token with any header and payload, text as it is and anything else as JSON, and a right signature over it."""
    parts = [part if isinstance(part, str) else json.dumps(part) for part in (header, payload)]
    signed = ".".join(b64(part.encode("utf-8", "surrogatepass")) for part in parts)
    return f"{signed}.{sign(signed, key)}"


def without(source: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in source.items() if key != name}


def hmac_with(secret: bytes, header: dict[str, Any]) -> str:
    signed = f"{b64(json.dumps(header).encode())}.{b64(json.dumps(claims()).encode())}"
    return f"{signed}.{b64(hmac.digest(secret, signed.encode(), 'sha256'))}"


PUBLIC_DER = KEY.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
PUBLIC_PEM = KEY.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
NOW = int(clock.now().timestamp())

VECTORS: dict[str, Callable[[], object]] = {
    "the public key in DER as an HMAC secret (CVE-2026-85394)": lambda: hmac_with(
        PUBLIC_DER, HEADER | {"alg": "HS256"}
    ),
    "the public key in PEM as an HMAC secret (CVE-2024-33663)": lambda: hmac_with(
        PUBLIC_PEM, HEADER | {"alg": "HS256"}
    ),
    "an empty HMAC secret": lambda: hmac_with(b"", HEADER | {"alg": "HS256"}),
    "alg none without a signature": lambda: forge({"alg": "none"}, claims()).rpartition(".")[0] + ".",
    "alg none with a signature": lambda: forge(HEADER | {"alg": "none"}, claims()),
    "another alg": lambda: forge(HEADER | {"alg": "ES384"}, claims()),
    "alg as a list": lambda: forge(HEADER | {"alg": ["ES256"]}, claims()),
    "alg as a number": lambda: forge(HEADER | {"alg": 256}, claims()),
    "no typ": lambda: forge(without(HEADER, "typ"), claims()),
    "typ of another kind of token": lambda: forge(HEADER | {"typ": "JWT"}, claims()),
    "no kid": lambda: forge(without(HEADER, "kid"), claims()),
    "kid as a number": lambda: forge(HEADER | {"kid": 1}, claims()),
    "kid of an unknown key": lambda: forge(HEADER | {"kid": "k2"}, claims()),
    "an unknown crit header": lambda: forge(HEADER | {"crit": ["b64"], "b64": False}, claims()),
    "a key in the header": lambda: forge(HEADER | {"jwk": {"kty": "EC"}}, claims()),
    "a signature of another key": lambda: forge(HEADER, claims(), OTHER_KEY),
    "a changed payload": lambda: _swap_payload(forge(HEADER, claims()), claims(sub=str(new_id()))),
    "a repeated member in the payload": lambda: forge(HEADER, json.dumps(claims())[:-1] + ',"sub":"x"}'),
    "a repeated member in the header": lambda: forge(
        '{"alg":"ES256","alg":"ES256","typ":"at+jwt","kid":"k1"}', claims()
    ),
    "a payload that is a list": lambda: forge(HEADER, [claims()]),
    "a header that is a text": lambda: forge('"ES256"', claims()),
    "no issuer": lambda: forge(HEADER, without(claims(), "iss")),
    "another issuer": lambda: forge(HEADER, claims(iss="https://elsewhere.example")),
    "no audience": lambda: forge(HEADER, without(claims(), "aud")),
    "another audience": lambda: forge(HEADER, claims(aud="card")),
    "an audience list": lambda: forge(HEADER, claims(aud=["api"])),
    "no subject": lambda: forge(HEADER, without(claims(), "sub")),
    "a subject that is no id": lambda: forge(HEADER, claims(sub="root")),
    "a subject in capitals": lambda: forge(HEADER, claims(sub=str(SUBJECT).upper())),
    "a number for a subject": lambda: forge(HEADER, claims(sub=1)),
    "a lone surrogate": lambda: forge(HEADER, claims(sub="\ud800")),
    "no session": lambda: forge(HEADER, without(claims(), "sid")),
    "no expiry": lambda: forge(HEADER, without(claims(), "exp")),
    "an expiry in the past": lambda: forge(HEADER, claims(iat=NOW - 1000, exp=NOW - 1)),
    "an expiry as text": lambda: forge(HEADER, claims(exp=str(NOW + 900))),
    "an expiry as a fraction": lambda: forge(HEADER, claims(exp=NOW + 900.5)),
    "an endless expiry": lambda: forge(HEADER, json.dumps(claims(exp="x")).replace('"x"', "Infinity")),
    "an expiry that is true": lambda: forge(HEADER, claims(exp=True)),
    "a life of a day": lambda: forge(HEADER, claims(exp=NOW + 86400)),
    "issued in the future": lambda: forge(HEADER, claims(iat=NOW + 3600, exp=NOW + 4000)),
    "an unknown claim": lambda: forge(HEADER, claims(admin=True)),
    "a session and a system": lambda: forge(HEADER, claims(client_id=str(SUBJECT), jti=str(SESSION))),
    "a system without an id of the token": lambda: forge(HEADER, without(of_system(), "jti")),
    "a system for somebody else": lambda: forge(HEADER, of_system(client_id=str(new_id()))),
    "a system that is no text": lambda: forge(HEADER, of_system(client_id=1, sub=1)),
    "a token of a system whose id is none": lambda: forge(HEADER, of_system(jti="x")),
    "a scope list": lambda: forge(HEADER, claims(scope=["members:read"])),
    "a header 40,000 brackets deep": lambda: forge("[" * 40_000 + "]" * 40_000, claims()),
    "a header 400 brackets deep": lambda: forge("[" * 400 + "]" * 400, claims()),
    "padding": lambda: forge(HEADER, claims()) + "=",
    "a line break": lambda: forge(HEADER, claims()) + "\n",
    "another spelling of the last character": lambda: _respelled(forge(HEADER, claims())),
    "a signature in DER": lambda: _with_der_signature(),
    "four parts": lambda: forge(HEADER, claims()) + ".x",
    "two parts": lambda: forge(HEADER, claims()).rpartition(".")[0],
    "an empty text": lambda: "",
    "no text at all": lambda: None,
    "a number": lambda: 5,
    "bytes": lambda: forge(HEADER, claims()).encode(),
}


def _swap_payload(token: str, payload: dict[str, Any]) -> str:
    header, _, signature = token.split(".")
    return f"{header}.{b64(json.dumps(payload).encode())}.{signature}"


def _respelled(token: str) -> str:
    """The last character carries two unused bits; setting them spells the same signature another way."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return token[:-1] + alphabet[alphabet.index(token[-1]) ^ 1]


def _with_der_signature() -> str:
    signed = forge(HEADER, claims()).rpartition(".")[0]
    return f"{signed}.{b64(KEY.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))}"


@pytest.mark.parametrize("signer", BACKENDS)
@pytest.mark.parametrize("reader", BACKENDS)
def test_what_one_library_signs_both_read(signer: str, reader: str) -> None:
    token = tokens.issue(SUBJECT, SESSION, "k1", KEY, "members:read changes:read", signer)

    found = tokens.read(token, KNOWN, reader)

    assert found == tokens.AccessToken(SUBJECT, SESSION, frozenset({"members:read", "changes:read"}))


@pytest.mark.parametrize("signer", BACKENDS)
@pytest.mark.parametrize("reader", BACKENDS)
def test_a_systems_token_says_that_it_is_one(signer: str, reader: str) -> None:
    token = tokens.issue_to_client(SUBJECT, SESSION, "k1", KEY, "members:read", signer)

    assert tokens.read(token, KNOWN, reader) == tokens.AccessToken(
        SUBJECT, SESSION, frozenset({"members:read"}), is_client=True
    )
    assert tokens.read(forge(HEADER, of_system()), KNOWN, reader).is_client


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("name", list(VECTORS))
def test_nothing_but_a_valid_token_is_read(backend: str, name: str) -> None:
    with pytest.raises(tokens.InvalidToken):
        tokens.read(VECTORS[name](), KNOWN, backend)  # type: ignore[arg-type]  # not only texts arrive


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_forger_of_these_tests_makes_valid_tokens_too(backend: str) -> None:
    assert tokens.read(forge(HEADER, claims()), KNOWN, backend).subject == SUBJECT


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("other", [ec.generate_private_key(ec.SECP384R1()), rsa.generate_private_key(65537, 2048)])
def test_a_key_of_another_kind_opens_nothing(backend: str, other: Any) -> None:
    with pytest.raises(tokens.InvalidToken):
        tokens.read(forge(HEADER, claims()), {"k1": other.public_key()}, backend)


@pytest.mark.parametrize("backend", BACKENDS)
def test_keys_of_other_kinds_beside_the_right_one_do_no_harm(backend: str) -> None:
    mixed: dict[str, Any] = {"rsa": rsa.generate_private_key(65537, 2048).public_key(), **KNOWN}

    assert tokens.read(forge(HEADER, claims()), mixed, backend).subject == SUBJECT


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_token_ends_after_a_quarter_of_an_hour(backend: str, clock: Callable[[datetime], None]) -> None:
    start = datetime.fromisoformat("2026-03-05T14:00:00+08:00")
    clock(start)
    token = tokens.issue(SUBJECT, SESSION, "k1", KEY)

    clock(start + timedelta(minutes=14, seconds=55))
    assert tokens.read(token, KNOWN, backend).subject == SUBJECT
    clock(start + timedelta(minutes=15, seconds=1))
    with pytest.raises(tokens.InvalidToken):
        tokens.read(token, KNOWN, backend)


def test_tokens_follow_rfc_9068() -> None:
    header, payload, _ = tokens.issue(SUBJECT, SESSION, "k1", KEY).split(".")
    said = json.loads(base64.urlsafe_b64decode(payload + "=="))

    assert json.loads(base64.urlsafe_b64decode(header + "==")) == HEADER
    assert UUID(said["sub"]) == SUBJECT
    assert set(said) == {"iss", "aud", "sub", "sid", "iat", "exp", "scope"}


def mutations(token: str, count: int, seed: str) -> list[str]:
    """Deterministic changes of a token: a bit, a cut, a doubled piece, a foreign character."""
    found = []
    for number in range(count):
        noise = hashlib.sha256(f"{seed}|{number}".encode()).digest()
        place, kind = int.from_bytes(noise[:4], "big") % len(token), noise[4] % 4
        foreign = chr(noise[5] | (noise[6] << 8 if noise[7] & 1 else 0))
        piece = token[place : place + noise[8] % 9]
        changed = [chr(ord(token[place]) ^ (1 << noise[5] % 7)), "", piece * 2, foreign][kind]
        found.append(token[:place] + changed + token[place + (1 if kind != 2 else len(piece)) :])
    return [text for text in found if text != token]


def check_fuzz(backend: str, count: int) -> None:
    token = forge(HEADER, claims())
    for changed in mutations(token, count, token):
        with pytest.raises(tokens.InvalidToken):
            tokens.read(changed, KNOWN, backend)


@pytest.mark.parametrize("backend", BACKENDS)
def test_no_change_of_a_token_is_accepted(backend: str) -> None:
    check_fuzz(backend, 1000)


@pytest.mark.long
@pytest.mark.parametrize("backend", BACKENDS)
def test_no_change_of_a_token_is_accepted_in_forty_thousand(backend: str) -> None:
    check_fuzz(backend, 40_000)
    note(f"changed tokens tried against {backend}", "40,000, none accepted")
