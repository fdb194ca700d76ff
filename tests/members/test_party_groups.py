"""Party groups of a branch."""

from typing import Any

import httpx
import pytest
from sqlmodel import select

from app.core.events import Event
from tests.build import Town
from tests.client import Client, code_of
from tests.members.commands import MEMBERS, Sessions


def create(client: Client, town: Town, caller: str = "officer", place: str = "east") -> httpx.Response:
    address = f"/api/v1/organizations/{town.organizations[place]}/party-groups"
    return client.as_(caller).post(address, json={"name": "第一党小组"})


def patch(client: Client, address: str, version: str, body: dict[str, Any]) -> httpx.Response:
    return client.as_("officer").patch(f"/api/v1/{address}", json=body, headers={"If-Match": version})


def join(client: Client, town: Town, member: str, group: str) -> httpx.Response:
    address = f"members/{town.members[member]}"
    version = client.as_("officer").get(f"/api/v1/{address}").headers["etag"]
    return patch(client, address, version, {"party_group_id": group})


def test_a_group_has_people_a_leader_and_an_end(client: Client, town: Town, session: Sessions) -> None:
    made = create(client, town)
    assert made.status_code == 201
    group = made.json()["id"]
    assert join(client, town, "member", group).status_code == 200

    led = patch(client, f"party-groups/{group}", '"1"', {"name": "一组", "leader_id": str(town.members["member"])})
    assert (led.json()["name"], led.json()["leader_name"], led.json()["member_count"]) == ("一组", "甲员", 1)

    ended = client.as_("officer").post(f"/api/v1/party-groups/{group}/end", headers={"If-Match": led.headers["etag"]})
    assert ended.json()["ended_on"] is not None
    assert client.as_("officer").get(f"{MEMBERS}/{town.members['member']}").json()["party_group_id"] is None
    assert (
        client.as_("officer").get(f"/api/v1/organizations/{town.organizations['east']}/party-groups").json()["items"]
        == []
    )
    assert patch(client, f"party-groups/{group}", '"9"', {"name": "二组"}).status_code == 404
    with session() as s:
        types = s.exec(select(Event.type).where(Event.subject_kind == "party_group").order_by(Event.id)).all()  # type: ignore[arg-type]
    assert types == ["party_group.created", "party_group.changed", "party_group.ended"]


def test_a_leader_comes_from_the_group(client: Client, town: Town) -> None:
    group = create(client, town).json()["id"]

    answer = patch(client, f"party-groups/{group}", '"1"', {"leader_id": str(town.members["member"])})

    assert (answer.status_code, code_of(answer)) == (422, "members.leader_wrong")


def test_people_join_groups_of_their_own_branch(client: Client, town: Town) -> None:
    group = create(client, town, place="west").json()["id"]

    assert code_of(join(client, town, "member", group)) == "members.party_group_wrong"


def test_a_stale_change_is_refused(client: Client, town: Town) -> None:
    group = create(client, town).json()["id"]

    assert patch(client, f"party-groups/{group}", '"7"', {"name": "二组"}).status_code == 412


@pytest.mark.parametrize(
    ("caller", "place", "status"), [("officer", "far", 404), ("secretary", "east", 403), ("officer", "township", 409)]
)
def test_where_groups_are_formed(client: Client, town: Town, caller: str, place: str, status: int) -> None:
    assert create(client, town, caller, place).status_code == status


def test_a_repeat_with_the_same_key_forms_one_group(client: Client, town: Town) -> None:
    client.as_("officer").headers["Idempotency-Key"] = "group-of-east-1"

    assert create(client, town).json() == create(client, town).json()
