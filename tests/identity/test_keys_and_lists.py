"""What verifiers without network need: keys before and after they sign, and the list of withdrawn cards."""

import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import jwt
from jwt import PyJWK
from sqlmodel import Session, select

from app.access import keys
from app.accounts import bindings
from app.accounts.rules import WechatApp
from app.accounts.tickets import WechatUser
from app.core import base64url, clock
from app.identity import dm1
from app.identity.models import Device
from tests.build import Town
from tests.client import Client
from tests.identity.conftest import API, Desk, Phone
from tests.members.commands import change

Opened = Callable[[], AbstractContextManager[Session]]


def jwks(client: Client) -> dict[str, PyJWK]:
    answer = client.anonymous.get("/.well-known/jwks.json")
    assert answer.headers["cache-control"] == "public, max-age=3600, stale-if-error=1209600"
    return {key["kid"]: PyJWK(key) for key in answer.json()["keys"]}


def offline(client: Client, text: str) -> dm1.Card:
    """Verify as somebody who has the keys and no network."""
    return dm1.verify(text, {kid: key.key for kid, key in jwks(client).items()}, clock.now().timestamp())


def listed(client: Client, number: int = 0) -> dict[str, Any]:
    """The claims of a status list, its signature checked by PyJWT with the published key."""
    answer = client.anonymous.get(f"{API}/status/{number}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/statuslist+jwt")
    header = jwt.get_unverified_header(answer.text)
    assert header["typ"] == "statuslist+jwt"
    options: Any = {"verify_exp": False, "verify_iat": False}
    claims: dict[str, Any] = jwt.decode(answer.text, jwks(client)[header["kid"]].key, ["ES256"], options=options)
    return claims


def is_withdrawn(client: Client, session: Opened, phone: Phone) -> bool:
    return bit_of(client, session, phone.device_id)


def bit_of(client: Client, session: Opened, device_id: str) -> bool:
    """Whether the list names the card of a device."""
    with session() as s:
        index = s.exec(select(Device.status_index).where(Device.id == UUID(device_id))).one()
    bits = zlib.decompress(base64url.decode(listed(client)["status_list"]["lst"]))
    return bool(bits[index // 8] >> index % 8 & 1)


def test_a_card_verifies_without_network_by_the_published_keys(client: Client, phone: Phone) -> None:
    card = offline(client, phone.show())

    assert (card.name, card.branch, card.status) == ("甲*", "东村党支部", 1)


def test_a_new_key_is_published_long_before_it_signs(client: Client, phone: Phone, desk: Desk, session: Opened) -> None:
    before = set(jwks(client))
    with session() as s:
        made = keys.rotate(s, keys.CARD).kid
    assert set(jwks(client)) == {*before, made}

    desk.wait(timedelta(days=13, hours=23))
    phone.renew()
    assert offline(client, phone.show()).kid in before
    assert desk.verdict(phone.show()) == "valid"

    desk.wait(timedelta(hours=2))  # the old key has signed a card that is good for six days more
    assert offline(client, phone.show()).kid in before
    assert desk.verdict(phone.show()) == "valid"
    phone.renew()
    assert offline(client, phone.show()).kid == made

    desk.wait(timedelta(days=365))  # for as long as paper of the old key may be shown
    assert set(jwks(client)) == {*before, made}
    desk.wait(timedelta(days=7))
    assert set(jwks(client)) == {made}


def test_a_leaked_key_vouches_for_nothing(client: Client, phone: Phone, desk: Desk, session: Opened) -> None:
    shown = phone.show()
    with session() as s:
        made = keys.replace_leaked(s, keys.CARD).kid

    assert desk.verdict(shown) == "unknown_key"
    assert set(jwks(client)) == {made}
    phone.renew()
    assert desk.verdict(phone.show()) == "valid"


def test_a_withdrawn_card_is_on_the_list(client: Client, phone: Phone, desk: Desk, session: Opened) -> None:
    assert not is_withdrawn(client, session, phone)

    phone.http.post(f"{API}/devices/{phone.device_id}/end", json={})

    assert is_withdrawn(client, session, phone)
    claims = listed(client)
    assert claims["sub"] == "http://testserver/api/v1/identity/status/0"
    assert (claims["exp"] - claims["iat"], claims["ttl"], claims["status_list"]["bits"]) == (86400, 3600, 1)

    desk.wait(timedelta(days=8))  # no card of it would be taken any more
    assert not is_withdrawn(client, session, phone)


def test_who_is_suspended_is_on_the_list(
    client: Client, phone: Phone, town: Town, session: Opened, run_jobs: Callable[[], int]
) -> None:
    answer = change(client, town.members["member"], "suspend", clock.today(), ground="settled_abroad")
    assert answer.status_code == 200
    run_jobs()

    assert is_withdrawn(client, session, phone)


def test_unbinding_withdraws_the_card_at_once(
    client: Client, phone: Phone, desk: Desk, town: Town, session: Opened
) -> None:
    with session() as s:
        user = WechatUser(WechatApp.MINI, "o-lost", None)
        binding_id = bindings.bind(s, user, town.members["member"]).id
    address = f"{API}/bindings/{binding_id}/revoke"

    answer = client.as_("secretary").post(address, json={"reason": "手机丢了"}, headers={"If-Match": '"1"'})

    assert answer.status_code == 200
    assert desk.verdict(phone.show()) == "revoked"
    assert is_withdrawn(client, session, phone)


def test_lists_that_are_not_in_use_are_not_there(client: Client, phone: Phone) -> None:
    assert phone.device_id  # whose bit lies in list 0
    assert client.anonymous.get(f"{API}/status/0").status_code == 200
    assert client.anonymous.get(f"{API}/status/1").status_code == 404
    assert client.anonymous.get(f"{API}/status/999999999999999999999").status_code == 404
    assert client.anonymous.get(f"{API}/status/-1").status_code == 404


def test_the_list_follows_within_a_minute(client: Client) -> None:
    assert client.anonymous.get(f"{API}/status/0").headers["cache-control"] == "public, max-age=30"


def test_the_clock_of_the_phone_is_set_by_the_server(client: Client) -> None:
    told = client.as_("member").get(f"{API}/time").json()["server_time"]

    assert abs((datetime.fromisoformat(told) - clock.now()).total_seconds()) < 5
