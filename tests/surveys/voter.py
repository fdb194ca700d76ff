"""A voter with a phone: it fetches a token signed in, and casts a ballot as nobody."""

import hashlib
from copy import copy
from typing import Any
from uuid import UUID

import httpx
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.core import base64url
from tests.surveys import phone

API = "/api/v1"


def public_der(jwk: dict[str, str]) -> bytes:
    """A public key as the API shows it, as DER."""
    n, e = (int.from_bytes(base64url.decode(jwk[part]), "big") for part in ("n", "e"))
    return RSAPublicNumbers(e, n).public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


class Voter:
    """One member with a phone."""

    def __init__(self, signed_in: httpx.Client, nobody: httpx.Client, survey_id: str) -> None:
        self._signed_in = signed_in
        self.nobody = nobody
        self.survey_id = survey_id
        self.signature = b""
        self.cell_id = signed_in.get(f"{API}/surveys/{survey_id}").json()["my_roll"]["cell_id"]
        keys = signed_in.get(f"{API}/surveys/{survey_id}/keys").json()["items"]
        self.key = next(public_der(shown["jwk"]) for shown in keys if shown["cell_id"] == self.cell_id)
        self.blinding = phone.blind(self.key, phone.prepare(UUID(survey_id), UUID(self.cell_id)))

    def another(self, signed_in: httpx.Client) -> "Voter":
        """The phone of somebody else of the same electorate, which need not ask for what this one knows."""
        other = copy(self)
        other._signed_in, other.signature = signed_in, b""
        other.blinding = phone.blind(self.key, phone.prepare(UUID(self.survey_id), UUID(self.cell_id)))
        return other

    def ask(self) -> httpx.Response:
        """Ask for the token."""
        body = {"blinded_msg": base64url.encode(self.blinding.blinded_msg)}
        return self._signed_in.post(f"{API}/surveys/{self.survey_id}/ballot-tokens", json=body)

    def take(self) -> "Voter":
        """Take the token."""
        answer = self.ask()
        assert answer.status_code == 200, answer.text
        self.signature = phone.finalize(self.key, self.blinding, base64url.decode(answer.json()["blind_sig"]))
        return self

    @property
    def receipt(self) -> str:
        return hashlib.sha256(self.blinding.prepared_msg).hexdigest()

    def ballot(self, marks: dict[str, str], **changes: Any) -> dict[str, Any]:
        """The body of a ballot with these marks by item."""
        return {
            "survey_id": self.survey_id,
            "cell_id": self.cell_id,
            "prepared_msg": base64url.encode(self.blinding.prepared_msg),
            "signature": base64url.encode(self.signature),
            "answers": [{"item_id": item, "value": value} for item, value in marks.items()],
        } | changes

    def cast(self, marks: dict[str, str], headers: dict[str, str] | None = None, **changes: Any) -> httpx.Response:
        """Cast a ballot."""
        return self.nobody.post(f"{API}/ballots", json=self.ballot(marks, **changes), headers=headers)
