"""The sandbox from outside: one line when ready, tokens for the cast, a reset, an end that leaves nothing."""

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from app.core.db import Database
from app.operations.failures import CommandError
from app.sandbox.seeding import Template, prepare
from tests.sandbox.conftest import PATIENCE, ROOT, Sandbox, command, own_database, started
from tests.surveys.voter import Voter

SOONEST = "冬修水利"


def test_the_cast_sits_where_it_should(sandbox: Sandbox) -> None:
    people = {name: sandbox.get(name, "/me") for name in ("member", "secretary", "outsider", "officer")}
    branch = people["member"]["member"]["organization_id"]
    held = {name: [role["role"] for role in me["roles"]] for name, me in people.items()}

    assert people["secretary"]["member"]["organization_id"] == branch
    assert people["outsider"]["member"]["organization_id"] != branch
    assert held == {
        "member": [],
        "secretary": ["secretary"],
        "outsider": ["secretary"],
        "officer": ["organization_officer"],
    }
    assert len(sandbox.get("officer", "/organizations?limit=100")["items"]) == 27
    assert sandbox.get("auditor", "/audit/entries")["items"]


def test_a_person_signs_in_through_the_stand_in_for_wechat(sandbox: Sandbox) -> None:
    asked = httpx.get(f"{sandbox.url}/sandbox/sign-in/member")
    back = httpx.get(asked.headers["location"])
    code = httpx.URL(back.headers["location"]).params["code"]
    answer = httpx.post(f"{sandbox.url}/api/v1/auth/wechat", json={"code": code, "app": "official"})

    assert back.headers["location"].startswith(sandbox.url)
    assert "access_token" in answer.json()
    assert "paper-lantern-keeper" in httpx.get(f"{sandbox.url}/sandbox").text


def test_a_reset_brings_the_town_back(sandbox: Sandbox) -> None:
    token = sandbox.token("secretary")
    planned = sandbox.ask("GET", token, "/activities").json()["items"]
    soonest = next(one for one in planned if SOONEST in one["title"])
    assert sandbox.ask("POST", token, f"/activities/{soonest['id']}/open").status_code == 200

    assert httpx.post(f"{sandbox.url}/api/v1/sandbox/reset", timeout=30).status_code == 204

    assert sandbox.ask("GET", token, "/me").status_code == 401
    again = sandbox.get("secretary", "/activities")["items"]
    assert len(again) == len(planned)
    assert {one["status"] for one in again if SOONEST in one["title"]} == {"planned"}


def test_a_reset_some_minutes_later_plans_the_meetings_anew(sandbox: Sandbox, home: Path) -> None:
    def coming() -> set[str]:
        assert httpx.post(f"{sandbox.url}/api/v1/sandbox/reset", timeout=30).status_code == 204
        return {one["id"] for one in sandbox.get("secretary", "/activities")["items"] if SOONEST in one["title"]}

    first = coming()
    [kept] = home.glob(f"{sandbox.url.rpartition(':')[2]}/now-*.sqlite3")

    assert coming() == first
    os.utime(kept, (0, 0))
    assert not coming() & first


def test_resets_can_follow_each_other_while_the_worker_works(sandbox: Sandbox) -> None:
    address = f"{sandbox.url}/api/v1/sandbox/reset"

    assert [httpx.post(address, timeout=30).status_code for _ in range(4)] == [204] * 4


def test_the_member_can_fill_in_a_questionnaire(sandbox: Sandbox) -> None:
    [shown] = sandbox.get("member", "/surveys?mine=true&status=open")["items"]
    signed = {"Authorization": f"Bearer {sandbox.token('member')}"}
    with (
        httpx.Client(base_url=sandbox.url, headers=signed, timeout=PATIENCE) as phone,
        httpx.Client(base_url=sandbox.url, timeout=PATIENCE) as nobody,
    ):
        voter = Voter(phone, nobody, shown["id"]).take()
        answer = voter.cast({"q1": "satisfied", "q2": "fair", "q3": "dissatisfied", "q4": "unknown", "q5": "o3"})

    assert (answer.status_code, answer.json()) == (201, {"receipt": voter.receipt})


def test_a_township_is_exported_by_two_people(sandbox: Sandbox) -> None:
    officer, admin = sandbox.token("officer"), sandbox.token("admin")
    [committee] = [row for row in sandbox.get("officer", "/organizations")["items"] if row["kind"] == "committee"]
    asked = {"organization_id": committee["id"], "reason": "换届核对", "full": True}
    export = sandbox.ask("POST", officer, "/exports", json=asked).json()
    seen = {"If-Match": sandbox.ask("GET", admin, f"/exports/{export['id']}").headers["ETag"]}

    approved = sandbox.ask("POST", admin, f"/exports/{export['id']}/approve", headers=seen)

    assert (export["status"], approved.json()["status"]) == ("waiting", "making")
    httpx.post(f"{sandbox.url}/api/v1/sandbox/reset", timeout=30)


def test_the_clock_can_be_moved(sandbox: Sandbox) -> None:
    moved = httpx.post(f"{sandbox.url}/api/v1/sandbox/clock", json={"now": "2027-03-01T08:00:00+08:00"})
    expires_at = sandbox.get("member", "/me")["session_expires_at"]
    httpx.post(f"{sandbox.url}/api/v1/sandbox/clock", json={"now": None})

    assert moved.json()["now"].startswith("2027-03-01T")
    assert expires_at.startswith("2027-03-31")


@pytest.mark.once
def test_it_refuses_to_run_where_an_installation_is_configured(home: Path) -> None:
    refused = [command(home, *words, APP_MODE="production") for words in (["up"], ["token", "member"])]

    assert [one.returncode for one in refused] == [1, 1]
    assert all("sandbox mode only" in one.stderr for one in refused)


@pytest.mark.once
def test_a_token_comes_without_the_application() -> None:
    look = "import sys, app.sandbox.commands; sys.exit('app.main' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", look], cwd=ROOT, check=False).returncode == 0


def test_an_empty_town_has_nobody_but_its_keepers_and_ends_without_a_trace(home: Path) -> None:
    with started(home, "--empty", *own_database("empty")) as empty:
        port = empty.url.rpartition(":")[2]

        assert empty.get("admin", "/organizations")["items"] == []
        assert empty.get("officer", "/me")["roles"][0]["role"] == "organization_officer"
        assert "Ask for admin" in command(home, "token", "member", "--port", port).stderr
        printed = command(home, "token", "auditor", "--port", port).stdout.strip()
        assert empty.ask("GET", printed, "/me").json()["roles"][0]["role"] == "auditor"
        assert empty.interrupt() == (0, "")
    assert not (home / port).exists()
    assert "No sandbox runs" in command(home, "token", "admin", "--port", port).stderr


def test_a_database_with_data_of_its_own_is_left_alone(database: Database) -> None:
    """The tests' own town was not made by a sandbox."""
    template = Template(has_town=False)

    with pytest.raises(CommandError):
        prepare(database, template)
