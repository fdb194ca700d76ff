"""Correcting plain facts."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlmodel import select

from app.core.events import Event
from app.members.models import Member
from tests.build import Town, national_id
from tests.client import Client, code_of
from tests.members.commands import MEMBERS, Sessions, newcomer


def patch(
    client: Client, member: UUID, changes: dict[str, Any], caller: str = "officer", version: int = 1
) -> httpx.Response:
    return client.as_(caller).patch(f"{MEMBERS}/{member}", json=changes, headers={"If-Match": f'"{version}"'})


def test_plain_facts_change_and_the_record_names_fields_only(client: Client, town: Town, session: Sessions) -> None:
    member = town.members["member"]

    answer = patch(client, member, {"phone": "199 6666 0001", "address": "东村九组", "education": "31"})

    assert (answer.status_code, answer.headers["etag"]) == (200, '"2"')
    assert (answer.json()["phone_masked"], answer.json()["education_label"]) == ("199****0001", "大专毕业")
    assert answer.json()["name"] == "甲员"
    with session() as s:
        [event] = s.exec(select(Event).where(Event.type == "member.changed")).all()
        assert event.notes == {"fields": ["address", "education", "phone"]}
        assert s.get_one(Member, member).phone == "19966660001"


def test_null_clears(client: Client, town: Town) -> None:
    answer = patch(client, town.members["member"], {"phone": None})

    assert answer.json()["phone_masked"] is None


@pytest.mark.parametrize(
    "field", ["status", "category", "organization_id", "joined_on", "confirmed_on", "dues_paid_through", "version"]
)
def test_what_has_a_command_of_its_own_is_not_edited(client: Client, town: Town, field: str) -> None:
    answer = patch(client, town.members["member"], {field: "normal"})

    assert (answer.status_code, code_of(answer)) == (422, "form.invalid")
    assert answer.json()["errors"][0]["pointer"] == f"/{field}"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"national_id": "110105194912310021"}, "members.national_id_wrong"),
        ({"phone": "1"}, "members.phone_wrong"),
        ({"ethnicity": "77"}, "members.code_unknown"),
        ({"born_on": "1990-01-01", "override_reason": "人事档案"}, "members.joining_age_wrong"),
        ({"born_on": "1980-06-01"}, "members.differs_from_national_id"),
        ({"sex": "2"}, "members.differs_from_national_id"),
        ({"national_id": national_id(812, male=False)}, "members.differs_from_national_id"),
        ({"party_group_id": "00000000-0000-7000-8000-000000000000"}, "members.party_group_wrong"),
    ],
)
def test_a_wrong_value_names_its_field(client: Client, town: Town, changes: dict[str, str], code: str) -> None:
    answer = patch(client, town.members["member"], changes)

    assert code_of(answer) == code
    assert answer.status_code == 422


def test_the_file_may_differ_from_the_number_with_a_reason(client: Client, town: Town, session: Sessions) -> None:
    member = town.members["member"]

    answer = patch(client, member, {"born_on": "1980-06-01", "override_reason": "人事档案记载"})

    assert (answer.status_code, answer.json()["birth_year"]) == (200, 1980)
    with session() as s:
        [event] = s.exec(select(Event).where(Event.type == "member.changed")).all()
        assert event.notes == {"fields": ["born_on"], "override_reason": "人事档案记载"}
    assert patch(client, member, {"occupation": "教师", "sex": "1"}, version=2).status_code == 200


def test_a_corrected_number_finds_and_stays_unique(client: Client, town: Town, session: Sessions) -> None:
    number, taken = national_id(810), national_id(811)
    newcomer(session, town, national_id=taken)
    member = town.members["member"]

    assert patch(client, member, {"national_id": number}).status_code == 200
    found = client.as_("officer").get(MEMBERS, params={"q": number}).json()["items"]
    assert [item["id"] for item in found] == [str(member)]
    assert patch(client, member, {"national_id": number}, version=2).status_code == 200

    answer = patch(client, member, {"national_id": taken}, version=3)
    assert (answer.status_code, code_of(answer)) == (409, "members.already_on_roll")


def test_a_change_needs_the_latest_version(client: Client, town: Town) -> None:
    member = town.members["member"]
    assert patch(client, member, {"occupation": "教师"}).status_code == 200

    assert patch(client, member, {"occupation": "医生"}).status_code == 412
    assert client.as_("officer").patch(f"{MEMBERS}/{member}", json={}).status_code == 428


@pytest.mark.parametrize(
    ("caller", "member", "status"),
    [("officer", "stranger", 404), ("secretary", "member", 403), ("admin", "member", 403), ("member", "member", 403)],
)
def test_who_corrects_whom(client: Client, town: Town, caller: str, member: str, status: int) -> None:
    assert patch(client, town.members[member], {"occupation": "教师"}, caller).status_code == status


def test_a_record_elsewhere_is_not_there(client: Client, town: Town) -> None:
    elsewhere = client.as_("outsider").get(f"{MEMBERS}/{town.members['member']}")
    nowhere = client.as_("outsider").get(f"{MEMBERS}/00000000-0000-7000-8000-000000000000")

    assert (elsewhere.status_code, elsewhere.content) == (404, nowhere.content)
