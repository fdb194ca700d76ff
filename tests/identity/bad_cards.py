"""A good card, written in ways that the format does not allow."""

from typing import Any

import base45
import cbor2

from app.identity import dm1
from tests.identity.cards import KID, Maker


def written(raw: bytes) -> str:
    """Any bytes as the text of a code."""
    encoded: bytes = base45.b45encode(raw)
    return dm1.PREFIX + encoded.decode()


class Bad:
    """The same card written in ways that the format does not allow, each signed as it stands."""

    def __init__(self, maker: Maker) -> None:
        self._maker = maker
        self._good, self._certificate = maker.card(), maker.certificate()
        self._proof = maker.proof(self._certificate)
        self._header = cbor2.loads(self._certificate).value[0]
        self._claims = cbor2.loads(cbor2.loads(self._certificate).value[2])

    def _issued(self, header: bytes | None = None, payload: bytes | None = None, **parts: Any) -> str:
        payload = payload or cbor2.dumps(self._claims, canonical=True)
        sign1 = self._maker.sign1(self._maker.issuer, header or self._header, payload)
        sign1[1] = parts.get("unprotected", {})
        raw = cbor2.dumps(cbor2.CBORTag(parts.get("tag", 18), sign1))
        return dm1.text_of(raw, self._maker.proof(raw))

    def _headed(self, header: dict[int, Any]) -> str:
        return self._issued(header=cbor2.dumps(header, canonical=True))

    def _claiming(self, label: int, value: Any) -> str:
        return self._issued(payload=cbor2.dumps(self._claims | {label: value}, canonical=True))

    def texts(self) -> dict[str, str]:
        good, certificate, proof = self._good, self._certificate, self._proof
        return {
            "empty": "",
            "prefix alone": "DM1:",
            "no prefix": good.removeprefix("DM1:"),
            "another prefix": good.replace("DM1:", "DM2:"),
            "lower case": good.lower().replace("dm1:", "DM1:"),
            "line break at the end": good + "\n",
            "cut": good[:-3],
            "longer than allowed": good + "0" * 1200,
            "not ASCII": good[:-1] + "张",
            "lone surrogate": good[:-1] + "\ud800",
            "no part": written(cbor2.dumps([])),
            "one part": written(cbor2.dumps([certificate])),
            "three parts": written(cbor2.dumps([certificate, proof, b""])),
            "bytes after the end": written(cbor2.dumps([certificate, proof]) + b"\0"),
            "parts of another type": written(cbor2.dumps(["a", "b"])),
            "indefinite length": written(b"\x9f" + cbor2.dumps(certificate) + cbor2.dumps(proof) + b"\xff"),
            "deep nesting": written(b"\x81" * 700 + b"\x00"),
        }

    def headers(self) -> dict[str, str]:
        kid = KID.encode()
        return {
            "no tag": dm1.text_of(cbor2.dumps(cbor2.loads(self._certificate).value), self._proof),
            "another tag": self._issued(tag=17),
            "unprotected header": self._issued(unprotected={4: b"x"}),
            "order of claims": self._issued(payload=cbor2.dumps(dict(reversed(self._claims.items())))),
            "long integer": self._issued(header=self._header.replace(b"\x04", b"\x18\x04", 1)),
            "ES384": self._headed({1: -35, 4: kid}),
            "no algorithm": self._headed({4: kid}),
            "truth as label": self._headed({True: -7, 4: kid}),
            "fraction as algorithm": self._headed({1: -7.0, 4: kid}),
            "crit": self._headed({1: -7, 2: [1], 4: kid}),
        }

    def claims(self) -> dict[str, str]:
        facts, key = self._claims[-65537], self._claims[8][1]
        return {
            "another claim": self._claiming(99, 1),
            "text as time": self._claiming(4, "2100"),
            "truth as time": self._claiming(4, value=True),
            "endless time": self._claiming(4, float("inf")),
            "negative time": self._claiming(6, -1),
            "far time": self._claiming(4, 1 << 60),
            "short cti": self._claiming(7, b"123"),
            "name alone": self._claiming(-65537, {1: "张*明", 3: 1, 4: 70_000}),
            "another fact": self._claiming(-65537, facts | {5: "x"}),
            "status in words": self._claiming(-65537, facts | {3: "正式"}),
            "number as name": self._claiming(-65537, facts | {1: 7}),
            "a phone marked paper": self._claiming(-65537, facts | {5: 1}),
            "another curve": self._claiming(8, {1: key | {-1: 2}}),
            "truth as curve": self._claiming(8, {1: key | {-1: True}}),
            "fraction as label": self._claiming(8, {1.0: key}),
            "whole point": self._claiming(8, {1: key | {-3: key[-2]}}),
            "no point": self._claiming(8, {1: key | {-2: b"\xff" * 32}}),
        }

    def papers(self) -> dict[str, str]:
        plain = {label: self._claims[label] for label in (4, 6, 7)}
        facts = self._claims[-65537]
        claimed = {
            "no mark": plain | {-65537: facts},
            "a mark that is no number": plain | {-65537: facts | {5: True}},
            "another mark": plain | {-65537: facts | {5: 2}},
            "a mark beside a key": self._claims | {-65537: facts | {5: 1}},
            "no name": plain | {-65537: {2: "东村党支部", 3: 1, 4: 70_000, 5: 1}},
            "another claim": plain | {-65537: facts | {5: 1}, 99: 1},
        }
        return {f"paper: {what}": self._paper(claims) for what, claims in claimed.items()}

    def _paper(self, claims: dict[int, Any]) -> str:
        payload = cbor2.dumps(claims, canonical=True)
        sign1 = self._maker.sign1(self._maker.issuer, self._header, payload)
        return dm1.text_of(cbor2.dumps(cbor2.CBORTag(18, sign1)))
