"""Other systems with the OAuth libraries that people use, over real HTTP and without code of their own for this server."""

import json
import subprocess
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, cast

import httpx
import pytest
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from joserfc.jwk import ECKey

from app.sandbox.cast import CLIENT_SECRET
from tests.identity.conftest import Phone
from tests.sandbox.conftest import PATIENCE, ROOT, Sandbox

VERIFICATIONS = "/api/v1/identity/verifications"


class Wire(NamedTuple):
    """A sandbox, as far as a phone needs the tests' client."""

    anonymous: httpx.Client
    token: Callable[[str], str]


@pytest.fixture
def phone(sandbox: Sandbox) -> Iterator[Phone]:
    """The phone of `member`, with a card on it."""
    with httpx.Client(base_url=sandbox.url, timeout=PATIENCE) as anonymous:
        made = Phone(cast(Any, Wire(anonymous, sandbox.token)), "member")
        assert (made.enrol().status_code, made.renew().status_code) == (201, 200)
        yield made
    httpx.post(f"{sandbox.url}/api/v1/sandbox/reset", timeout=PATIENCE)


@pytest.fixture
def committee(sandbox: Sandbox) -> str:
    """The id of the township's committee."""
    places = sandbox.get("admin", "/organizations")["items"]
    return next(str(place["id"]) for place in places if place["kind"] == "committee")


def register(sandbox: Sandbox, committee: str, **more: Any) -> dict[str, Any]:
    """Register a system as the administrator does."""
    asked = {
        "organization_id": committee,
        "name": "县政务平台",
        "purpose": "核对来访党员身份",
        "scopes": ["identity:verify"],
    }
    made: dict[str, Any] = sandbox.ask("POST", sandbox.token("admin"), "/api-clients", json=asked | more).json()
    return made


def verdict(session: OAuth2Session, sandbox: Sandbox, phone: Phone) -> str:
    """Get a token, and verify what the phone shows."""
    session.fetch_token(f"{sandbox.url}/oauth/token", grant_type="client_credentials")
    looked = {"code": phone.show(), "purpose": "办事大厅核对"}
    return str(session.post(f"{sandbox.url}{VERIFICATIONS}", json=looked).json()["result"])


@pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
def test_authlib_verifies_a_card_with_a_secret(
    sandbox: Sandbox, committee: str, phone: Phone, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
    made = register(sandbox, committee)
    with OAuth2Session(made["id"], made["client_secret"], token_endpoint_auth_method=method) as session:
        assert verdict(session, sandbox, phone) == "valid"


def test_authlib_verifies_a_card_with_a_signature(
    sandbox: Sandbox, committee: str, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
    key = ECKey.generate_key("P-256")
    public = key.as_dict(private=False)
    made = register(
        sandbox, committee, public_keys=[{name: public[name] for name in ("kty", "crv", "x", "y")} | {"kid": "k1"}]
    )
    with OAuth2Session(made["id"], key, token_endpoint_auth_method="private_key_jwt") as session:
        session.register_client_auth_method(PrivateKeyJWT(f"{sandbox.url}/oauth/token", alg="ES256"))
        assert verdict(session, sandbox, phone) == "valid"


def test_openid_client_verifies_a_card_both_ways(sandbox: Sandbox, committee: str, phone: Phone) -> None:
    order = {
        "server": sandbox.url,
        "admin": sandbox.token("admin"),
        "organization_id": committee,
        "cards": [phone.show(), phone.show()],
    }

    done = subprocess.run(
        ["node", "e2e/oauth-client.mjs", json.dumps(order)], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == ["valid", "valid"]


def test_the_other_system_of_the_cast_reads_and_verifies(sandbox: Sandbox, phone: Phone) -> None:
    """With the token that the sandbox hands out, and by itself with what the page of entrances shows."""
    looked = {"code": phone.show(), "purpose": "办事大厅核对"}
    for path in ("/organizations", "/members", "/activities"):
        assert sandbox.get("client", path)["items"], path
    assert (
        sandbox.ask("POST", sandbox.token("client"), "/identity/verifications", json=looked).json()["result"] == "valid"
    )
    assert sandbox.ask("GET", sandbox.token("client"), "/me").status_code == 403

    page = httpx.get(f"{sandbox.url}/sandbox").text
    client_id = page.partition("市政务平台：<code>")[2].partition("<")[0]
    form = {"grant_type": "client_credentials"}
    assert httpx.post(f"{sandbox.url}/oauth/token", data=form, auth=(client_id, CLIENT_SECRET)).status_code == 200
