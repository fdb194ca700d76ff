"""The token endpoint by the letter of RFC 6749, RFC 7523, RFC 8414 and RFC 9068, with both libraries behind the strict reader."""

import base64
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from app.access import tokens
from app.core import clock as app_clock
from app.core.settings import settings
from tests.client import Client
from tests.integration.conftest import GRANT, JWT_BEARER, TOKEN, Office, System, jwk

NOW_PLUS = Callable[[System], dict[str, Any]]
OTHER_KEY = ec.generate_private_key(ec.SECP256R1())


@pytest.fixture(params=list(tokens.BACKENDS), autouse=True)
def _backend(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "token_backend", request.param)


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def now() -> int:
    return int(app_clock.now().timestamp())


def decoded(part: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=="))
    return found


def test_a_secret_in_the_header_gets_a_token(system: System) -> None:
    answer = system.ask()

    body = answer.json()
    header, payload, _ = body.pop("access_token").split(".")
    assert answer.status_code == 200
    assert (answer.headers["cache-control"], answer.headers["pragma"]) == ("no-store", "no-cache")
    assert body == {
        "token_type": "Bearer",
        "expires_in": 900,
        "scope": "identity:verify members:read organizations:read",
    }
    assert decoded(header).keys() == {"alg", "typ", "kid"}
    assert decoded(header)["typ"] == "at+jwt"
    said = decoded(payload)
    assert said.keys() == {"iss", "aud", "sub", "client_id", "jti", "iat", "exp", "scope"}
    assert said["sub"] == said["client_id"] == system.id
    assert said["exp"] - said["iat"] == 900


def test_a_secret_in_the_body_gets_a_token(system: System) -> None:
    form = GRANT | {"client_id": system.id, "client_secret": system.secret}

    assert system.wire.post(TOKEN, data=form).status_code == 200


@pytest.mark.parametrize(
    ("header", "changes"),
    [
        ({"alg": "ES256", "kid": "k1"}, {}),
        ({"alg": "ES256"}, {}),
        ({"alg": "ES256", "typ": "client-authentication+jwt", "kid": "k1"}, {}),
        (None, {"aud": "http://testserver"}),
        (None, {"aud": ["http://testserver/oauth/token"]}),
        (None, {"iat": None}),
        (None, {"nbf": now() - 5, "extra": "fine"}),
        (None, {"exp": now() + 3600}),
    ],
)
def test_a_signature_gets_a_token(signer: System, header: Any, changes: dict[str, Any]) -> None:
    form = GRANT | signer.assertion(header=header, **changes)

    answer = signer.wire.post(TOKEN, data=form)

    assert answer.status_code == 200, answer.text


ASSERTED: dict[str, NOW_PLUS] = {
    "a signature of another key": lambda s: s.assertion(OTHER_KEY),
    "an unknown kid": lambda s: s.assertion(header={"alg": "ES256", "kid": "k2"}),
    "another alg": lambda s: s.assertion(header={"alg": "HS256", "kid": "k1"}),
    "alg none": lambda s: s.assertion(header={"alg": "none"}),
    "a key in the header": lambda s: s.assertion(header={"alg": "ES256", "jwk": jwk(OTHER_KEY)}),
    "typ of another kind of token": lambda s: s.assertion(header={"alg": "ES256", "typ": "at+jwt"}),
    "another audience": lambda s: s.assertion(aud="https://elsewhere.example/oauth/token"),
    "more than one audience": lambda s: s.assertion(aud=["http://testserver", "https://elsewhere.example"]),
    "no audience": lambda s: s.assertion(aud=None),
    "another issuer": lambda s: s.assertion(iss="https://elsewhere.example"),
    "another subject": lambda s: s.assertion(sub="00000000-0000-7000-8000-000000000000"),
    "an expiry in the past": lambda s: s.assertion(iat=now() - 100, exp=now() - 1),
    "an expiry far away": lambda s: s.assertion(exp=now() + 7200),
    "an expiry as text": lambda s: s.assertion(exp=str(now() + 60)),
    "no expiry": lambda s: s.assertion(exp=None),
    "issued in the future": lambda s: s.assertion(iat=now() + 300, exp=now() + 400),
    "not yet good": lambda s: s.assertion(nbf=now() + 300),
    "no jti": lambda s: s.assertion(jti=None),
    "a jti that is no text": lambda s: s.assertion(jti=7),
    "no assertion type": lambda s: s.assertion() | {"client_assertion_type": ""},
    "another assertion type": lambda s: s.assertion() | {"client_assertion_type": "urn:x"},
    "no assertion": lambda _: {"client_assertion_type": JWT_BEARER},
    "no token at all": lambda s: s.assertion() | {"client_assertion": "x.y.z"},
    "a client_id beside it that is another's": lambda s: s.assertion() | {"client_id": "00000000-0000-7000-8000-000000000000"},
}  # fmt: skip


@pytest.mark.parametrize("name", list(ASSERTED))
def test_nothing_but_a_good_signature_proves_a_system(signer: System, name: str) -> None:
    answer = signer.wire.post(TOKEN, data=GRANT | ASSERTED[name](signer))

    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


def test_a_system_that_signs_has_no_secret(signer: System) -> None:
    assert signer.ask(headers=signer.basic("None")).status_code == 401


def test_an_assertion_is_taken_once(signer: System, clock: Callable[[datetime], None]) -> None:
    form = GRANT | signer.assertion()

    assert [signer.wire.post(TOKEN, data=form).status_code for _ in range(2)] == [200, 401]
    clock(app_clock.now() + timedelta(seconds=61))
    assert signer.wire.post(TOKEN, data=form).status_code == 401


def test_an_assertion_of_one_system_proves_no_other(office: Office, signer: System) -> None:
    other = office.register(public_keys=[jwk()])

    answer = signer.wire.post(TOKEN, data=GRANT | signer.assertion(iss=other.id))

    assert answer.json()["error"] == "invalid_client"


class Sent:
    """What is posted to the token endpoint, given a system with a secret."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.basic = system.basic()
        self.post = {"client_id": system.id, "client_secret": system.secret}


# What is sent (form, headers, query), and what RFC 6749 §5.2 calls it.
REFUSED: dict[str, tuple[Callable[[Sent], dict[str, Any]], int, str]] = {
    "a wrong secret": (lambda s: {"headers": s.system.basic("wrong")}, 401, "invalid_client"),
    "a wrong secret in the body": (lambda s: {"data": GRANT | s.post | {"client_secret": "wrong"}}, 401, "invalid_client"),
    "an unknown client": (lambda s: {"data": GRANT | s.post | {"client_id": "00000000-0000-7000-8000-000000000000"}}, 401, "invalid_client"),
    "a client that is no id": (lambda s: {"data": GRANT | s.post | {"client_id": "root"}}, 401, "invalid_client"),
    "no proof": (lambda s: {"data": GRANT}, 401, "invalid_client"),
    "a client without a secret": (lambda s: {"data": GRANT | {"client_id": s.system.id}}, 401, "invalid_client"),
    "another scheme": (lambda s: {"headers": {"Authorization": "Bearer x"}}, 401, "invalid_client"),
    "broken Basic": (lambda s: {"headers": {"Authorization": "Basic !"}}, 401, "invalid_client"),
    "Basic that is no ASCII": (lambda s: {"headers": {"Authorization": "Basic é".encode("latin-1")}}, 401, "invalid_client"),
    "Basic that is no text": (lambda s: {"headers": {"Authorization": "Basic /zr/"}}, 401, "invalid_client"),
    "Basic without a colon": (lambda s: {"headers": {"Authorization": "Basic YWJj"}}, 401, "invalid_client"),
    "both ways at once": (lambda s: {"data": GRANT | s.post, "headers": s.basic}, 400, "invalid_request"),
    "a secret and a signature": (lambda s: {"data": GRANT | s.post | s.system.assertion()}, 400, "invalid_request"),
    "another client_id beside the header": (lambda s: {"data": GRANT | {"client_id": "x"}, "headers": s.basic}, 400, "invalid_request"),
    "the secret in the address": (lambda s: {"params": s.post}, 400, "invalid_request"),
    "no grant type": (lambda s: {"data": {"scope": "members:read"}, "headers": s.basic}, 400, "invalid_request"),
    "an empty grant type": (lambda s: {"data": {"grant_type": ""}, "headers": s.basic}, 400, "invalid_request"),
    "a parameter twice": (lambda s: {"data": {"grant_type": ["client_credentials"] * 2}, "headers": s.basic}, 400, "invalid_request"),
    "JSON": (lambda s: {"data": None, "json": GRANT | s.post}, 400, "invalid_request"),
    "no body": (lambda s: {"data": None, "headers": s.basic}, 400, "invalid_request"),
    "bytes that are no text": (lambda s: {"data": None, "content": b"grant_type=\xff%ff", "headers": s.basic | FORM}, 400, "invalid_request"),
    "another grant type": (lambda s: {"data": {"grant_type": "password"}, "headers": s.basic}, 400, "unsupported_grant_type"),
    "a refresh token": (lambda s: {"data": {"grant_type": "refresh_token", "refresh_token": "x"}, "headers": s.basic}, 400, "unsupported_grant_type"),
    "an unknown scope": (lambda s: {"data": GRANT | {"scope": "members:reveal"}, "headers": s.basic}, 400, "invalid_scope"),
    "a scope it was not given": (lambda s: {"data": GRANT | {"scope": "members:read members:write"}, "headers": s.basic}, 400, "invalid_scope"),
}  # fmt: skip


@pytest.mark.parametrize("name", list(REFUSED))
def test_refusals_are_those_of_rfc_6749(system: System, name: str) -> None:
    make, status, error = REFUSED[name]
    sent = {"data": GRANT} | make(Sent(system))

    answer = system.wire.post(TOKEN, **sent)

    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert answer.json().keys() == {"error", "error_description"}
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-type"] == "application/json"
    assert ("www-authenticate" in answer.headers) == (status == 401)
    assert system.secret not in answer.text


def test_empty_and_unknown_parameters_count_for_nothing(system: System) -> None:
    assert system.ask({"scope": "", "audience": "x", "client_secret": ""}).status_code == 200


def test_a_token_is_for_what_was_asked(system: System) -> None:
    narrow = system.ask({"scope": "organizations:read"})

    token = narrow.json()["access_token"]
    assert narrow.json()["scope"] == "organizations:read"
    assert system.call("GET", "/organizations", token).status_code == 200
    assert system.call("GET", "/members", token).status_code == 403
    assert system.call("GET", "/members", system.token()).status_code == 200


def test_a_token_ends_after_a_quarter_of_an_hour(system: System, clock: Callable[[datetime], None]) -> None:
    token = system.token()
    clock(app_clock.now() + timedelta(minutes=15, seconds=1))

    assert system.call("GET", "/members", token).status_code == 401


def test_the_description_of_the_server_leads_to_a_token(client: Client) -> None:
    said = client.anonymous.get("/.well-known/oauth-authorization-server").json()

    assert said["issuer"] == "http://testserver"
    assert said["token_endpoint"] == "http://testserver/oauth/token"
    assert said["grant_types_supported"] == ["client_credentials"]
    assert "private_key_jwt" in said["token_endpoint_auth_methods_supported"]
    assert said["token_endpoint_auth_signing_alg_values_supported"] == ["ES256"]
