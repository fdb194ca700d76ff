"""Who reaches what, for every route, every role and every place: generated from the routes' declared policies."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from sqlmodel import select

from app.access.declared import policy_of
from app.access.guard import Scope
from app.access.policy import GRANTED, Permission, Role
from app.core.errors import NotAllowed, NotThere
from app.core.ids import new_id
from app.members.models import Member
from tests.build import Town
from tests.client import Client, code_of
from tests.security.conftest import Open
from tests.security.examples import smallest
from tests.security.things import SEALED

ROLES: dict[str, Role | None] = {
    "member": Role.MEMBER,
    "secretary": Role.SECRETARY,
    "outsider": Role.SECRETARY,
    "stranger": Role.SECRETARY,
    "officer": Role.ORGANIZATION_OFFICER,
    "admin": Role.ADMIN,
    "auditor": Role.AUDITOR,
    "client": Role.CLIENT,
    "narrow_client": Role.CLIENT,
}
# Of another system's role holds only what its token is for.
SCOPES = {"narrow_client": {"organizations:read"}}
# Where each caller's role is held; members hold theirs nowhere but in their own things.
ROOTS = {
    "secretary": "east",
    "outsider": "west",
    "stranger": "far",
    "officer": "township",
    "admin": "township",
    "auditor": "township",
    "client": "township",
    "narrow_client": "township",
}
PLACES = ("east", "west", "far")
# What a description cannot say: one of two fields must be there.
COMPLETED = {"request_role_grant": {"member_id": "00000000-0000-7000-8000-000000000000"}}
IS_SYSTEM = {"client", "narrow_client"}
IS_STAFF = {"admin", "auditor"} | IS_SYSTEM


class Route(NamedTuple):
    """One operation: how it is called, and what its declaration demands."""

    method: str
    path: str
    policy: str

    def parameters(self) -> list[str]:
        return [part.strip("{}") for part in self.path.split("/") if part.startswith("{")]


def routes_of(app: FastAPI) -> list[Route]:
    """Every operation of the application with its declared policy."""
    found = []
    for context in iter_route_contexts(app.routes):
        if isinstance(context.original_route, APIRoute):
            policy = policy_of(context)
            assert policy is not None
            found += [Route(method, str(context.path_format), policy) for method in context.methods or ()]
    return found


def reached(caller: str, place: str, town: Town) -> bool:
    """Whether the caller's role reaches a place of the town."""
    root = ROOTS.get(caller)
    return root is not None and town.paths[place].startswith(town.paths[root])


def holds(caller: str, permission: str) -> bool:
    role = ROLES[caller]
    own = permission in GRANTED[Role.MEMBER] and caller not in IS_STAFF
    is_narrowed = caller in SCOPES and permission not in SCOPES[caller]
    return own or (role is not None and Permission(permission) in GRANTED[role] and not is_narrowed)


class Caller:
    """Calls routes with the smallest body their description allows."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document

    def call(self, http: httpx.Client, route: Route, ids: dict[str, str]) -> httpx.Response:
        path = route.path.format(**ids)
        operation = self._document["paths"].get(route.path, {}).get(route.method.lower(), {})
        content = operation.get("requestBody", {}).get("content", {})
        headers = {"If-Match": '"999999"', "Idempotency-Key": str(new_id())}
        query = {
            p["name"]: ids.get(p["name"]) or smallest(p["schema"], self._document) for p in _required_queries(operation)
        }
        if "multipart/form-data" in content:
            return http.request(route.method, path, files={"file": ("a.csv", b"x")}, headers=headers, params=query)
        if "application/json" in content:
            body = smallest(content["application/json"]["schema"], self._document)
            body |= COMPLETED.get(operation["operationId"], {})
            headers["Content-Type"] = "application/json"
            return http.request(route.method, path, content=json.dumps(body), headers=headers, params=query)
        return http.request(route.method, path, headers=headers, params=query)


def _required_queries(operation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (p for p in operation.get("parameters", []) if p["in"] == "query" and p.get("required"))


def ids_at(route: Route, things: dict[str, dict[str, UUID]], place: str) -> dict[str, str]:
    """Real ids of a place by path parameter. Raises `AssertionError` for a parameter nobody taught the matrix."""
    assert set(route.parameters()) <= set(things[place]), route
    return {name: str(value) for name, value in things[place].items()}


def test_nobody_signed_in_reaches_only_what_is_public(client: Client, app: FastAPI) -> None:
    caller = Caller(app.openapi())

    for route in routes_of(app):
        answer = caller.call(client.anonymous, route, dict.fromkeys(route.parameters(), str(new_id())))
        if route.policy != "public":
            assert answer.status_code == 401, route


class Cells:
    """What every route must answer to one of the cast. Each check raises `AssertionError` at the first wrong cell."""

    def __init__(self, client: Client, app: FastAPI, name: str) -> None:
        self._http = client.as_(name)
        self._caller = Caller(app.openapi())
        self._name = name
        routes = [route for route in routes_of(app) if route.policy not in {"public", "self"}]
        self._held = [route for route in routes if holds(name, route.policy)]
        self._not_held = [route for route in routes if not holds(name, route.policy)]

    def refused(self) -> None:
        """A permission that is held nowhere: 403."""
        for route in self._not_held:
            answer = self._missing(route)
            assert answer.status_code == 403, (self._name, route, answer.text)

    def outside(self, town: Town, things: dict[str, dict[str, UUID]]) -> int:
        """What lies outside looks exactly like what does not exist; the number of cells."""
        cells = 0
        places = [place for place in PLACES if not reached(self._name, place, town)]
        for route in (route for route in self._held if route.parameters()):
            missing = self._missing(route)
            for place in places:
                answer = self._caller.call(self._http, route, ids_at(route, things, place))
                assert answer.status_code == 404, (self._name, place, route, answer.text)
                assert answer.content == missing.content, (self._name, place, route)
                cells += 1
        return cells

    def _missing(self, route: Route) -> httpx.Response:
        return self._caller.call(self._http, route, dict.fromkeys(route.parameters(), str(new_id())))


@pytest.mark.parametrize("name", list(ROLES))
def test_a_permission_that_is_not_held_is_refused(client: Client, app: FastAPI, name: str) -> None:
    Cells(client, app, name).refused()


@pytest.mark.parametrize("name", list(ROLES))
def test_what_lies_outside_looks_exactly_like_what_does_not_exist(
    client: Client, app: FastAPI, town: Town, things: dict[str, dict[str, UUID]], name: str
) -> None:
    assert Cells(client, app, name).outside(town, things) or name in {"member"} | IS_STAFF


@pytest.mark.parametrize("name", sorted(IS_SYSTEM))
def test_another_system_reaches_nothing_that_is_a_persons_own(client: Client, app: FastAPI, name: str) -> None:
    caller = Caller(app.openapi())

    own = [route for route in routes_of(app) if route.policy == "self"]

    assert own
    for route in own:
        answer = caller.call(client.as_(name), route, dict.fromkeys(route.parameters(), str(new_id())))
        assert answer.status_code == 403, (route, answer.text)


# Where the declared permission is not enough. An upload marked in place holds the uploader's own numbers in full, so it goes back to
# nobody else; a letter is its offices' to print; a plan for whole organizations is for whoever may change organizations.
NOT_FOR_ALL = {
    "/api/v1/roster-imports/{import_id}/report.xlsx",
    "/api/v1/transfers/{transfer_id}/letter.pdf",
    "/api/v1/transfers/{transfer_id}/receipt.pdf",
    "/api/v1/organizations/{organization_id}/dissolve",
    "/api/v1/organizations/{organization_id}/merge",
    "/api/v1/organizations/{organization_id}/reparent",
    "/api/v1/transfers/batches/{batch_id}/apply",
    "/api/v1/transfers/batches/{batch_id}/cancel",
}
UNREACHED = {NotAllowed.code, NotThere.code}
# What the smallest body names is not there, whatever the path names.
NAMES_NOTHING = {
    ("POST", "/api/v1/organizations/{organization_id}/appointments"),
    ("PUT", "/api/v1/organizations/{organization_id}/call-list/told"),
    ("PUT", "/api/v1/external-organizations/{external_id}"),
}


@pytest.mark.parametrize("name", list(ROOTS))
def test_what_lies_inside_is_reached(
    client: Client, app: FastAPI, town: Town, things: dict[str, dict[str, UUID]], name: str
) -> None:
    """What is read is there, or not yet (409); a change may be refused for many reasons, but for no want of a permission or a place."""
    caller = Caller(app.openapi())

    for route in routes_of(app):
        is_read = route.method == "GET"
        if route.policy in {"public", "self"} or not holds(name, route.policy) or not (is_read or route.parameters()):
            continue
        for place in (place for place in PLACES if reached(name, place, town)):
            answer = caller.call(client.as_(name), route, ids_at(route, things, place))
            if route.path in NOT_FOR_ALL:
                assert answer.status_code != 404, (name, place, route, answer.text)
            elif is_read:
                assert answer.status_code in {200, 304, 409}, (name, place, route, answer.text)
            elif answer.status_code in {403, 404} and (route.method, route.path) not in NAMES_NOTHING:
                assert code_of(answer) not in UNREACHED, (name, place, route, answer.text)


# They look, and decide nothing about anybody: no reason, complaint or message that is written to whoever does.
ONLOOKERS = {"admin", "auditor", "client"}


@pytest.mark.parametrize("name", list(ROOTS))
def test_what_is_sealed_is_told_to_nobody_unasked(
    client: Client, app: FastAPI, town: Town, session: Open, things: dict[str, dict[str, UUID]], name: str
) -> None:
    caller, secrets = Caller(app.openapi()), {SEALED} if name in ONLOOKERS else set()
    with session() as s:
        for one in s.exec(select(Member)):
            secrets |= {value for value in (one.national_id, one.phone) if value}

    for route in routes_of(app):
        if route.method == "GET" and route.policy not in {"public", "self"} and holds(name, route.policy):
            for place in (place for place in PLACES if reached(name, place, town)):
                told = caller.call(client.as_(name), route, ids_at(route, things, place)).text
                assert not [secret for secret in secrets if secret in told], (name, place, route)


def test_the_matrix_notices_a_permission_given_away(
    client: Client, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A negative control: what is expected stands before the permission is given away."""
    cells = Cells(client, app, "member")
    monkeypatch.setitem(GRANTED, Role.MEMBER, GRANTED[Role.MEMBER] | {Permission.MEMBERS_READ})

    with pytest.raises(AssertionError, match="members:read"):
        cells.refused()


def test_the_matrix_notices_a_scope_that_lets_everything_in(
    client: Client, app: FastAPI, town: Town, things: dict[str, dict[str, UUID]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A negative control: nothing is outside for a scope that asks nothing."""
    cells = Cells(client, app, "secretary")
    monkeypatch.setattr(Scope, "ensure", lambda _scope, _path, _read_with=None: None)

    with pytest.raises(AssertionError):
        cells.outside(town, things)
