"""Public keys of other systems, from what they register (RFC 7517) to what verifies."""

from collections.abc import Mapping, Sequence

from cryptography.hazmat.primitives.asymmetric import ec

from app.core import base64url
from app.integration.errors import KeyNotUsable
from app.integration.schemas import ClientKey


def opened(jwks: Sequence[Mapping[str, str]]) -> dict[str, ec.EllipticCurvePublicKey]:
    """Keys by `kid`. Raises `ValueError` for one that is no point of the curve."""
    return {jwk["kid"]: _point(jwk["x"], jwk["y"]) for jwk in jwks}


def _point(x: str, y: str) -> ec.EllipticCurvePublicKey:
    left, right = (int.from_bytes(base64url.decode(part)) for part in (x, y))
    return ec.EllipticCurvePublicNumbers(left, right, ec.SECP256R1()).public_key()


def checked(keys: Sequence[ClientKey]) -> list[dict[str, str]]:
    """Keys as they are kept. Raises `KeyNotUsable`."""
    kept = [key.model_dump() for key in keys]
    try:
        is_usable = len(opened(kept)) == len(kept)
    except ValueError:
        is_usable = False
    if not is_usable:
        raise KeyNotUsable(pointer="/public_keys")
    return kept
