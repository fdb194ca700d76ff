"""`python -m tests.identity.vectors`: write docs/dm1-vectors.json anew, with new keys. Needed only when the format changes."""

import json
from pathlib import Path
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from app.core import base64url
from app.identity import dm1
from app.identity.dm1 import Reason, Refused
from tests.identity.cards import FACTS, KID, MINIMAL, NONCE, NOW, Maker, new_key

FILE = Path("docs/dm1-vectors.json")
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256 (SP 800-186)


def _jwk(key: ec.EllipticCurvePrivateKey, *, private: bool = True) -> dict[str, str]:
    numbers = key.private_numbers()
    parts = {"x": numbers.public_numbers.x, "y": numbers.public_numbers.y} | (
        {"d": numbers.private_value} if private else {}
    )
    encoded = {name: base64url.encode(value.to_bytes(32, "big")) for name, value in parts.items()}
    return {"kty": "EC", "crv": "P-256"} | encoded


def _cards(maker: Maker) -> dict[str, dict[str, Any]]:
    certificate = maker.certificate()
    stolen = dm1.text_of(certificate, dm1.proof(certificate, NOW, b"abcdef", dm1.signer(new_key())))
    good = maker.card()
    paper = maker.paper_certificate()
    unsigned = cbor2.dumps([b"", b""])
    return {
        "a good card": {"text": good},
        "a minimal card": {"text": maker.card(MINIMAL)},
        "a proof of 60 seconds ago": {"text": maker.card(at=NOW - 60)},
        "a proof of 61 seconds ago": {"text": maker.card(at=NOW - 61)},
        "a proof of the future": {"text": maker.card(at=NOW + 61)},
        "a certificate that has expired": {"text": maker.card(FACTS._replace(expires_at=NOW))},
        "a challenge answered": {"text": maker.card(nonce=b"482913"), "challenge": "482913"},
        "a challenge not answered": {"text": good, "challenge": "482913"},
        "a key nobody knows": {"text": maker.card(kid="fedcba9876543210")},
        "another issuer": {"text": Maker(phone=maker.phone).card()},
        "another phone's proof": {"text": stolen},
        "lower case": {"text": "DM1:" + good.removeprefix("DM1:").lower()},
        "a line break at the end": {"text": good + "\n"},
        "another version": {"text": good.replace("DM1:", "DM2:")},
        "cut short": {"text": good[:-3]},
        "a paper card": {"text": maker.paper()},
        "a paper card that has expired": {"text": maker.paper(FACTS._replace(expires_at=NOW))},
        "a paper card where a challenge was asked for": {"text": maker.paper(), "challenge": "482913"},
        "a paper card of a key nobody knows": {"text": maker.paper(kid="fedcba9876543210")},
        "a paper card of another issuer": {"text": Maker().paper()},
        "paper with neither name nor branch": {"text": maker.paper(MINIMAL)},
        "a phone's card without its proof": {"text": dm1.text_of(certificate)},
        "a paper card with a proof": {"text": dm1.text_of(paper, maker.proof(paper))},
        "an unknown key and no proof worth the name": {
            "text": dm1.text_of(maker.certificate(kid="fedcba9876543210"), unsigned)
        },
    }


def _judged(what: str, given: dict[str, Any], maker: Maker) -> dict[str, Any]:
    challenge = given["challenge"].encode() if "challenge" in given else None
    vector = {"what": what, "now": NOW} | given
    try:
        card = dm1.verify(given["text"], maker.keys, NOW, challenge)
    except Refused as refused:
        return vector | {"reason": refused.reason}
    return vector | {"reason": None, "card": told(card), "replay_key": card.replay_key and card.replay_key.hex()}


def told(card: dm1.Card) -> dict[str, Any]:
    """What a verifier must hear of a good card."""
    return {
        "name": card.name,
        "branch": card.branch,
        "status": card.status,
        "status_index": card.status_index,
        "assurance": card.assurance,
    }


def _made(maker: Maker) -> dict[str, Any]:
    """What this phone must show: signatures as RFC 6979 makes them, the lower s of the two, so that there is one right answer."""
    certificate = maker.certificate()

    def sign(signed: bytes) -> bytes:
        r, s = decode_dss_signature(maker.phone.sign(signed, ec.ECDSA(SHA256(), deterministic_signing=True)))
        return r.to_bytes(32, "big") + min(s, ORDER - s).to_bytes(32, "big")

    text = dm1.text_of(certificate, dm1.proof(certificate, NOW, NONCE, sign))
    return {"certificate": base64url.encode(certificate), "at": NOW, "nonce": base64url.encode(NONCE), "text": text}


def main() -> None:
    """Make keys, cards and verdicts."""
    maker = Maker()
    written: dict[str, Any] = {
        "about": "Cards of docs/dm1.md with the verdict of each at the moment `now`. The keys are for tests alone.",
        "jwks": {"keys": [_jwk(maker.issuer, private=False) | {"kid": KID, "alg": "ES256", "use": "sig"}]},
        "issuer": _jwk(maker.issuer),
        "phone": _jwk(maker.phone),
        "made": _made(maker),
        "cards": [_judged(what, given, maker) for what, given in _cards(maker).items()],
    }
    assert {vector["reason"] for vector in written["cards"]} >= {None, *list(Reason)[:7]}
    FILE.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
