"""Registrations beside the status: floating, lost contact, dues; and what they leave of a party group."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

from app.core.events import Event
from tests.build import Town
from tests.client import Client, code_of
from tests.members.commands import Sessions, change, command, set_fields


def contact(client: Client, member: UUID, **body: Any) -> Any:
    return command(client, member, "contact-changes", body)


def test_floating_is_registered_and_ended(client: Client, town: Town) -> None:
    member = town.members["member"]

    away = contact(client, member, change="register_floating", floating_to="广东省深圳市")
    assert (away.json()["is_floating"], away.json()["floating_to"]) == (True, "广东省深圳市")
    again = contact(client, member, change="register_floating", floating_to="广东省深圳市")
    assert (again.status_code, code_of(again)) == (409, "members.contact_unchanged")
    moved = contact(client, member, change="register_floating", floating_to="邻县").json()
    assert moved["floating_to"] == "邻县"
    assert {"register_floating", "end_floating"} < {entry["action"] for entry in moved["allowed_actions"]}

    back = contact(client, member, change="end_floating")
    assert (back.json()["is_floating"], back.json()["floating_to"]) == (False, "")


def test_lost_contact_is_registered_and_ended(client: Client, town: Town, session: Sessions) -> None:
    member = town.members["member"]

    lost = contact(client, member, change="lose_contact", since="2026-01-05")
    assert lost.json()["out_of_contact_since"] == "2026-01-05"
    corrected = contact(client, member, change="lose_contact", since="2025-11-20")
    assert corrected.json()["out_of_contact_since"] == "2025-11-20"
    assert contact(client, member, change="regain_contact").json()["out_of_contact_since"] is None
    with session() as s:
        events = s.exec(select(Event).where(Event.type == "member.contact_changed")).all()
        assert len(events) == 3


@pytest.mark.parametrize(
    ("body", "status", "pointer"),
    [
        ({"change": "register_floating"}, 422, "/floating_to"),
        ({"change": "lose_contact"}, 422, "/since"),
        ({"change": "lose_contact", "since": "2999-01-01"}, 422, "/since"),
        ({"change": "lose_contact", "since": "2005-06-30"}, 422, "/since"),
        ({"change": "vanish"}, 422, "/change"),
    ],
)
def test_a_registration_is_complete(
    client: Client, town: Town, body: dict[str, str], status: int, pointer: str
) -> None:
    answer = contact(client, town.members["member"], **body)

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (status, pointer)


def test_nobody_looks_for_the_dead(client: Client, town: Town) -> None:
    member = town.members["member"]
    change(client, member, "decease", "2026-01-05")

    answer = contact(client, member, change="lose_contact", since="2026-01-01")

    assert (answer.status_code, code_of(answer)) == (409, "members.not_on_roll")


def dues(client: Client, member: UUID, month: str, caller: str = "officer") -> Any:
    return command(client, member, "dues-paid-through", {"month": month}, caller)


def test_dues_are_recorded_by_command(
    client: Client, town: Town, session: Sessions, clock: Callable[[datetime], None]
) -> None:
    clock(datetime(2026, 11, 3, tzinfo=UTC))
    member = town.members["member"]

    assert dues(client, member, "2026-10").json()["dues_paid_through"] == "2026-10"
    assert dues(client, member, "2027-11").status_code == 200
    for month in ("2027-12", "2005-06"):
        assert code_of(dues(client, member, month)) == "members.date_out_of_order"
    assert dues(client, member, "2026-13").status_code == 422
    assert dues(client, member, "2026-10", "secretary").status_code == 403
    with session() as s:
        last = s.exec(select(Event).where(Event.type == "member.dues_recorded")).all()[-1]
        assert last.notes == {"before": "2026-10", "after": "2027-11"}


def test_the_dead_owe_nothing(client: Client, town: Town) -> None:
    member = town.members["member"]
    change(client, member, "decease", "2026-01-05")

    assert code_of(dues(client, member, "2026-01")) == "members.not_on_roll"


def test_a_group_loses_a_leader_who_leaves(client: Client, town: Town, session: Sessions) -> None:
    place = f"/api/v1/organizations/{town.organizations['east']}/party-groups"
    made = client.as_("officer").post(place, json={"name": "一组"}).json()
    member = town.members["member"]
    set_fields(session, member, party_group_id=UUID(made["id"]))
    lead = {"leader_id": str(member)}
    assert (
        client.as_("officer")
        .patch(f"/api/v1/party-groups/{made['id']}", json=lead, headers={"If-Match": '"1"'})
        .json()["leader_name"]
        == "甲员"
    )

    change(client, member, "decease", "2026-01-05")

    [entry] = client.as_("officer").get(place).json()["items"]
    assert (entry["leader_id"], entry["member_count"]) == (None, 0)
