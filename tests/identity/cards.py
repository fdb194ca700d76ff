"""An issuer and a phone that make cards, good ones and bad ones."""

from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.identity import dm1
from app.identity.dm1 import Facts

NOW = 1_800_000_000
KID = "0123456789abcdef"
CTI = bytes.fromhex("1f2e3d4c5b6a7988")
NONCE = bytes.fromhex("a1b2c3d4e5f6")
FACTS = Facts(CTI, NOW - 3600, NOW + 6 * 86400, 1, 70_000, "张*明", "青禾镇东村党支部")
MINIMAL = Facts(CTI, NOW - 3600, NOW + 6 * 86400, 1, 70_000)


def new_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def point_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The compressed point of its public half."""
    return key.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.CompressedPoint
    )  # fmt: skip


@dataclass
class Maker:
    """Makes cards with keys of its own."""

    issuer: ec.EllipticCurvePrivateKey = field(default_factory=new_key)
    phone: ec.EllipticCurvePrivateKey = field(default_factory=new_key)

    @property
    def keys(self) -> dict[str, ec.EllipticCurvePublicKey]:
        return {KID: self.issuer.public_key()}

    def certificate(self, facts: Facts = FACTS, kid: str = KID) -> bytes:
        return dm1.certificate(facts, point_of(self.phone), kid, dm1.signer(self.issuer))

    def proof(self, certificate: bytes, at: int = NOW, nonce: bytes = NONCE) -> bytes:
        return dm1.proof(certificate, at, nonce, dm1.signer(self.phone))

    def card(self, facts: Facts = FACTS, at: int = NOW, nonce: bytes = NONCE, kid: str = KID) -> str:
        certificate = self.certificate(facts, kid)
        return dm1.text_of(certificate, self.proof(certificate, at, nonce))

    def paper(self, facts: Facts = FACTS, kid: str = KID) -> str:
        return dm1.text_of(self.paper_certificate(facts, kid))

    def paper_certificate(self, facts: Facts = FACTS, kid: str = KID) -> bytes:
        return dm1.certificate(facts, None, kid, dm1.signer(self.issuer))

    def sign1(self, key: ec.EllipticCurvePrivateKey, header: bytes, payload: bytes, external: bytes = b"") -> list[Any]:
        """The four parts of a COSE_Sign1 over any header and payload."""
        signature = dm1.signer(key)(cbor2.dumps(["Signature1", header, external, payload]))
        return [header, {}, payload, signature]
