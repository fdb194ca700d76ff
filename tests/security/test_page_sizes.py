"""Every list of the API, page by page: whatever the page size, each item comes exactly once and in the same order."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlmodel import Session

from app.core.pagination import MAX_LIMIT
from app.organizations.models import Organization
from tests.build import Town, make_member
from tests.client import Client
from tests.quality import note

MEMBERS = MAX_LIMIT + 20


def lists_of(app: FastAPI) -> Iterator[str]:
    """The paths of all lists that come in pages."""
    for path, operations in app.openapi()["paths"].items():
        names = {each["name"] for each in operations.get("get", {}).get("parameters", [])}
        if {"cursor", "limit"} <= names:
            yield path


def walk(http: httpx.Client, path: str, limit: int) -> list[dict[str, Any]]:
    """All items of a list, fetched in pages of `limit`."""
    found: list[dict[str, Any]] = []
    cursor: dict[str, Any] = {}
    while True:
        answer = http.get(path, params=cursor | {"limit": limit})
        assert answer.status_code == 200, answer.text
        page = answer.json()
        assert len(page["items"]) <= limit
        found += page["items"]
        if page["next_cursor"] is None:
            return found
        cursor = {"cursor": page["next_cursor"]}


@pytest.mark.long
def test_every_page_size_gives_every_item_once_and_in_order(
    client: Client,
    app: FastAPI,
    town: Town,
    things: dict[str, dict[str, UUID]],
    session: Callable[[], AbstractContextManager[Session]],
) -> None:
    with session() as s:
        east = s.get_one(Organization, town.organizations["east"])
        for number in range(MEMBERS):
            make_member(s, east, f"员{number}")
    walked = items = 0

    for path in lists_of(app):
        for role in ("officer", "secretary", "member"):
            http = client.as_(role)
            address = path.format(**things["east"])
            if http.get(address).status_code != 200:
                continue
            whole = walk(http, address, MAX_LIMIT)
            for limit in range(1, MAX_LIMIT):
                assert walk(http, address, limit) == whole, (path, role, limit)
            walked += 1
            items += len(whole)

    assert walked > 20
    note("every page size", f"1 to {MAX_LIMIT} on {walked} lists as three roles, {items} items, each once and in order")
