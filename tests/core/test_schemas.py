"""What is typed into a field: texts that cannot be kept or that deceive, and days beyond the calendar, are refused by name."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from app.core.words import ONE_LINE
from tests.build import Town
from tests.client import Client

HIDDEN = ("\x00", "\n", "\u202e", "\x1b", "\u2028")


def pointers(answer: Any) -> list[str]:
    assert answer.status_code == 422, answer.text
    return [problem["pointer"] for problem in answer.json()["errors"]]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_names_are_one_line_without_hidden_characters(client: Client, town: Town, hidden: str) -> None:
    officer, name = client.as_("officer"), f"张{hidden}三"
    east = town.organizations["east"]

    group = officer.post(f"/api/v1/organizations/{east}/party-groups", json={"name": name})
    member = officer.patch(
        f"/api/v1/members/{town.members['member']}", json={"name": name}, headers={"If-Match": '"1"'}
    )
    place = officer.patch(f"/api/v1/organizations/{east}", json={"short_name": name}, headers={"If-Match": '"1"'})

    assert (pointers(group), pointers(member), pointers(place)) == (["/name"], ["/name"], ["/short_name"])
    assert group.json()["errors"][0]["message"] == "只能写一行，请去掉换行和看不见的字符。"


@pytest.mark.parametrize(
    ("caller", "path"), [("officer", "members?q"), ("officer", "organizations?q"), ("auditor", "audit/entries?type")]
)
def test_what_is_looked_for_is_one_line_too(client: Client, caller: str, path: str) -> None:
    name = path.rsplit("?", 1)[-1]

    assert pointers(client.as_(caller).get(f"/api/v1/{path}=%00")) == [f"/query/{name}"]


def test_a_user_name_is_one_line_and_a_password_can_be_kept(client: Client) -> None:
    body = {"username": "adm\x00in", "password": "x\x00"}

    assert pointers(client.anonymous.post("/api/v1/auth/password", json=body)) == ["/username", "/password"]


def test_blanks_and_line_breaks_around_a_name_are_dropped(client: Client, town: Town) -> None:
    address = f"/api/v1/organizations/{town.organizations['east']}/party-groups"

    assert client.as_("officer").post(address, json={"name": " 一组\n"}).json()["name"] == "一组"


@pytest.mark.parametrize("field", ["since", "to"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_record_is_asked_about_days_of_the_calendar(client: Client, field: str, day: str) -> None:
    answer = client.as_("auditor").get("/api/v1/audit/entries", params={field: day})

    assert pointers(answer) == [f"/query/{field}"]


def test_the_days_asked_for_count_in_full(client: Client) -> None:
    answer = client.as_("auditor").get("/api/v1/audit/entries", params={"since": "1900-01-01", "to": "2200-01-01"})

    assert answer.status_code == 200


def test_a_line_refuses_what_its_sample_says_and_nothing_else() -> None:
    """Clients that write a text onto one line are held to the same sample."""
    ranges = json.loads(Path("tests/samples/one-line.json").read_text())["refused"]
    sample = {point for first, last in ranges for point in range(int(first, 16), int(last, 16) + 1)}

    assert {point for point in range(sys.maxunicode + 1) if not re.fullmatch(ONE_LINE, chr(point))} == sample
