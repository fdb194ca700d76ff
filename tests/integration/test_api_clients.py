"""Registering, changing and ending other systems."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from app.access.models import ApiClient, LoginSession, SessionKind
from app.access.policy import GRANTED, Role
from app.core import clock as app_clock
from app.core.events import Event
from app.integration.rules import ClientScope
from tests.build import Town
from tests.client import code_of
from tests.integration.conftest import API, GRANT, TOKEN, Office, Opened, System, jwk


def test_a_system_is_registered_and_its_secret_shown_once(office: Office, session: Opened) -> None:
    made = office.post(networks=["203.0.113.0/24"])

    body = made.json()
    assert made.status_code == 201
    assert len(body["client_secret"]) == 43
    assert [one["action"] for one in body["allowed_actions"]] == ["update", "rotate_secret", "end"]
    again = office.http.get(f"{API}/{body['id']}")
    assert again.json() == body | {"client_secret": None}
    assert again.headers["etag"] == made.headers["etag"] == '"1"'
    assert body["id"] in [one["id"] for one in office.http.get(API).json()["items"]]
    with session() as s:
        assert body["client_secret"] not in str(s.exec(select(ApiClient)).all())


def test_a_repeated_registration_is_one_without_the_secret(office: Office) -> None:
    key = {"Idempotency-Key": "platform-0001"}

    first, second = office.post(key).json(), office.post(key).json()

    assert first["id"] == second["id"]
    assert (first["client_secret"] is None, second["client_secret"]) == (False, None)


def test_what_a_system_can_have_is_what_its_role_gives() -> None:
    assert {scope.value for scope in ClientScope} == {permission.value for permission in GRANTED[Role.CLIENT]}


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"scopes": []}, "/scopes"),
        ({"scopes": ["members:reveal"]}, "/scopes/0"),
        ({"networks": ["203.0.113.7/24"]}, "/networks/0"),
        ({"networks": ["nearby"]}, "/networks/0"),
        ({"requests_per_minute": 0}, "/requests_per_minute"),
        ({"purpose": ""}, "/purpose"),
        ({"public_keys": [jwk() | {"y": "A" * 43}]}, "/public_keys"),
        ({"public_keys": [jwk(), jwk()]}, "/public_keys"),
        ({"public_keys": [jwk() | {"d": "A" * 43}]}, "/public_keys/0/d"),
        ({"public_keys": [jwk() | {"kty": "oct"}]}, "/public_keys/0/kty"),
    ],
)
def test_what_cannot_be_taken_is_named(office: Office, changes: dict[str, Any], pointer: str) -> None:
    answer = office.post(**changes)

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)


def test_a_system_is_registered_only_where_one_administers(office: Office, town: Town) -> None:
    assert office.post(organization_id=str(town.organizations["far"])).status_code == 404


def test_what_a_system_may_do_no_more_stops_at_once(office: Office, system: System) -> None:
    token = system.token()
    assert system.call("GET", "/members", token).status_code == 200

    answer = office.do(system, "PATCH", json={"scopes": ["organizations:read"], "name": "县政务平台"})

    assert (answer.status_code, answer.json()["name"]) == (200, "县政务平台")
    assert system.call("GET", "/members", token).status_code == 403
    assert system.call("GET", "/organizations", token).status_code == 200
    office.do(system, "PATCH", json={"scopes": ["organizations:read", "members:read"]})
    assert system.call("GET", "/members", token).status_code == 403
    assert system.call("GET", "/members", system.token()).status_code == 200


WRITES = {"scopes": ["activities:read", "activities:write"]}


def test_what_a_system_would_write_waits_for_a_second_person(office: Office, session: Opened) -> None:
    system = office.register(**WRITES)
    assert system.ask().json()["scope"] == "activities:read"
    assert system.ask({"scope": "activities:write"}).json()["error"] == "invalid_scope"

    alone = office.do(system, "POST", "/approve")
    assert (alone.status_code, code_of(alone)) == (403, "clients.second_person_needed")
    assert "approve" not in str(office.read(system).json()["allowed_actions"])
    second = office.second()
    assert second.get(f"{API}/{system.id}").json()["allowed_actions"][0]["action"] == "approve"
    agreed = office.do(system, "POST", "/approve", by=second)

    assert agreed.status_code == 200
    assert (agreed.json()["scopes"], agreed.json()["awaited_scopes"]) == (WRITES["scopes"], [])
    assert system.ask().json()["scope"] == "activities:read activities:write"
    assert code_of(office.do(system, "POST", "/approve", by=second)) == "clients.nothing_awaited"
    with session() as s:
        (fact,) = s.exec(select(Event).where(Event.type == "api_client.approved")).all()
        assert fact.data["scopes"] == WRITES["scopes"]


def test_writing_that_is_added_later_waits_too_and_keeps_what_was_agreed(office: Office, system: System) -> None:
    office.do(system, "PATCH", json=WRITES)
    office.do(system, "POST", "/approve", by=office.second())

    more = office.do(system, "PATCH", json={"scopes": [*WRITES["scopes"], "members:write"]}).json()
    assert (more["scopes"], more["awaited_scopes"]) == (WRITES["scopes"], ["members:write"])
    less = office.do(system, "PATCH", json={"scopes": ["activities:read"]}).json()
    assert (less["scopes"], less["awaited_scopes"]) == (["activities:read"], [])


def test_who_asked_for_writing_last_does_not_agree_to_it(office: Office, system: System) -> None:
    office.do(system, "PATCH", json=WRITES)
    second = office.second()
    office.do(system, "PATCH", json=WRITES, by=second)

    assert office.do(system, "POST", "/approve", by=second).status_code == 403
    assert office.do(system, "POST", "/approve").status_code == 200


def test_a_stale_change_is_refused(office: Office, system: System) -> None:
    path, stale = f"{API}/{system.id}", {"If-Match": '"7"'}

    assert office.http.patch(path, json={"name": "平台"}).status_code == 428
    assert office.http.patch(path, json={"name": "平台"}, headers=stale).status_code == 412
    assert office.http.post(f"{path}/rotate-secret", headers=stale).status_code == 412
    assert office.http.post(f"{path}/approve", headers=stale).status_code == 412
    assert office.http.post(f"{path}/end", json={"reason": "不用了"}, headers=stale).status_code == 412


def test_of_two_secrets_the_old_one_is_good_for_a_day(
    office: Office, system: System, clock: Callable[[datetime], None]
) -> None:
    rotated = office.do(system, "POST", "/rotate-secret").json()
    old, new = system.basic(), system.basic(rotated["client_secret"])

    assert rotated["client_secret"] != system.secret
    assert [system.ask(headers=each).status_code for each in (old, new)] == [200, 200]
    clock(datetime.fromisoformat(rotated["old_secret_until"]) - timedelta(seconds=1))
    assert [system.ask(headers=each).status_code for each in (old, new)] == [200, 200]
    clock(datetime.fromisoformat(rotated["old_secret_until"]) + timedelta(seconds=1))
    assert [system.ask(headers=each).status_code for each in (old, new)] == [401, 200]


def test_a_secret_changed_twice_is_good_no_more(office: Office, system: System) -> None:
    office.do(system, "POST", "/rotate-secret")
    office.do(system, "POST", "/rotate-secret")

    assert system.ask().status_code == 401


def test_keys_take_the_place_of_a_secret(office: Office, system: System) -> None:
    answer = office.do(system, "PATCH", json={"public_keys": [jwk()]})

    assert [one["action"] for one in answer.json()["allowed_actions"]] == ["update", "end"]
    assert system.ask().status_code == 401
    assert system.wire.post(TOKEN, data=GRANT | system.assertion()).status_code == 200
    assert code_of(office.do(system, "POST", "/rotate-secret")) == "clients.uses_keys"


def test_a_system_that_is_ended_stops_at_once(office: Office, system: System) -> None:
    token = system.token()

    answer = office.do(system, "POST", "/end", {"reason": "项目结束"})

    assert (answer.status_code, answer.json()["allowed_actions"]) == (200, [])
    assert system.call("GET", "/members", token).status_code == 401
    assert system.ask().status_code == 401
    assert code_of(office.do(system, "PATCH", json={"name": "平台"})) == "clients.over"
    assert code_of(office.do(system, "POST", "/end", {"reason": "再停一次"})) == "clients.over"


def test_a_system_that_signs_is_ended_too(office: Office, signer: System) -> None:
    assert signer.wire.post(TOKEN, data=GRANT | signer.assertion()).status_code == 200

    office.do(signer, "POST", "/end", {"reason": "项目结束"})

    assert signer.wire.post(TOKEN, data=GRANT | signer.assertion()).status_code == 401


def test_each_change_is_recorded_without_secrets(office: Office, system: System, session: Opened) -> None:
    system.token()
    office.do(system, "PATCH", json={"networks": ["203.0.113.7"]})
    office.do(system, "POST", "/rotate-secret")
    office.do(system, "POST", "/end", {"reason": "项目结束"})

    with session() as s:
        found = s.exec(select(Event).where(col(Event.type).startswith("api_client")).order_by(col(Event.id))).all()
        assert [event.type.removeprefix("api_client.") for event in found] == [
            "created",
            "token_issued",
            "changed",
            "secret_rotated",
            "ended",
        ]
        assert {str(event.subject_id) for event in found} == {system.id}
        assert [event.actor_kind for event in found] == ["staff", "client", "staff", "staff", "staff"]
        assert found[2].data["changed"] == ["networks"]
        assert system.secret not in str([event.model_dump() for event in found])


def test_sessions_of_expired_tokens_are_forgotten(
    system: System, session: Opened, run_jobs: Callable[[], int], clock: Callable[[datetime], None]
) -> None:
    system.token()
    clock(app_clock.now() + timedelta(hours=2))
    live = system.token()
    run_jobs()

    with session() as s:
        assert len(s.exec(select(LoginSession).where(LoginSession.kind == SessionKind.CLIENT)).all()) == 1
    assert system.call("GET", "/members", live).status_code == 200
