"""Registering elections."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import httpx
import pytest
from sqlmodel import Session, select

from app.core.events import Event
from tests.build import Town
from tests.client import Client, code_of

Sessions = Callable[[], AbstractContextManager[Session]]
PLACES = "/api/v1/organizations"


def register(client: Client, town: Town, caller: str = "officer", place: str = "east", **fields: Any) -> httpx.Response:
    body = {"elected_on": "2024-06-20", "years": 5} | fields
    return client.as_(caller).post(f"{PLACES}/{town.organizations[place]}/terms", json=body)


def test_a_term_stores_its_end(client: Client, town: Town) -> None:
    answer = register(client, town)

    assert answer.status_code == 201
    assert (answer.json()["number"], answer.json()["ends_on"]) == (1, "2029-06-20")
    place = client.as_("officer").get(f"{PLACES}/{town.organizations['east']}").json()
    assert place["term_ends_on"] == "2029-06-20"
    assert "organizations.term_missing" not in {warned["code"] for warned in place["warnings"]}


def extend(client: Client, term: dict[str, Any], caller: str = "officer", **fields: Any) -> httpx.Response:
    body = {"ends_on": "2030-03-01", "approver": "青禾镇党委", "document_number": "青党〔2029〕9号"} | fields
    return client.as_(caller).post(f"/api/v1/terms/{term['id']}/extend", json=body, headers={"If-Match": '"1"'})


def test_an_approved_extension_moves_the_end(client: Client, town: Town, session: Sessions) -> None:
    term = register(client, town).json()

    extended = extend(client, term)

    assert (extended.status_code, extended.headers["etag"]) == (200, '"2"')
    assert (extended.json()["ends_on"], extended.json()["approver"]) == ("2030-03-01", "青禾镇党委")
    place = client.as_("officer").get(f"{PLACES}/{town.organizations['east']}").json()
    assert place["term_ends_on"] == "2030-03-01"
    assert "extend_term" in {entry["action"] for entry in place["allowed_actions"]}
    with session() as s:
        [fact] = s.exec(select(Event).where(Event.type == "term.extended")).all()
        assert fact.data["ends_on"] == "2030-03-01"
        assert fact.notes["document_number"] == "青党〔2029〕9号"


@pytest.mark.parametrize(("day", "status"), [("2030-06-20", 200), ("2030-06-21", 422), ("2029-06-20", 422)])
def test_an_extension_is_a_year_at_most(client: Client, town: Town, day: str, status: int) -> None:
    assert extend(client, register(client, town).json(), ends_on=day).status_code == status


def test_the_newest_term_alone_is_extended(client: Client, town: Town) -> None:
    old = register(client, town, elected_on="2019-06-20").json()
    register(client, town)

    answer = extend(client, old)

    assert (answer.status_code, code_of(answer)) == (409, "organizations.term_superseded")


@pytest.mark.parametrize("missing", ["approver", "document_number"])
def test_an_extension_has_its_paper(client: Client, town: Town, missing: str) -> None:
    answer = extend(client, register(client, town).json(), **{missing: ""})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == f"/{missing}"


@pytest.mark.parametrize(("caller", "status"), [("secretary", 403), ("outsider", 403)])
def test_who_extends(client: Client, town: Town, caller: str, status: int) -> None:
    assert extend(client, register(client, town).json(), caller).status_code == status


def test_terms_follow_each_other(client: Client, town: Town) -> None:
    register(client, town, elected_on="2019-06-20", number=8)
    register(client, town)

    items = client.as_("secretary").get(f"{PLACES}/{town.organizations['east']}/terms").json()["items"]
    assert [item["number"] for item in items] == [9, 8]


@pytest.mark.parametrize(
    ("fields", "status", "code", "pointer"),
    [
        ({"years": 4}, 422, "organizations.term_years_invalid", "/years"),
        ({"elected_on": "2999-01-01"}, 422, "organizations.date_out_of_order", "/elected_on"),
        ({"elected_on": "2020-01-01"}, 422, "organizations.date_out_of_order", "/elected_on"),
        ({"number": 3}, 409, "organizations.term_out_of_order", "/number"),
    ],
)
def test_what_is_no_new_term(
    client: Client, town: Town, fields: dict[str, Any], status: int, code: str, pointer: str
) -> None:
    register(client, town, elected_on="2021-06-20", number=3)

    answer = register(client, town, **fields)

    assert (answer.status_code, code_of(answer)) == (status, code)
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_a_temporary_branch_holds_no_elections(client: Client, town: Town) -> None:
    new = {
        "parent_id": str(town.organizations["township"]),
        "name": "抢险临时党支部",
        "short_name": "抢险",
        "kind": "branch",
        "sector": "other",
        "is_temporary": True,
    }
    made = client.as_("officer").post(PLACES, json=new).json()

    answer = client.as_("officer").post(f"{PLACES}/{made['id']}/terms", json={"elected_on": "2024-06-20", "years": 3})

    assert (answer.status_code, code_of(answer)) == (409, "organizations.temporary_has_no_term")
    assert "register_term" not in {entry["action"] for entry in made["allowed_actions"]}


@pytest.mark.parametrize(("caller", "place", "status"), [("officer", "far", 404), ("secretary", "east", 403)])
def test_who_registers(client: Client, town: Town, caller: str, place: str, status: int) -> None:
    assert register(client, town, caller, place).status_code == status


def test_a_repeat_with_the_same_key_registers_once(client: Client, town: Town) -> None:
    address = f"{PLACES}/{town.organizations['east']}/terms"
    body, key = {"elected_on": "2024-06-20", "years": 5}, {"Idempotency-Key": "term-of-east-1"}

    first, again = (client.as_("officer").post(address, json=body, headers=key) for _ in range(2))

    assert first.json() == again.json()
