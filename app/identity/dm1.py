"""DM1, a member's card as text for a QR code: what the issuer vouches for, and a proof that the holder's phone makes anew every 15 seconds.

The format is docs/dm1.md. This file stands alone, so that others can copy it to verify cards; it needs base45, cbor2 and cryptography.

    card = dm1.verify(text, keys, now)    # keys: P-256 public keys by kid, from /.well-known/jwks.json
    # then look at bit card.status_index of the status list, and refuse a card.replay_key that you have seen in the last five minutes
"""

import hashlib
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

import base45
import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

PREFIX = "DM1:"
MAX_LENGTH = 1200
FRESH_SECONDS = 60  # 45 that a proof is shown, 15 that clocks may differ
NONCE_BYTES = 6

# Labels of COSE (RFC 9052), CWT (RFC 8392) and its proof of possession (RFC 8747); the card's own are of the private range.
_SIGN1, _ALG, _KID, _ES256 = 18, 1, 4, -7
_EXP, _IAT, _CTI, _CNF, _NONCE, _CARD = 4, 6, 7, 8, 10, -65537
_NAME, _BRANCH, _STATUS, _INDEX = 1, 2, 3, 4
_ECDSA = ec.ECDSA(hashes.SHA256())


class Reason(StrEnum):
    """Why a card is not valid."""

    MALFORMED = "malformed"
    UNKNOWN_KEY = "unknown_key"
    BAD_SIGNATURE = "bad_signature"
    EXPIRED = "expired"
    STALE_CODE = "stale_code"
    FUTURE_CODE = "future_code"
    CHALLENGE = "challenge"
    REVOKED = "revoked"
    REPLAYED = "replayed"


class Refused(ValueError):
    """A card that is not valid. `card` is what it says, once the issuer's and the holder's signatures were found good."""

    def __init__(self, reason: Reason, card: "Card | None" = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.card = card


class Card(NamedTuple):
    """What a card says. Times are seconds since 1970; `name` is masked; a minimal card tells neither name nor branch."""

    kid: str
    cti: bytes
    issued_at: int
    expires_at: int
    name: str | None
    branch: str | None
    status: int
    status_index: int
    proved_at: int
    nonce: bytes

    @property
    def replay_key(self) -> bytes:
        """The same for every copy of one proof."""
        return hashlib.sha256(self.cti + self.proved_at.to_bytes(8, "big") + self.nonce).digest()


def verify(
    text: str, keys: Mapping[str, ec.EllipticCurvePublicKey], now: float, challenge: bytes | None = None
) -> Card:
    """Check a card without network, in the order of docs/dm1.md. `challenge`: the six digits that the holder was asked to type.

    Raises `Refused` with one of the reasons up to `challenge`; `revoked` and `replayed` are for the caller to find.
    """
    certificate, proof = _parts(text)
    kid, claims, signed, signature = _certificate(certificate)
    key = keys.get(kid)
    if key is None:
        raise Refused(Reason.UNKNOWN_KEY)
    check_signature(key, signed, signature)
    holder = _holder(claims)
    shown, signed, signature = _proof(proof, certificate)
    check_signature(holder, signed, signature)
    facts = claims[_CARD]
    card = Card(
        kid, claims[_CTI], claims[_IAT], claims[_EXP],
        facts.get(_NAME), facts.get(_BRANCH), facts[_STATUS], facts[_INDEX], shown[_IAT], shown[_NONCE],
    )  # fmt: skip
    _check_times(card, now)
    if challenge is not None and card.nonce != challenge:
        raise Refused(Reason.CHALLENGE, card)
    return card


def _check_times(card: Card, now: float) -> None:
    if card.expires_at <= now:
        raise Refused(Reason.EXPIRED, card)
    if card.proved_at < now - FRESH_SECONDS:
        raise Refused(Reason.STALE_CODE, card)
    if card.proved_at > now + FRESH_SECONDS:
        raise Refused(Reason.FUTURE_CODE, card)


# --- what lies in a card ----------------------------------------------------------------------------------------------


def _parts(text: str) -> tuple[bytes, bytes]:
    _require(text.startswith(PREFIX) and len(text) <= MAX_LENGTH)
    try:
        raw = base45.b45decode(
            text.removeprefix(PREFIX).encode()
        )  # as bytes: of a string it forgives a line break at the end
    except ValueError as fault:
        raise Refused(Reason.MALFORMED) from fault
    parts = _decoded(raw)
    _require(isinstance(parts, list | tuple) and len(parts) == 2 and all(isinstance(part, bytes) for part in parts))
    return parts[0], parts[1]


def _certificate(raw: bytes) -> tuple[str, dict[int, Any], bytes, bytes]:
    """The key it names, its claims, what is signed, and the signature."""
    protected, payload, signature = _sign1(raw)
    header, claims = _decoded(protected), _decoded(payload)
    _require(_is_map(header, _ALG, _KID) and isinstance(header[_KID], bytes))
    _require(_is_map(claims, _EXP, _IAT, _CTI, _CNF, _CARD))
    _require(header[_ALG] == _ES256 and _is_number(claims[_EXP]) and _is_number(claims[_IAT]))
    _require(isinstance(claims[_CTI], bytes) and len(claims[_CTI]) == 8)
    facts = claims[_CARD]
    _require(_is_map(facts, _STATUS, _INDEX) or _is_map(facts, _NAME, _BRANCH, _STATUS, _INDEX))
    _require(_is_number(facts[_STATUS]) and _is_number(facts[_INDEX]))
    _require(all(isinstance(facts.get(label, ""), str) for label in (_NAME, _BRANCH)))
    return header[_KID].decode("ascii", "replace"), claims, _to_be_signed(protected, b"", payload), signature


def _proof(raw: bytes, certificate: bytes) -> tuple[dict[int, Any], bytes, bytes]:
    """Its claims, what is signed, and the signature."""
    protected, payload, signature = _sign1(raw)
    header, shown = _decoded(protected), _decoded(payload)
    _require(_is_map(header, _ALG) and header[_ALG] == _ES256)
    _require(_is_map(shown, _IAT, _NONCE) and _is_number(shown[_IAT]))
    _require(isinstance(shown[_NONCE], bytes) and len(shown[_NONCE]) == NONCE_BYTES)
    return shown, _to_be_signed(protected, hashlib.sha256(certificate).digest(), payload), signature


def _holder(claims: dict[int, Any]) -> ec.EllipticCurvePublicKey:
    """The key of the phone, a compressed point (RFC 9053 §7.1.1)."""
    confirmation = claims[_CNF]
    _require(_is_map(confirmation, 1) and _is_map(confirmation[1], 1, -1, -2, -3))
    key = confirmation[1]
    _require(
        (key[1], key[-1]) == (2, 1) and isinstance(key[-2], bytes) and len(key[-2]) == 32 and type(key[-3]) is bool
    )
    return point(bytes([2 + key[-3]]) + key[-2])


def point(compressed: bytes) -> ec.EllipticCurvePublicKey:
    """A public key from the 33 bytes of its compressed point. Raises `Refused` (malformed) where there is no such point."""
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), compressed)
    except ValueError as fault:
        raise Refused(Reason.MALFORMED) from fault


def _sign1(raw: bytes) -> tuple[bytes, bytes, bytes]:
    """The parts of a tagged COSE_Sign1 whose unprotected header is empty."""
    tagged = _decoded(raw)
    _require(isinstance(tagged, cbor2.CBORTag) and tagged.tag == _SIGN1)
    parts = tagged.value
    _require(isinstance(parts, list | tuple) and len(parts) == 4 and isinstance(parts[1], Mapping) and not parts[1])
    protected, _, payload, signature = parts
    _require(all(isinstance(part, bytes) for part in (protected, payload, signature)) and len(signature) == 64)
    return protected, payload, signature


def _decoded(raw: bytes) -> Any:
    """CBOR in its one canonical form; any other spelling of the same is refused."""
    try:
        value = cbor2.loads(raw)
        is_canonical = cbor2.dumps(value, canonical=True) == raw
    except (cbor2.CBORError, ValueError, TypeError, RecursionError) as fault:
        raise Refused(Reason.MALFORMED) from fault
    _require(is_canonical)
    return value


def _to_be_signed(protected: bytes, external: bytes, payload: bytes) -> bytes:
    return cbor2.dumps(["Signature1", protected, external, payload])  # RFC 9052 §4.4


def check_signature(key: ec.EllipticCurvePublicKey, signed: bytes, signature: bytes) -> None:
    """Check a signature of 64 bytes. Raises `Refused` (bad_signature)."""
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    try:
        key.verify(encode_dss_signature(r, s), signed, _ECDSA)
    except InvalidSignature as fault:
        raise Refused(Reason.BAD_SIGNATURE) from fault


def _is_map(value: object, *labels: int) -> bool:
    return isinstance(value, Mapping) and set(value) == set(labels)


def _is_number(value: object) -> bool:
    """A whole number that every database and language can hold: a time, a code, an index."""
    return type(value) is int and 0 <= value < 1 << 40


def _require(holds: bool) -> None:  # noqa: FBT001  reads as an assertion that is never optimized away
    if not holds:
        raise Refused(Reason.MALFORMED)


# --- making one -------------------------------------------------------------------------------------------------------


class Facts(NamedTuple):
    """What an issuer vouches for, besides the holder's key. Leave name and branch out for a minimal card."""

    cti: bytes
    issued_at: int
    expires_at: int
    status: int
    status_index: int
    name: str | None = None
    branch: str | None = None


Sign = Callable[[bytes], bytes]


def certificate(facts: Facts, holder: bytes, kid: str, sign: Sign) -> bytes:
    """An issuer's certificate for a phone's key, given as a compressed point of 33 bytes. Raises `Refused` for one that is no point."""
    point(holder)
    told = {_NAME: facts.name, _BRANCH: facts.branch} if facts.name is not None else {}
    claims = {
        _EXP: facts.expires_at,
        _IAT: facts.issued_at,
        _CTI: facts.cti,
        _CNF: {1: {1: 2, -1: 1, -2: holder[1:], -3: holder[0] == 3}},
        _CARD: told | {_STATUS: facts.status, _INDEX: facts.status_index},
    }
    return _signed({_ALG: _ES256, _KID: kid.encode()}, claims, b"", sign)


def proof(certificate: bytes, at: int, nonce: bytes, sign: Sign) -> bytes:
    """A holder's proof at one moment. `nonce`: six random bytes, or the six digits of a challenge."""
    return _signed({_ALG: _ES256}, {_IAT: at, _NONCE: nonce}, hashlib.sha256(certificate).digest(), sign)


def text_of(certificate: bytes, proof: bytes) -> str:
    """The text for the QR code."""
    encoded: bytes = base45.b45encode(cbor2.dumps([certificate, proof], canonical=True))
    return PREFIX + encoded.decode()


def signer(key: ec.EllipticCurvePrivateKey) -> Sign:
    """Signs as COSE does: r and s, 32 bytes each."""

    def sign(signed: bytes) -> bytes:
        r, s = decode_dss_signature(key.sign(signed, _ECDSA))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    return sign


def _signed(header: dict[int, Any], payload: dict[int, Any], external: bytes, sign: Sign) -> bytes:
    protected, body = cbor2.dumps(header, canonical=True), cbor2.dumps(payload, canonical=True)
    signature = sign(_to_be_signed(protected, external, body))
    return cbor2.dumps(cbor2.CBORTag(_SIGN1, [protected, {}, body, signature]), canonical=True)
