"""Unmasked values: with a reason, recorded, shown to the person they belong to."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx
import pytest
from sqlmodel import select

from app.access.policy import Role
from app.core import clock as app_clock
from app.core.events import Event
from app.core.ids import new_id
from app.members.models import Member
from app.organizations.models import Organization
from tests.build import Town, grant
from tests.client import Client, code_of
from tests.members.commands import MEMBERS, PAPER, Sessions


def reveal(
    client: Client, town: Town, caller: str = "secretary", member: str = "member", **body: Any
) -> httpx.Response:
    ask = {"fields": ["phone", "national_id", "landline", "born_on"], "reason": "核对人事档案"} | body
    return client.as_(caller).post(f"{MEMBERS}/{town.members[member]}/reveal", json=ask)


def test_the_member_sees_who_looked_at_what_and_why(client: Client, town: Town, session: Sessions) -> None:
    answer = reveal(client, town)

    with session() as s:
        row = s.get_one(Member, town.members["member"])
        expected = {"phone": row.phone, "national_id": row.national_id, "landline": None, "born_on": "1980-05-17"}
        [event] = s.exec(select(Event).where(Event.type == "member.revealed")).all()
        assert row.national_id not in str(event.model_dump())
    assert answer.json()["values"] == expected
    [seen] = client.as_("member").get("/api/v1/me/accesses").json()["items"]
    assert (seen["who"], seen["role"], seen["reason"]) == ("secretary", "支部书记", "核对人事档案")
    assert seen["organization_name"] == "东村党支部"
    assert seen["fields"] == ["born_on", "landline", "national_id", "phone"]
    assert client.as_("member2").get("/api/v1/me/accesses").json()["items"] == []
    [listed] = client.as_("auditor").get(f"{MEMBERS}/{town.members['member']}/accesses").json()["items"]
    assert listed == seen


@pytest.mark.parametrize("path", ["reveal", "status-changes", "contact-changes"])
def test_whoever_may_read_but_not_do_this_hears_so(client: Client, town: Town, session: Sessions, path: str) -> None:
    with session() as s:
        west = s.get_one(Organization, town.organizations["west"])
        grant(s, Role.ORGANIZATION_OFFICER, west, account_id=town.accounts["auditor"])
    bodies = {
        "reveal": {"fields": ["phone"], "reason": "核对人事档案"},
        "status-changes": {"change": "decease", "effective_on": "2026-01-05"} | PAPER,
        "contact-changes": {"change": "lose_contact", "since": "2026-01-05"},
    }

    def answer(member: object) -> httpx.Response:
        seen = {"If-Match": '"1"'}
        return client.as_("auditor").post(f"{MEMBERS}/{member}/{path}", json=bodies[path], headers=seen)

    readable, outside, missing = answer(town.members["member"]), answer(town.members["stranger"]), answer(new_id())

    assert (readable.status_code, code_of(readable)) == (403, "access.denied")
    assert (outside.status_code, outside.content) == (404, missing.content)


def test_an_officer_looks_in_the_whole_subtree(client: Client, town: Town) -> None:
    assert reveal(client, town, "officer", "outsider").status_code == 200
    [seen] = client.as_("outsider").get("/api/v1/me/accesses").json()["items"]
    assert (seen["organization_name"], seen["role"]) == ("青禾镇委员会", "组织委员")


@pytest.mark.parametrize(
    ("caller", "member", "status"),
    [
        ("outsider", "member", 404),
        ("secretary", "outsider", 404),
        ("auditor", "member", 403),
        ("admin", "member", 403),
        ("member", "member", 403),
    ],
)
def test_who_looks_at_whom(
    client: Client, town: Town, session: Sessions, caller: str, member: str, status: int
) -> None:
    assert reveal(client, town, caller, member).status_code == status
    with session() as s:
        assert s.exec(select(Event).where(Event.type == "member.revealed")).all() == []


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"reason": ""}, "/reason"),
        ({"reason": "  "}, "/reason"),
        ({"fields": []}, "/fields"),
        ({"fields": ["name"]}, "/fields/0"),
    ],
)
def test_a_look_has_fields_and_a_reason(client: Client, town: Town, body: dict[str, Any], pointer: str) -> None:
    answer = reveal(client, town, **body)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_looks_are_limited_for_each_person_and_not_for_their_office(
    client: Client, town: Town, clock: Callable[[datetime], None]
) -> None:
    moment = app_clock.now()

    def once() -> int:
        clock(moment)  # on a slow machine the allowance would come back meanwhile
        return reveal(client, town).status_code

    statuses = [once() for _ in range(61)]

    assert (statuses[0], statuses[-1]) == (200, 429)
    assert reveal(client, town, "officer").status_code == 200


def test_a_member_reads_their_own_record_masked(client: Client, town: Town, session: Sessions) -> None:
    answer = client.as_("member").get("/api/v1/me/member")

    with session() as s:
        row = s.get_one(Member, town.members["member"])
        assert row.national_id not in answer.text
        assert str(row.phone) not in answer.text
    assert (answer.json()["name"], answer.json()["organization_name"]) == ("甲员", "东村党支部")
    assert answer.json()["standing_years"] >= 20


def test_staff_have_no_record_of_their_own(client: Client) -> None:
    assert client.as_("admin").get("/api/v1/me/member").status_code == 403
    assert client.anonymous.get("/api/v1/me/member").status_code == 401
