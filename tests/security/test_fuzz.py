"""Every operation, as every role, with generated input: no 5xx, and no answer the description does not promise."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from itertools import product
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import httpx
import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.client import Client
from tests.quality import note
from tests.standins import StandIn

ROLES = ("anonymous", "member", "secretary", "outsider", "officer", "admin", "auditor", "client")
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
Case = schemathesis.Case[Any]
Make = Callable[[int, frozenset[str]], list[Case]]
SEED = int(os.environ.get("FUZZ_SEED", "20260101"))


def send(http: httpx.Client, case: Case) -> httpx.Response:
    """Send a generated case through the tests' client."""
    wire = case.as_transport_kwargs(base_url="http://testserver")
    headers = {
        name: _latin(value) for name, value in wire.get("headers", {}).items() if name.lower() != "authorization"
    }
    return http.request(
        wire["method"],
        wire["url"],
        headers=headers,
        params=wire.get("params"),
        content=_content(wire),
        files=_files(wire),
    )


def _latin(value: Any) -> bytes:
    return str(value).encode("latin-1", "replace").replace(b"\r", b" ").replace(b"\n", b" ").strip()


def _files(wire: dict[str, Any]) -> list[tuple[str, Any]] | None:
    """The parts of a form; httpx sends a number only as text."""
    return [(name, (part[0], _sent(part[1]), *part[2:])) for name, part in wire.get("files") or []] or None


def _sent(content: Any) -> bytes | str:
    return content if isinstance(content, bytes | str) else str(content)


def _content(wire: dict[str, Any]) -> bytes | None:
    if "json" in wire:
        return json.dumps(wire["json"], ensure_ascii=False).encode("utf-8", "surrogatepass")
    data = wire.get("data")
    if isinstance(data, dict):
        return urlencode(data, doseq=True, errors="surrogatepass").encode()
    return data if isinstance(data, bytes) else None


@pytest.fixture(scope="module")
def requests(app: FastAPI) -> Make:
    """`requests(300, names)`: at least as many over all operations, the path parameters `names` still to be filled in.

    Made once for all roles: that takes far longer than to send them.
    """
    found = list(schemathesis.openapi.from_dict(app.openapi()).get_all_operations())
    operations = [one.ok() for one in found if isinstance(one, Ok)]
    assert len(operations) == len(found)
    return cache(lambda count, names: make_requests(operations, count, names))


def make_requests(operations: list[Any], count: int, names: frozenset[str]) -> list[Case]:
    """Valid and invalid requests to every operation."""
    made: list[Case] = []
    lap = 0
    while len(made) < count:  # some operations take fewer requests than their share: they have only so many
        each = -(-(count - len(made)) // (2 * len(operations)))
        for operation, mode in product(operations, GenerationMode):
            if lap == 0 or len(made) < count:
                made += _cases(operation, mode, each, SEED + lap, names)
        lap += 1
    return made


def _cases(operation: Any, mode: GenerationMode, count: int, number: int, names: frozenset[str]) -> list[Case]:
    made: list[Case] = []
    later = {name: "later" for name in names if f"{{{name}}}" in operation.path}

    @seed(number)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(mode, path_parameters=later))
    def make(case: Case) -> None:
        made.append(case)

    # An operation that takes nothing has nothing to get wrong.
    with suppress(Unsatisfiable):
        make()
    return made


def check_requests(client: Client, make: Make, things: dict[str, dict[str, UUID]], role: str, count: int) -> None:
    """Send at least `count` requests; path parameters name what really stands in the east."""
    known = {name: str(value) for name, value in things["east"].items()}
    cases = make(count, frozenset(known))
    http = client.anonymous if role == "anonymous" else client.as_(role)
    for case in cases:
        case.path_parameters.update({name: known[name] for name in case.path_parameters if name in known})
        case.validate_response(send(http, case), checks=CHECKS)
    note(f"generated requests as {role}", f"{len(cases):,}, no 5xx, no answer the description does not promise")


@pytest.mark.parametrize("role", ROLES)
def test_generated_requests_end_as_the_description_says(
    client: Client,
    requests: Make,
    outside: StandIn,
    things: dict[str, dict[str, UUID]],
    role: str,
) -> None:
    check_requests(client, requests, things, role, 300)


@pytest.mark.long
@pytest.mark.xdist_group("generated requests")  # making them takes longer than sending them as any role
@pytest.mark.parametrize("role", ROLES)
def test_ten_thousand_generated_requests_end_as_the_description_says(
    client: Client,
    requests: Make,
    outside: StandIn,
    things: dict[str, dict[str, UUID]],
    role: str,
) -> None:
    check_requests(client, requests, things, role, 10_000)
