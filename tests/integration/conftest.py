"""Another system, as an administrator registers it and as it calls."""

import base64
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from sqlmodel import Session

from app.access.policy import Role
from app.core import base64url, clock
from app.core.ids import new_id
from app.core.settings import settings
from app.organizations.models import Organization
from tests.access.test_tokens import forge
from tests.build import Town, grant
from tests.client import Client

Opened = Callable[[], AbstractContextManager[Session]]
API = "/api/v1/api-clients"
TOKEN = "/oauth/token"
GRANT = {"grant_type": "client_credentials"}
JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
KEY = ec.generate_private_key(ec.SECP256R1())


def jwk(key: ec.EllipticCurvePrivateKey = KEY, kid: str = "k1") -> dict[str, str]:
    """The public half of a key, as it is registered."""
    numbers = key.public_key().public_numbers()
    x, y = (base64url.encode(part.to_bytes(32, "big")) for part in (numbers.x, numbers.y))
    return {"kty": "EC", "crv": "P-256", "kid": kid, "x": x, "y": y}


class System:
    """Another system: its registration, its ways to prove itself, and its calls."""

    def __init__(self, client: Client, registered: dict[str, Any]) -> None:
        self._client = client
        self.id = registered["id"]
        self.secret = registered["client_secret"]

    @property
    def wire(self) -> httpx.Client:
        return self._client.anonymous

    def basic(self, secret: str | None = None) -> dict[str, str]:
        pair = f"{self.id}:{secret or self.secret}".encode()
        return {"Authorization": f"Basic {base64.b64encode(pair).decode()}"}

    def assertion(self, key: ec.EllipticCurvePrivateKey = KEY, header: Any = None, **changes: Any) -> dict[str, str]:
        """What the system signs; a change to None leaves a claim out."""
        now = int(clock.now().timestamp())
        claims = {
            "iss": self.id,
            "sub": self.id,
            "aud": f"{settings().public_url}{TOKEN}",
            "jti": str(new_id()),
            "iat": now,
            "exp": now + 60,
        } | changes
        said = {name: value for name, value in claims.items() if value is not None}
        signed = forge(header or {"alg": "ES256", "typ": "JWT", "kid": "k1"}, said, key)
        return {"client_assertion_type": JWT_BEARER, "client_assertion": signed}

    def ask(self, form: dict[str, Any] | None = None, headers: dict[str, str] | None = None) -> httpx.Response:
        """Ask for a token, by the secret in the header unless told otherwise."""
        return self.wire.post(TOKEN, data=GRANT | (form or {}), headers=headers or self.basic())

    def token(self, **form: str) -> str:
        answer = self.ask(form)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])

    def call(
        self, method: str, path: str, token: str, headers: dict[str, str] | None = None, **more: Any
    ) -> httpx.Response:
        signed = {"Authorization": f"Bearer {token}"} | (headers or {})
        return self.wire.request(method, f"/api/v1{path}", headers=signed, **more)


class Office:
    """The administrator of the township, who registers systems."""

    def __init__(self, client: Client, town: Town, session: Opened) -> None:
        self._client = client
        self.town = town
        self._session = session

    @property
    def http(self) -> httpx.Client:
        return self._client.as_("admin")

    def second(self) -> httpx.Client:
        """Another administrator."""
        with self._session() as s:
            township = s.get_one(Organization, self.town.organizations["township"])
            grant(s, Role.ADMIN, township, member_id=self.town.members["officer"])
        return self._client.as_("officer")

    def post(self, headers: dict[str, str] | None = None, **changes: Any) -> httpx.Response:
        body = {
            "organization_id": str(self.town.organizations["township"]),
            "name": "市政务平台",
            "purpose": "核对来访党员身份",
            "scopes": ["identity:verify", "members:read", "organizations:read"],
        } | changes
        return self.http.post(API, json=body, headers=headers)

    def register(self, **changes: Any) -> System:
        answer = self.post(**changes)
        assert answer.status_code == 201, answer.text
        return System(self._client, answer.json())

    def read(self, system: System) -> httpx.Response:
        return self.http.get(f"{API}/{system.id}")

    def do(
        self, system: System, method: str, action: str = "", json: Any = None, by: httpx.Client | None = None
    ) -> httpx.Response:
        """Change a system as it stands."""
        seen = {"If-Match": self.read(system).headers["etag"]}
        return (by or self.http).request(method, f"{API}/{system.id}{action}", json=json, headers=seen)


@pytest.fixture
def office(client: Client, town: Town, session: Opened) -> Office:
    return Office(client, town, session)


@pytest.fixture
def system(office: Office) -> System:
    """A system with a secret."""
    return office.register()


@pytest.fixture
def signer(office: Office) -> System:
    """A system that signs."""
    return office.register(public_keys=[jwk()])
