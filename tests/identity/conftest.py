"""A phone in the hand of one of the cast, and whoever verifies what it shows."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from app.core import base64url
from app.core import clock as app_clock
from app.identity import dm1
from tests.client import Client
from tests.identity.cards import new_key, point_of

API = "/api/v1/identity"


class Phone:
    """A phone with a key of its own, signed in as one of the cast."""

    def __init__(self, client: Client, name: str) -> None:
        self.key = new_key()
        self.name = name
        self._client = client
        self.device_id = ""
        self.card: dict[str, Any] = {}

    @property
    def http(self) -> httpx.Client:
        return self._client.as_(self.name)

    def enrol(self, **changes: Any) -> httpx.Response:
        """Make the key known, with a sign-in of this moment."""
        signed = {"Authorization": f"Bearer {self._client.token(self.name)}"}
        challenge = (
            changes.pop("challenge", None)
            or self._client.anonymous.get(f"{API}/time", headers=signed).json()["challenge"]
        )
        body = {
            "public_key": base64url.encode(point_of(self.key)),
            "challenge": challenge,
            "signature": base64url.encode(dm1.signer(self.key)(f"DM1-enrol:{challenge}".encode())),
        } | changes  # fmt: skip
        answer = self._client.anonymous.post(f"{API}/devices", json=body, headers=signed)
        if answer.status_code == 201:
            self.device_id = answer.json()["id"]
        return answer

    def renew(self) -> httpx.Response:
        """Get a card for the next seven days."""
        signed = {"Authorization": f"Bearer {self._client.token(self.name)}"}
        answer = self._client.anonymous.post(f"{API}/cards", json={"device_id": self.device_id}, headers=signed)
        if answer.status_code == 200:
            self.card = answer.json()
        return answer

    def show(self, *, which: str = "cert", at: datetime | None = None, nonce: bytes | None = None) -> str:
        """What the screen shows now."""
        certificate = base64url.decode(self.card[which])
        moment = int((at or app_clock.now()).timestamp())
        return dm1.text_of(
            certificate, dm1.proof(certificate, moment, nonce or secrets.token_bytes(6), dm1.signer(self.key))
        )


@pytest.fixture
def phone(client: Client) -> Phone:
    """The phone of `member`, with a card on it."""
    made = Phone(client, "member")
    assert made.enrol().status_code == 201
    assert made.renew().status_code == 200
    return made


class Desk:
    """Somebody who verifies cards."""

    def __init__(self, client: Client, set_now: Callable[[datetime], None]) -> None:
        self._client = client
        self._set_now = set_now

    def wait(self, span: timedelta) -> None:
        """Let time pass."""
        self._set_now(app_clock.now() + span)

    def verify(self, code: str, by: str = "secretary", **more: Any) -> httpx.Response:
        signed = {"Authorization": f"Bearer {self._client.token(by)}"}
        body = {"code": code, "purpose": "会场核对"} | more
        return self._client.anonymous.post(f"{API}/verifications", json=body, headers=signed)

    def verdict(self, code: str, by: str = "secretary", **more: Any) -> str:
        """`valid`, or the reason why not."""
        answer = self.verify(code, by, **more)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["reason"] or answer.json()["result"])


@pytest.fixture
def desk(client: Client, clock: Callable[[datetime], None]) -> Desk:
    return Desk(client, clock)
