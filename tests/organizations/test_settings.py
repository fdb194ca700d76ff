"""Local rules: inherited downward, dated, typed."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from tests.build import Town
from tests.client import Client, code_of

KEY = "activities.late_after_minutes"


def put(client: Client, town: Town, place: str, value: object, caller: str = "admin", **fields: Any) -> httpx.Response:
    address = f"/api/v1/organizations/{town.organizations[place]}/settings"
    return send(client, address, {"values": {KEY: value}} | fields, caller)


def send(client: Client, address: str, body: dict[str, Any], caller: str = "admin") -> httpx.Response:
    """A change by somebody who has looked first."""
    seen = client.as_(caller).get(address).headers.get("etag", '"1"')
    return client.as_(caller).put(address, json=body, headers={"If-Match": seen})


def setting(client: Client, town: Town, place: str) -> dict[str, Any]:
    fresh = {"Authorization": f"Bearer {client.token('auditor')}"}  # the clock may have moved on
    listed = client.anonymous.get(f"/api/v1/organizations/{town.organizations[place]}/settings", headers=fresh).json()
    return next(entry for entry in listed["items"] if entry["key"] == KEY)


def test_of_two_who_looked_the_second_hears_of_the_first(client: Client, town: Town) -> None:
    address = f"/api/v1/organizations/{town.organizations['east']}/settings"
    body = {"values": {KEY: 20}}
    seen = {"If-Match": client.as_("admin").get(address).headers["etag"]}

    first, second = (client.as_("admin").put(address, json=body, headers=seen) for _ in range(2))

    assert (first.status_code, second.status_code) == (200, 412)
    assert second.json()["by"] == "admin"
    assert client.as_("admin").put(address, json=body).status_code == 428
    assert client.as_("admin").put(address, json=body, headers={"If-Match": first.headers["etag"]}).status_code == 200


def test_without_a_word_the_default_holds(client: Client, town: Town) -> None:
    assert setting(client, town, "east") | {"title": ""} == {
        "key": KEY,
        "title": "",
        "value": 15,
        "default": 15,
        "least": 0,
        "most": 240,
        "set_by_id": None,
        "starts_on": None,
    }


def test_a_township_sets_for_all_below_and_a_branch_for_itself(client: Client, town: Town) -> None:
    put(client, town, "township", 20)
    put(client, town, "east", 5)

    assert setting(client, town, "west")["value"] == 20
    assert setting(client, town, "west")["set_by_id"] == str(town.organizations["township"])
    assert setting(client, town, "east")["value"] == 5

    put(client, town, "east", None)
    assert setting(client, town, "east")["value"] == 20


def test_a_rule_holds_from_its_day(client: Client, town: Town, clock: Callable[[datetime], None]) -> None:
    clock(datetime(2026, 3, 1, tzinfo=UTC))
    assert put(client, town, "township", 20, starts_on="2026-04-01").status_code == 200
    assert setting(client, town, "east")["value"] == 15

    clock(datetime(2026, 4, 1, tzinfo=UTC))
    assert setting(client, town, "east")["value"] == 20


@pytest.mark.parametrize(
    ("values", "fields", "code", "pointer"),
    [
        ({KEY: 241}, {}, "organizations.setting_out_of_bounds", f"/values/{KEY}"),
        ({KEY: "many"}, {}, "form.invalid", f"/values/{KEY}"),
        ({"ranking": 1}, {}, "organizations.setting_unknown", "/values"),
        ({KEY: 20}, {"starts_on": "2020-01-01"}, "organizations.date_out_of_order", "/starts_on"),
        ({}, {}, "form.invalid", "/values"),
    ],
)
def test_what_cannot_be_set(
    client: Client, town: Town, values: dict[str, Any], fields: dict[str, str], code: str, pointer: str
) -> None:
    address = f"/api/v1/organizations/{town.organizations['township']}/settings"

    answer = send(client, address, {"values": values} | fields)

    assert (answer.status_code, code_of(answer)) == (422, code)
    assert answer.json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize(("caller", "place", "status"), [("admin", "far", 404), ("officer", "east", 403)])
def test_who_sets(client: Client, town: Town, caller: str, place: str, status: int) -> None:
    assert put(client, town, place, 20, caller).status_code == status


def test_warnings_follow_the_local_rule(client: Client, town: Town) -> None:
    address = f"/api/v1/organizations/{town.organizations['east']}"
    send(client, f"{address}/settings", {"values": {"branches.min_full_count": 4}})

    warned = {entry["code"] for entry in client.as_("admin").get(address).json()["warnings"]}

    assert "organizations.below_minimum" in warned
