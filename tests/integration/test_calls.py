"""What another system meets when it calls: its addresses, its allowance, keys for repeats, cards that it verifies."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, select

from app.core import clock as app_clock
from app.core.events import Event
from app.core.settings import settings
from app.identity.events import CardVerified
from tests.build import Town
from tests.client import Client, code_of
from tests.identity.conftest import Phone
from tests.integration.conftest import Office, System

Opened = Callable[[], AbstractContextManager[Session]]
HERE, ELSEWHERE = "127.0.0.0/8", "203.0.113.0/24"
VERIFICATIONS = "/identity/verifications"
PURPOSE = "办事大厅核对"


@pytest.fixture
def phone(client: Client) -> Phone:
    """The phone of `member`, with a card on it."""
    made = Phone(client, "member")
    assert (made.enrol().status_code, made.renew().status_code) == (201, 200)
    return made


def look(system: System, phone: Phone, token: str | None = None) -> dict[str, object]:
    answer = system.call(
        "POST", VERIFICATIONS, token or system.token(), json={"code": phone.show(), "purpose": PURPOSE}
    )
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


def test_a_system_verifies_a_card_and_its_holder_sees_which_and_what_for(
    client: Client, system: System, phone: Phone, session: Opened
) -> None:
    assert look(system, phone)["result"] == "valid"

    [seen] = client.as_("member").get("/api/v1/me/verifications").json()["items"]
    assert (seen["who"], seen["role"], seen["organization_name"]) == ("市政务平台", "外部系统", "青禾镇委员会")
    assert seen["purpose"] == "核对来访党员身份：办事大厅核对"
    with session() as s:
        event = s.exec(select(Event).where(Event.type == CardVerified.type)).one()
        assert (event.actor_kind, str(event.actor_id)) == ("client", system.id)


def test_systems_cannot_put_together_whom_they_saw(office: Office, system: System, phone: Phone) -> None:
    other = office.register(name="县政务平台")

    first, again, elsewhere = (look(one, phone)["member_ref"] for one in (system, system, other))

    assert first == again != elsewhere


def test_without_the_scope_a_system_verifies_nothing(office: Office, system: System, phone: Phone) -> None:
    body = {"code": phone.show(), "purpose": PURPOSE}

    refused = system.call("POST", VERIFICATIONS, system.token(scope="members:read"), json=body)
    assert (refused.status_code, code_of(refused)) == (403, "access.denied")
    assert "外部系统" not in refused.json()["title"]

    token = system.token()
    office.do(system, "PATCH", json={"scopes": ["members:read"]})
    assert system.call("POST", VERIFICATIONS, token, json=body).status_code == 403
    office.do(system, "POST", "/end", {"reason": "项目结束"})
    assert system.call("POST", VERIFICATIONS, token, json=body).status_code == 401


def test_a_system_reads_members_of_its_place_with_numbers_masked(office: Office, system: System, town: Town) -> None:
    token = system.token()

    member = system.call("GET", f"/members/{town.members['member']}", token)

    assert member.status_code == 200
    assert "*" in member.json()["national_id_masked"]
    assert system.call("GET", f"/members/{town.members['stranger']}", token).status_code == 404
    assert system.call("POST", f"/members/{town.members['member']}/reveal", token, json={}).status_code == 403
    in_east = office.register(organization_id=str(town.organizations["east"]))
    assert in_east.call("GET", f"/members/{town.members['outsider']}", in_east.token()).status_code == 404


def test_nothing_of_a_persons_own_is_a_systems(system: System) -> None:
    token = system.token()

    for path in ("/me", "/me/sessions", "/me/verifications", "/notifications"):
        assert system.call("GET", path, token).status_code == 403, path
    complaint = {"kind": "complaint", "content": "活动室的灯坏了两个月。"}
    assert system.call("POST", "/feedback", token, json=complaint).status_code == 403


def test_a_system_calls_from_its_addresses_alone(office: Office) -> None:
    inside, outside = office.register(networks=[ELSEWHERE, HERE]), office.register(networks=[ELSEWHERE])

    assert inside.ask().status_code == 200
    assert outside.ask().json()["error"] == "invalid_client"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_token_taken_elsewhere_is_worth_nothing(office: Office, system: System, phone: Phone, method: str) -> None:
    token = system.token()
    path = "/members" if method == "GET" else VERIFICATIONS
    office.do(system, "PATCH", json={"networks": [ELSEWHERE]})

    answer = system.call(method, path, token, json={"code": phone.show(), "purpose": PURPOSE})

    assert (answer.status_code, code_of(answer)) == (403, "clients.address_not_allowed")


def test_behind_a_proxy_the_callers_own_address_counts(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    system = office.register(networks=[ELSEWHERE])
    came = {"X-Forwarded-For": "198.51.100.9, 203.0.113.7"}

    assert system.ask(headers=system.basic() | came).status_code == 401
    monkeypatch.setattr(settings(), "trusted_proxies", frozenset({"127.0.0.1"}))
    assert system.ask(headers=system.basic() | came).status_code == 200
    assert system.ask(headers=system.basic() | {"X-Forwarded-For": "198.51.100.9"}).status_code == 401
    assert system.ask(headers=system.basic() | {"X-Forwarded-For": "::ffff:203.0.113.7"}).status_code == 200
    assert system.ask(headers=system.basic() | {"X-Forwarded-For": "nonsense"}).status_code == 401


def test_a_system_has_its_own_allowance(office: Office, phone: Phone, clock: Callable[[datetime], None]) -> None:
    clock(app_clock.now())
    system, other = office.register(requests_per_minute=3), office.register(requests_per_minute=3)
    token = system.token()

    first = system.call("GET", "/members", token)
    assert first.headers["ratelimit-policy"] == '"client";q=3;w=60'
    assert first.headers["ratelimit"].startswith('"client";r=2')
    assert look(system, phone, token)["result"] == "valid"
    verified = system.call("POST", VERIFICATIONS, token, json={"code": "x", "purpose": PURPOSE})
    assert verified.headers["ratelimit"].startswith('"client";r=0')

    for path, body in (("/members", None), (VERIFICATIONS, {"code": phone.show(), "purpose": PURPOSE})):
        refused = system.call("GET" if body is None else "POST", path, token, json=body)
        assert (refused.status_code, code_of(refused)) == (429, "rate.limited")
        assert 0 < int(refused.headers["retry-after"]) <= 20
    assert other.call("GET", "/members", other.token()).status_code == 200
    clock(app_clock.now() + timedelta(seconds=21))
    assert system.call("GET", "/members", token).status_code == 200


def test_a_system_sends_a_key_with_what_it_creates(office: Office, town: Town) -> None:
    system = office.register(scopes=["activities:write", "activities:read"])
    office.do(system, "POST", "/approve", by=office.second())
    token = system.token()
    meeting = {
        "audience": {"organization_id": str(town.organizations["east"])},
        "kind": "theme_day",
        "title": "主题党日",
        "place": "活动室",
        "starts_at": (app_clock.now() + timedelta(days=1)).isoformat(),
        "ends_at": (app_clock.now() + timedelta(days=1, hours=2)).isoformat(),
    }

    without = system.call("POST", "/activities", token, json=meeting)
    assert (without.status_code, code_of(without)) == (400, "idempotency.key_missing")
    key = {"Idempotency-Key": "platform-0001"}
    made = [system.call("POST", "/activities", token, key, json=meeting) for _ in range(2)]
    assert [answer.status_code for answer in made] == [201, 201], made[0].text
    assert made[0].json()["id"] == made[1].json()["id"]
