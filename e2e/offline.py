"""Somebody's own verifier, without network: the folder dm1 beside it, with keys and a status list that were fetched before.

Reads {"code", "jwks", "status_list"} as JSON, and writes what it found. Of this project it uses that folder alone.
"""

import base64
import json
import sys
import time
import zlib

import dm1
from cryptography.hazmat.primitives.asymmetric import ec


def decoded(text: str) -> bytes:
    """Bytes of base64url without padding."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def key_of(jwk: dict[str, str]) -> ec.EllipticCurvePublicKey:
    """A key of the published set (RFC 7517)."""
    x, y = (int.from_bytes(decoded(jwk[name]), "big") for name in ("x", "y"))
    return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()


def bits_of(token: str, keys: dict[str, ec.EllipticCurvePublicKey]) -> bytes:
    """The bits of a status list (IETF Token Status List). Raises `dm1.Refused` for one that the issuer did not sign."""
    signed, _, signature = token.rpartition(".")
    header, claims = (json.loads(decoded(part)) for part in signed.split("."))
    dm1.check_signature(keys[header["kid"]], signed.encode(), decoded(signature))
    return zlib.decompress(decoded(claims["status_list"]["lst"]))


def main() -> None:
    given = json.load(sys.stdin)
    keys = {jwk["kid"]: key_of(jwk) for jwk in given["jwks"]["keys"]}
    bits = bits_of(given["status_list"], keys)
    card = dm1.verify(given["code"], keys, time.time())
    is_withdrawn = bool(bits[card.status_index // 8] >> card.status_index % 8 & 1)
    json.dump({"name": card.name, "branch": card.branch, "is_withdrawn": is_withdrawn}, sys.stdout)


main()
