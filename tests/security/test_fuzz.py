"""Every operation, as every role, with generated input: no 5xx, and no answer the description does not promise."""

import json
import os
from contextlib import suppress
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
SEED = int(os.environ.get("FUZZ_SEED", "20260101"))


def _known(operation: Any, ids: dict[str, str]) -> dict[str, str]:
    """The ids of real things for the operation's path parameters, as far as there are such things."""
    return {name: value for name, value in ids.items() if f"{{{name}}}" in operation.path}


def send(http: httpx.Client, case: schemathesis.Case[Any]) -> httpx.Response:
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
def operations(app: FastAPI) -> list[Any]:
    """Every operation, read once: what schemathesis works out of a description it keeps for all roles."""
    found = list(schemathesis.openapi.from_dict(app.openapi()).get_all_operations())
    readable = [one.ok() for one in found if isinstance(one, Ok)]
    assert len(readable) == len(found)
    return readable


def check_requests(
    client: Client, operations: list[Any], things: dict[str, dict[str, UUID]], role: str, count: int
) -> None:
    """Send at least `count` generated requests; path parameters name what really stands in the east."""
    ids = {name: str(value) for name, value in things["east"].items()}
    http = client.anonymous if role == "anonymous" else client.as_(role)
    sent, lap = 0, 0

    def check_all(each: int) -> None:
        for operation, mode in product(operations, GenerationMode):
            if lap > 0 and sent >= count:
                return

            @seed(SEED + lap)
            @settings(
                max_examples=each,
                deadline=None,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @given(case=operation.as_strategy(mode, path_parameters=_known(operation, ids)))
            def check(case: schemathesis.Case[Any]) -> None:
                nonlocal sent
                sent += 1
                case.validate_response(send(http, case), checks=CHECKS)

            # An operation that takes nothing has nothing to get wrong.
            with suppress(Unsatisfiable):
                check()

    while sent < count:  # some operations take fewer requests than their share: they have only so many
        check_all(-(-(count - sent) // (2 * len(operations))))
        lap += 1
    note(f"generated requests as {role}", f"{sent:,}, no 5xx, no answer the description does not promise")


@pytest.mark.parametrize("role", ROLES)
def test_generated_requests_end_as_the_description_says(
    client: Client, operations: list[Any], outside: StandIn, things: dict[str, dict[str, UUID]], role: str
) -> None:
    check_requests(client, operations, things, role, 300)


@pytest.mark.long
@pytest.mark.parametrize("role", ROLES)
def test_ten_thousand_generated_requests_end_as_the_description_says(
    client: Client, operations: list[Any], outside: StandIn, things: dict[str, dict[str, UUID]], role: str
) -> None:
    check_requests(client, operations, things, role, 10_000)
