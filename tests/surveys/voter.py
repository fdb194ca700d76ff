"""A voter's phone: the other side of RFC 9474 (RSABSSA-SHA384-PSS-Randomized), in plain numbers."""

import base64
import hashlib
import secrets
from typing import Any, NamedTuple

import httpx

API = "/api/v1"
BITS = 3072
LENGTH = BITS // 8
SALT = 48


def encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Key(NamedTuple):
    """A public key as the API shows it."""

    cell_id: str
    n: int
    e: int

    @classmethod
    def of(cls, shown: dict[str, Any]) -> "Key":
        n, e = (int.from_bytes(decode(shown["jwk"][part]), "big") for part in ("n", "e"))
        return cls(shown["cell_id"], n, e)


class Blinded(NamedTuple):
    """A token before it is signed: what goes out, and what stays on the phone."""

    prepared: bytes
    message: bytes
    inverse: int


def blind(key: Key, survey_id: str) -> Blinded:
    """RFC 9474 §4.1, 4.2."""
    prepared = secrets.token_bytes(32) + f"{survey_id}|{key.cell_id}".encode() + secrets.token_bytes(32)
    encoded = int.from_bytes(_pss(prepared), "big")
    factor = secrets.randbelow(key.n - 2) + 2
    blinded = encoded * pow(factor, key.e, key.n) % key.n
    return Blinded(prepared, blinded.to_bytes(LENGTH, "big"), pow(factor, -1, key.n))


def finalize(key: Key, blinded: Blinded, blind_sig: bytes) -> bytes:
    """RFC 9474 §4.4."""
    return (int.from_bytes(blind_sig, "big") * blinded.inverse % key.n).to_bytes(LENGTH, "big")


def _pss(message: bytes) -> bytes:
    """EMSA-PSS-ENCODE (RFC 8017 §9.1.1) with SHA-384, for a key of whole bytes."""
    size, salt = LENGTH, secrets.token_bytes(SALT)
    hashed = hashlib.sha384(bytes(8) + hashlib.sha384(message).digest() + salt).digest()
    block = bytes(size - 2 * SALT - 2) + b"\x01" + salt
    mask = _mgf1(hashed, len(block))
    masked = bytearray(one ^ other for one, other in zip(block, mask, strict=True))
    masked[0] &= 0x7F
    return bytes(masked) + hashed + b"\xbc"


def _mgf1(seed: bytes, length: int) -> bytes:
    blocks = (hashlib.sha384(seed + count.to_bytes(4, "big")).digest() for count in range(-(-length // SALT)))
    return b"".join(blocks)[:length]


class Phone:
    """One member's phone: it fetches a token signed in, and casts a ballot as nobody."""

    def __init__(self, signed_in: httpx.Client, nobody: httpx.Client, survey_id: str) -> None:
        self._signed_in = signed_in
        self.nobody = nobody
        self.survey_id = survey_id
        self.signature = b""
        cell_id = signed_in.get(f"{API}/surveys/{survey_id}").json()["my_roll"]["cell_id"]
        keys = signed_in.get(f"{API}/surveys/{survey_id}/keys").json()["items"]
        self.key = next(Key.of(shown) for shown in keys if shown["cell_id"] == cell_id)
        self.blinded = blind(self.key, survey_id)

    def ask(self) -> httpx.Response:
        """Ask for the token."""
        body = {"blinded_msg": encode(self.blinded.message)}
        return self._signed_in.post(f"{API}/surveys/{self.survey_id}/ballot-tokens", json=body)

    def take(self) -> "Phone":
        """Take the token."""
        answer = self.ask()
        assert answer.status_code == 200, answer.text
        self.signature = finalize(self.key, self.blinded, decode(answer.json()["blind_sig"]))
        return self

    @property
    def receipt(self) -> str:
        return hashlib.sha256(self.blinded.prepared).hexdigest()

    def ballot(self, marks: dict[str, str], **changes: Any) -> dict[str, Any]:
        """The body of a ballot with these marks by item."""
        return {
            "survey_id": self.survey_id,
            "cell_id": self.key.cell_id,
            "prepared_msg": encode(self.blinded.prepared),
            "signature": encode(self.signature),
            "answers": [{"item_id": item, "value": value} for item, value in marks.items()],
        } | changes

    def cast(self, marks: dict[str, str], headers: dict[str, str] | None = None, **changes: Any) -> httpx.Response:
        """Cast a ballot."""
        return self.nobody.post(f"{API}/ballots", json=self.ballot(marks, **changes), headers=headers)
