"""A member takes a copy of everything that is kept about them, and of nobody else."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from app.access.models import LoginSession
from app.core import clock
from app.core.db import Database
from app.core.events import Event
from app.members.models import Member
from app.privacy import export
from tests.build import Town
from tests.client import Client, code_of
from tests.identity.conftest import Phone
from tests.notifications.conftest import Branch

Sessions = Callable[[], AbstractContextManager[Session]]
API = "/api/v1"
LISTS = ("leaves", "notices", "attendance", "phones", "bindings", "corrections", "feedback", "accesses", "consents")


@pytest.fixture
def branch(client: Client, town: Town, session: Sessions, run_jobs: Callable[[], int]) -> Branch:
    return Branch(client, town, session, run_jobs)


def lived(branch: Branch, who: str) -> None:
    """Something of every kind happens to a member."""
    http, desk = branch.client.as_(who), branch.client.as_("secretary")
    http.post(f"{API}/activities/{branch.plan()}/leave-requests", json={"kind": "sick", "reason": "住院检查"})
    http.post(f"{API}/feedback", json={"kind": "suggestion", "content": f"{who}建议早点通知。"})
    http.post(f"{API}/me/corrections", json={"field": "phone", "value": "19988886666", "reason": "换了号码"})
    Phone(branch.client, who).enrol()
    look = {"fields": ["phone"], "reason": "核对名册"}
    desk.post(f"{API}/members/{branch.town.members[who]}/reveal", json=look)
    branch.run_jobs()


def test_the_copy_holds_what_is_kept_of_the_member(branch: Branch, session: Sessions, town: Town) -> None:
    branch.bind("member")
    lived(branch, "member")

    answer = branch.client.as_("member").get(f"{API}/me/export")

    data = answer.json()
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-data.json"'
    with session() as s:
        row = s.get_one(Member, town.members["member"])
        assert data["values"]["national_id"] == row.national_id
        assert data["values"]["phone"] == row.phone
        assert answer.text.count(row.national_id) == 1
    assert [name for name in LISTS if not data[name]] == []
    assert data["leaves"][0]["reason"] == "住院检查"
    assert data["corrections"][0]["new"] == "19988886666"
    assert (len(data["affiliations"]), len(data["ledger"]), data["shortened"]) == (1, 2, [])
    assert "o-member" not in answer.text


def test_nothing_of_anybody_else_is_in_it(branch: Branch, session: Sessions, town: Town) -> None:
    lived(branch, "member2")

    text = branch.client.as_("member").get(f"{API}/me/export").text

    with session() as s:
        other = s.get_one(Member, town.members["member2"])
        secrets = (other.national_id, other.phone or "", other.name, str(other.id), "member2建议早点通知")
    assert [secret for secret in secrets if secret in text] == []


def test_that_it_was_taken_is_recorded_without_a_value(client: Client, town: Town, session: Sessions) -> None:
    client.as_("member").get(f"{API}/me/export")

    with session() as s:
        [taken] = s.exec(select(Event).where(Event.type == "member.own_data_taken")).all()
        assert taken.member_id == town.members["member"]
        assert taken.data == {"member_id": str(town.members["member"])}


def test_a_member_sees_the_own_numbers_in_full_and_that_is_recorded(
    client: Client, town: Town, session: Sessions
) -> None:
    shown = client.as_("member").get(f"{API}/me/member/values").json()

    with session() as s:
        row = s.get_one(Member, town.members["member"])
        [seen] = s.exec(select(Event).where(Event.type == "member.own_values_shown")).all()
        assert (shown["national_id"], shown["phone"]) == (row.national_id, row.phone)
        assert row.national_id not in seen.model_dump_json()


@pytest.mark.parametrize("path", ["export", "member/values"])
def test_a_sign_in_of_long_ago_is_not_enough(client: Client, town: Town, session: Sessions, path: str) -> None:
    http = client.as_("member")
    with session() as s:
        for login in s.exec(select(LoginSession).where(LoginSession.member_id == town.members["member"])):
            login.created_at = clock.now() - timedelta(minutes=10, seconds=1)

    answer = http.get(f"{API}/me/{path}")

    assert (answer.status_code, code_of(answer)) == (401, "identity.sign_in_again")


def test_it_is_given_a_few_times_a_day(client: Client) -> None:
    statuses = [client.as_("member").get(f"{API}/me/export").status_code for _ in range(11)]

    assert statuses == [200] * 10 + [429]


def test_staff_without_a_record_have_no_copy(client: Client) -> None:
    assert client.as_("admin").get(f"{API}/me/export").status_code == 403


def test_a_long_life_is_cut_and_says_so(client: Client, branch: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export.ALL, "limit", 1)
    for field in ("occupation", "name"):
        body = {"field": field, "value": "村医", "reason": "写错了"}
        assert client.as_("member").post(f"{API}/me/corrections", json=body).status_code == 201

    data = client.as_("member").get(f"{API}/me/export").json()

    assert (len(data["corrections"]), data["shortened"]) == (1, ["ledger", "corrections"])


def test_more_rows_cost_no_more_queries(client: Client, branch: Branch, database: Database) -> None:
    client.as_("member").get(f"{API}/me/export")

    def queries() -> int:
        seen: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            seen.append(statement)

        event.listen(database.engine, "before_cursor_execute", note)
        assert client.as_("member").get(f"{API}/me/export").status_code == 200
        event.remove(database.engine, "before_cursor_execute", note)
        return len([statement for statement in seen if statement.startswith("SELECT")])

    before = queries()
    lived(branch, "member")
    lived(branch, "member")

    assert queries() == before


def test_the_file_is_as_its_description_says(client: Client) -> None:
    document = client.anonymous.get(f"{API}/openapi.json").json()
    data = json.loads(client.as_("member").get(f"{API}/me/export").text)

    assert set(data) == set(document["components"]["schemas"]["OwnData"]["properties"])
