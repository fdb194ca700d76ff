"""The published cards get the published verdicts; other verifiers are held to the same file."""

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from app.core import base64url
from app.identity import dm1
from app.identity.dm1 import Refused
from tests.identity.vectors import told

VECTORS = json.loads(Path("docs/dm1-vectors.json").read_text())


@pytest.mark.parametrize("vector", VECTORS["cards"], ids=lambda vector: vector["what"])
def test_the_published_vectors(vector: dict[str, Any]) -> None:
    keys = {key["kid"]: _public(key) for key in VECTORS["jwks"]["keys"]}
    challenge = vector["challenge"].encode() if "challenge" in vector else None
    if vector["reason"] is not None:
        with pytest.raises(Refused, match=vector["reason"]):
            dm1.verify(vector["text"], keys, vector["now"], challenge)
        return
    card = dm1.verify(vector["text"], keys, vector["now"], challenge)
    assert told(card) == vector["card"]
    assert (card.replay_key and card.replay_key.hex()) == vector["replay_key"]


def test_what_a_phone_must_show_verifies() -> None:
    """Made again to the letter by other implementations; so a card of theirs is good here."""
    keys = {key["kid"]: _public(key) for key in VECTORS["jwks"]["keys"]}

    assert dm1.verify(VECTORS["made"]["text"], keys, VECTORS["made"]["at"]).name == "张*明"


def _public(key: dict[str, str]) -> ec.EllipticCurvePublicKey:
    x, y = (int.from_bytes(base64url.decode(key[name]), "big") for name in ("x", "y"))
    return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
