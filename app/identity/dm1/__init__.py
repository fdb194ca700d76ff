"""DM1, a member's card as text for a QR code: what the issuer vouches for, and a proof that the holder's phone makes anew every 15 seconds.
A paper card has no proof.

The format is docs/dm1.md. This folder stands alone, so that others can copy it to verify cards; it needs base45, cbor2 and cryptography.

    card = dm1.verify(text, keys, now)    # keys: P-256 public keys by kid, from /.well-known/jwks.json
    # then look at bit card.status_index of the status list, refuse a card.replay_key that you have seen in the last five minutes,
    # and where card.assurance is "paper", look whether it is that person
"""

import hashlib
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

import base45
import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from .known import Known
from .layers import NotCanonical, is_map, strings, unbase45, value, written

PREFIX = "DM1:"
MAX_LENGTH = 1200
FRESH_SECONDS = 60  # 45 that a proof is shown, 15 that clocks may differ
NONCE_BYTES = 6
KNOWN = 10_000  # phones whose key and certificate are kept in mind: a township's members twice

# Labels of COSE (RFC 9052), CWT (RFC 8392) and its proof of possession (RFC 8747); the card's own are of the private range.
_SIGN1, _ALG, _KID, _ES256 = 18, 1, 4, -7
_EXP, _IAT, _CTI, _CNF, _NONCE, _CARD = 4, 6, 7, 8, 10, -65537
_NAME, _BRANCH, _STATUS, _INDEX, _PAPER = 1, 2, 3, 4, 5
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


class Assurance(StrEnum):
    """What a valid card proves: that the member's own phone is here, or only that the issuer gave this member a paper, which can be copied."""

    PHONE = "phone"
    PAPER = "paper"


class Refused(ValueError):
    """A card that is not valid. `card` is what it says, once its signatures were found good."""

    def __init__(self, reason: Reason, card: "Card | None" = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.card = card


class Card(NamedTuple):
    """What a card says. Times are seconds since 1970; `name` is masked; a minimal card tells neither name nor branch.

    `proved_at` and `nonce` are those of the phone's proof; paper has none.
    """

    kid: str
    cti: bytes
    issued_at: int
    expires_at: int
    name: str | None
    branch: str | None
    status: int
    status_index: int
    proved_at: int | None = None
    nonce: bytes | None = None

    @property
    def assurance(self) -> Assurance:
        return Assurance.PAPER if self.nonce is None else Assurance.PHONE

    @property
    def replay_key(self) -> bytes | None:
        """The same for every copy of one proof; nothing for paper, which is shown again and again."""
        if self.proved_at is None or self.nonce is None:
            return None
        return hashlib.sha256(self.cti + self.proved_at.to_bytes(8, "big") + self.nonce).digest()


def verify(
    text: str, keys: Mapping[str, ec.EllipticCurvePublicKey], now: float, challenge: bytes | None = None
) -> Card:
    """Check a card without network, in the order of docs/dm1.md. `challenge`: the six digits that the holder was asked to type.

    Raises `Refused` with one of the reasons up to `challenge`; `revoked` and `replayed` are for the caller to find.
    """
    card, by_issuer, by_phone = _read(text)
    key = keys.get(card.kid)
    if key is None:
        raise Refused(Reason.UNKNOWN_KEY)
    _ISSUED.check(key, *by_issuer)
    if by_phone is not None:
        check_signature(*by_phone)
    _check_times(card, now)
    if challenge is not None and card.nonce != challenge:
        raise Refused(Reason.CHALLENGE, card)
    return card


def _check_times(card: Card, now: float) -> None:
    if card.expires_at <= now:
        raise Refused(Reason.EXPIRED, card)
    if card.proved_at is not None and card.proved_at < now - FRESH_SECONDS:
        raise Refused(Reason.STALE_CODE, card)
    if card.proved_at is not None and card.proved_at > now + FRESH_SECONDS:
        raise Refused(Reason.FUTURE_CODE, card)


Key = ec.EllipticCurvePublicKey
Signed = tuple[bytes, bytes]  # what a signature is over, and the signature
_CERTIFICATE_HEADER, _PROOF_HEADER = b"\xa2\x01\x26\x04", b"\xa1\x01\x26"  # { 1: -7, 4: … }, { 1: -7 }


def _read(text: str) -> tuple[Card, Signed, tuple[Key, bytes, bytes] | None]:
    """What a card says, what the issuer signed, and, unless it is paper, what the phone signed with which key. Raises `Refused` (malformed)."""
    _require(text.startswith(PREFIX) and len(text) <= MAX_LENGTH)
    try:
        raw = unbase45(text.removeprefix(PREFIX))
        is_paper = raw[:1] == b"\x81"
        certificate, *proof = strings(raw, b"\x81", None) if is_paper else strings(raw, b"\x82", None, None)
        card, holder, by_issuer = _certificate(certificate, is_paper=is_paper)
        if holder is None:
            return card, by_issuer, None
        shown, by_phone = _proof(proof[0], certificate)
        proved = card._replace(proved_at=shown[_IAT], nonce=shown[_NONCE])
        return proved, by_issuer, (holder, *by_phone)
    except NotCanonical as fault:
        raise Refused(Reason.MALFORMED) from fault


def _sign1(raw: bytes, external: bytes) -> tuple[bytes, bytes, Signed]:
    """Header, payload and what is signed, of a tagged COSE_Sign1 whose unprotected header is empty (RFC 9052 §4)."""
    protected, payload, signature = strings(raw, b"\xd2\x84", None, b"\xa0", None, None)
    _require(len(signature) == 64)
    signed = b"".join((b"\x84\x6aSignature1", *map(written, (protected, external, payload))))
    return protected, payload, (signed, signature)


@lru_cache(KNOWN)
def _certificate(raw: bytes, *, is_paper: bool) -> tuple[Card, Key | None, Signed]:
    """What it says, the phone's key unless it is paper, and what the issuer signed: read once, since it is shown for a week."""
    protected, payload, by_issuer = _sign1(raw, b"")
    (kid,) = strings(protected, _CERTIFICATE_HEADER, None)
    claims = value(payload)
    _require(is_map(claims, _EXP, _IAT, _CTI, *(() if is_paper else (_CNF,)), _CARD))
    _require(_is_number(claims[_EXP]) and _is_number(claims[_IAT]) and _is_bytes(claims[_CTI], 8))
    facts = claims[_CARD]
    _require(_are_facts(facts, is_paper=is_paper))
    card = Card(
        kid.decode("ascii", "replace"), claims[_CTI], claims[_IAT], claims[_EXP],
        facts.get(_NAME), facts.get(_BRANCH), facts[_STATUS], facts[_INDEX],
    )  # fmt: skip
    return card, None if is_paper else _holder(claims[_CNF]), by_issuer


def _proof(raw: bytes, certificate: bytes) -> tuple[Mapping[int, Any], Signed]:
    protected, payload, by_phone = _sign1(raw, hashlib.sha256(certificate).digest())
    shown = value(payload)
    _require(protected == _PROOF_HEADER and is_map(shown, _IAT, _NONCE))
    _require(_is_number(shown[_IAT]) and _is_bytes(shown[_NONCE], NONCE_BYTES))
    return shown, by_phone


def _are_facts(facts: Any, *, is_paper: bool) -> bool:
    """Only a phone's card may be without name and branch: paper is compared with the person."""
    named = is_map(facts, _NAME, _BRANCH, _STATUS, _INDEX) or is_map(facts, _STATUS, _INDEX)
    marked = is_map(facts, _NAME, _BRANCH, _STATUS, _INDEX, _PAPER) and _is(1, facts[_PAPER])
    return (
        (marked if is_paper else named)
        and _is_number(facts[_STATUS])
        and _is_number(facts[_INDEX])
        and all(isinstance(facts.get(label, ""), str) for label in (_NAME, _BRANCH))
    )


def _holder(confirmation: Any) -> Key:
    """The key of the phone, a compressed point (RFC 9053 §7.1.1)."""
    _require(is_map(confirmation, 1) and is_map(confirmation[1], 1, -1, -2, -3))
    key = confirmation[1]
    _require(_is(2, key[1]) and _is(1, key[-1]) and _is_bytes(key[-2], 32) and type(key[-3]) is bool)
    return point(bytes([2 + key[-3]]) + key[-2])


@lru_cache(KNOWN)
def point(compressed: bytes) -> ec.EllipticCurvePublicKey:
    """A public key from the 33 bytes of its compressed point, computed once. Raises `Refused` (malformed) where there is no such point."""
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), compressed)
    except ValueError as fault:
        raise Refused(Reason.MALFORMED) from fault


def check_signature(key: ec.EllipticCurvePublicKey, signed: bytes, signature: bytes) -> None:
    """Check a signature of 64 bytes. Raises `Refused` (bad_signature)."""
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    try:
        key.verify(encode_dss_signature(r, s), signed, _ECDSA)
    except InvalidSignature as fault:
        raise Refused(Reason.BAD_SIGNATURE) from fault


_ISSUED = Known(check_signature, KNOWN)


def _is(wanted: int, value: object) -> bool:
    """Python takes 1.0 and True for 1."""
    return type(value) is int and value == wanted


def _is_bytes(value: object, length: int) -> bool:
    return isinstance(value, bytes) and len(value) == length


def _is_number(value: object) -> bool:
    """A whole number that every database and language can hold: a time, a code, an index."""
    return type(value) is int and 0 <= value < 1 << 40


def _require(holds: bool) -> None:  # noqa: FBT001  reads as an assertion that is never optimized away
    if not holds:
        raise Refused(Reason.MALFORMED)


class Facts(NamedTuple):
    """What an issuer vouches for, besides the holder's key. Leave name and branch out for a minimal card, never of paper."""

    cti: bytes
    issued_at: int
    expires_at: int
    status: int
    status_index: int
    name: str | None = None
    branch: str | None = None


Sign = Callable[[bytes], bytes]


def certificate(facts: Facts, holder: bytes | None, kid: str, sign: Sign) -> bytes:
    """An issuer's certificate for a phone's key, given as a compressed point of 33 bytes, or for paper.

    Raises `Refused` for a key that is no point.
    """
    told: dict[int, Any] = {_NAME: facts.name, _BRANCH: facts.branch} if facts.name is not None else {}
    told |= {_STATUS: facts.status, _INDEX: facts.status_index}
    claims = {_EXP: facts.expires_at, _IAT: facts.issued_at, _CTI: facts.cti, _CARD: told}
    if holder is None:
        told[_PAPER] = 1
    else:
        point(holder)
        claims[_CNF] = {1: {1: 2, -1: 1, -2: holder[1:], -3: holder[0] == 3}}
    return _signed({_ALG: _ES256, _KID: kid.encode()}, claims, b"", sign)


def proof(certificate: bytes, at: int, nonce: bytes, sign: Sign) -> bytes:
    """A holder's proof at one moment. `nonce`: six random bytes, or the six digits of a challenge."""
    return _signed({_ALG: _ES256}, {_IAT: at, _NONCE: nonce}, hashlib.sha256(certificate).digest(), sign)


def text_of(certificate: bytes, proof: bytes | None = None) -> str:
    """The text for the QR code; of paper, without a proof."""
    parts = [certificate] if proof is None else [certificate, proof]
    encoded: bytes = base45.b45encode(cbor2.dumps(parts, canonical=True))
    return PREFIX + encoded.decode()


def signer(key: ec.EllipticCurvePrivateKey) -> Sign:
    """Signs as COSE does: r and s, 32 bytes each."""

    def sign(signed: bytes) -> bytes:
        r, s = decode_dss_signature(key.sign(signed, _ECDSA))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    return sign


def _signed(header: dict[int, Any], payload: dict[int, Any], external: bytes, sign: Sign) -> bytes:
    protected, body = cbor2.dumps(header, canonical=True), cbor2.dumps(payload, canonical=True)
    signature = sign(cbor2.dumps(["Signature1", protected, external, body]))  # RFC 9052 §4.4
    return cbor2.dumps(cbor2.CBORTag(_SIGN1, [protected, {}, body, signature]), canonical=True)
