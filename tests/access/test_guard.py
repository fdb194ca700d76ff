"""The door: who is let in with which token, and what happens to keys and sessions behind it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta

import httpx
import pytest
from fastapi import APIRouter, FastAPI
from sqlmodel import Session, select

from app import main
from app.access import keys, tokens
from app.access.declared import PUBLIC
from app.access.guard import Scope, load_actor, scope_of
from app.access.models import LoginSession, RoleGrant
from app.access.policy import GRANTED, Permission, Role
from app.core import clock as app_clock
from app.core.db import Database
from app.core.errors import NotAllowed, NotSignedIn
from app.core.who import SYSTEM
from tests.build import Town
from tests.client import Client, code_of

Opened = Callable[[], AbstractContextManager[Session]]
ME = "/api/v1/me"


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer x.y.z"},
        {"Authorization": "Basic YTpi"},
        {"Authorization": ""},
    ],
)
def test_without_a_good_token_nobody_is_signed_in(client: Client, headers: dict[str, str]) -> None:
    answer = client.anonymous.get(ME, headers=headers)

    assert answer.status_code == 401
    assert code_of(answer) == "accounts.session_expired"
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_token_whose_account_is_not_the_sessions_is_refused(client: Client, town: Town, session: Opened) -> None:
    client.token("member")
    with session() as s:
        key_set = keys.load(s, keys.ACCESS)
        login = s.exec(select(LoginSession)).one()
        token = tokens.issue(town.accounts["admin"], login.id, key_set.signing_kid, key_set.private)

    assert client.anonymous.get(ME, headers=bearer(token)).status_code == 401


def test_a_session_that_ended_or_expired_is_refused_at_its_next_request(client: Client, session: Opened) -> None:
    assert client.as_("member").get(ME).status_code == 200

    with session() as s:
        s.exec(select(LoginSession)).one().expires_at = app_clock.now()

    assert client.as_("member").get(ME).status_code == 401


def test_a_new_key_is_found_when_a_token_names_it(
    client: Client, session: Opened, clock: Callable[[datetime], None]
) -> None:
    old = client.token("member")
    assert client.anonymous.get(ME, headers=bearer(old)).status_code == 200
    with session() as s:
        keys.rotate(s, keys.ACCESS)
    new = client.token("member")

    assert client.anonymous.get(ME, headers=bearer(new)).status_code == 401
    clock(app_clock.now() + timedelta(seconds=11))

    assert client.anonymous.get(ME, headers=bearer(new)).status_code == 200
    assert client.anonymous.get(ME, headers=bearer(old)).status_code == 200


def test_checking_in_finds_a_new_key_too(client: Client, session: Opened, clock: Callable[[datetime], None]) -> None:
    def check_in(token: str) -> int:
        return client.anonymous.post("/api/v1/check-ins", headers=bearer(token), json={"token": "x"}).status_code

    assert check_in(client.token("member")) == 422
    with session() as s:
        keys.rotate(s, keys.ACCESS)
    new = client.token("member")
    assert check_in(new) == 401
    clock(app_clock.now() + timedelta(seconds=11))

    assert check_in(new) == 422


def test_a_retired_key_stops_opening_after_an_hour(
    session: Opened, clock: Callable[[datetime], None], town: Town
) -> None:
    with session() as s:
        first = keys.load(s, keys.ACCESS).signing_kid
        keys.rotate(s, keys.ACCESS)
        both = keys.load(s, keys.ACCESS)
    assert first in both.public
    assert both.signing_kid != first

    clock(app_clock.now() + timedelta(hours=1, seconds=1))

    with session() as s:
        assert first not in keys.load(s, keys.ACCESS).public


def test_a_role_counts_from_its_first_day_to_its_last(client: Client, town: Town, session: Opened) -> None:
    path = f"/api/v1/organizations/{town.organizations['east']}"
    assert client.as_("member").get(path).status_code == 403

    with session() as s:
        row = RoleGrant(
            member_id=town.members["member"],
            role=Role.SECRETARY,
            organization_id=town.organizations["east"],
            path=town.paths["east"],
            starts_on=date(2000, 1, 1),
            ends_on=app_clock.today(),
        )
        s.add(row)
        s.flush()
        row_id = row.id
    assert client.as_("member").get(path).status_code == 200

    with session() as s:
        s.get_one(RoleGrant, row_id).ends_on = app_clock.today() - timedelta(days=1)
    assert client.as_("member").get(path).status_code == 403

    with session() as s:
        again = s.get_one(RoleGrant, row_id)
        again.starts_on, again.ends_on = app_clock.today() + timedelta(days=1), None
    assert client.as_("member").get(path).status_code == 403


def test_a_refusal_names_who_does_it(client: Client, town: Town) -> None:
    answer = client.as_("member").get(f"/api/v1/organizations/{town.organizations['east']}")

    assert code_of(answer) == "access.denied"
    assert "支部书记" in answer.json()["title"]


def test_a_scope_holds_the_outermost_places_only(client: Client, town: Town, session: Opened) -> None:
    client.token("officer")
    with session() as s:
        s.add(
            RoleGrant(
                member_id=town.members["officer"],
                role=Role.SECRETARY,
                organization_id=town.organizations["east"],
                path=town.paths["east"],
                starts_on=date(2000, 1, 1),
            )
        )
        s.flush()
        actor = load_actor(s, s.exec(select(LoginSession)).one().id)
        scope = scope_of(actor, Permission.MEMBERS_READ)

    assert scope.roots == (town.paths["township"],)
    assert scope.reaches(town.paths["east"])
    assert not scope.reaches(town.paths["neighbour"])
    assert not scope.reaches(town.paths["county"])


def test_a_sibling_whose_path_begins_alike_is_outside() -> None:
    scope = Scope(SYSTEM, ("/a1/b2/",))

    assert scope.reaches("/a1/b2/c3/")
    assert not scope.reaches("/a1/b20/")


def test_a_scope_without_roots_reaches_nothing_in_a_query(session: Opened, town: Town) -> None:
    nowhere, everywhere = Scope(SYSTEM, ()), Scope.system()
    with session() as s:
        grants = select(RoleGrant.id)
        found = [len(s.exec(grants.where(scope.within(RoleGrant.path))).all()) for scope in (nowhere, everywhere)]

    assert found[0] == 0
    assert found[1] > 0


def test_staff_who_are_no_members_have_no_own_things(client: Client, town: Town, session: Opened) -> None:
    client.token("auditor")
    with session() as s:
        actor = load_actor(s, s.exec(select(LoginSession)).one().id)

    with pytest.raises(NotAllowed):
        scope_of(actor, Permission.BINDINGS_REVOKE)


def test_an_unknown_session_is_nobody(session: Opened, town: Town) -> None:
    with session() as s, pytest.raises(NotSignedIn):
        load_actor(s, town.accounts["admin"])


def test_every_permission_is_held_by_somebody_and_no_role_by_default() -> None:
    held = frozenset[Permission]().union(*GRANTED.values())

    assert held == frozenset(Permission)
    assert set(GRANTED) == set(Role)


def test_every_public_route_exists_and_says_why(app: FastAPI) -> None:
    known = {(method.upper(), path) for path, found in app.openapi()["paths"].items() for method in found}

    assert {route for route in PUBLIC if route[1].startswith("/api/")} <= known
    assert all(reason for reason in PUBLIC.values())


def test_a_route_without_a_policy_keeps_the_application_from_starting(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    careless = APIRouter()
    careless.add_api_route("/forgotten", lambda: None, methods=["POST"])
    monkeypatch.setattr(main, "ROUTERS", (*main.ROUTERS, careless))

    with pytest.raises(RuntimeError, match="forgotten"):
        main.create_app(database)


def test_ending_is_seen_by_the_very_next_request(client: Client) -> None:
    me: httpx.Client = client.as_("member")

    assert me.post("/api/v1/auth/logout").status_code == 204
    assert me.get(ME).status_code == 401
