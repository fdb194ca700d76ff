"""An officer answers from the inbox, and the number finds the answer."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session, col, select

from app.core.events import Event
from tests.build import Town
from tests.client import Client, code_of

OpenSession = Callable[[], AbstractContextManager[Session]]
SUGGESTION = {"kind": "suggestion", "content": "希望活动通知提前三天发。", "contact": "晚上打村部电话"}
ANSWER = {"answer": "已和各支部约定，今后提前三天通知。"}
NOWHERE = "01900000-0000-7000-8000-000000000000"


@pytest.fixture
def item(client: Client) -> dict[str, Any]:
    """One suggestion in the officer's inbox."""
    client.as_("member").post("/api/v1/feedback", json=SUGGESTION)
    [found] = client.as_("officer").get("/api/v1/feedback/inbox").json()["items"]
    return dict(found)


def place(item: dict[str, Any], action: str = "") -> str:
    return f"/api/v1/feedback/inbox/{item['id']}{action}"


def test_the_inbox_shows_the_earliest_due_first(client: Client, town: Town, clock: Callable[[datetime], None]) -> None:
    for day in (4, 2, 3):
        clock(datetime(2026, 3, day, 1, 0, tzinfo=UTC))
        to_township = SUGGESTION | {"organization_id": str(town.organizations["township"])}
        client.anonymous.post("/api/v1/feedback", json=to_township)

    found = client.as_("officer").get("/api/v1/feedback/inbox", params={"status": "open"}).json()["items"]

    assert [row["received_on"] for row in found] == ["2026-03-02", "2026-03-03", "2026-03-04"]


def test_a_longer_inbox_is_read_page_by_page(client: Client) -> None:
    numbers = {client.as_("member").post("/api/v1/feedback", json=SUGGESTION).json()["number"] for _ in range(5)}
    seen: list[str] = []
    cursor = None
    while True:
        params = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = client.as_("officer").get("/api/v1/feedback/inbox", params=params).json()
        seen += [row["number"] for row in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break

    assert len(seen) == 5
    assert set(seen) == numbers


def test_an_answer_is_found_by_the_number(client: Client, item: dict[str, Any], session: OpenSession) -> None:
    tag = client.as_("officer").get(place(item)).headers["ETag"]
    answered = client.as_("officer").post(place(item, "/answer"), json=ANSWER, headers={"If-Match": tag})

    assert answered.status_code == 200
    assert answered.json()["status"] == "answered"
    assert answered.json()["allowed_actions"] == []
    number = item["number"]
    grouped = f"{number[:4]} {number[4:8]}-{number[8:]}"
    found = client.anonymous.get(f"/api/v1/feedback/{grouped}").json()
    assert (found["status"], found["answer"]) == ("answered", ANSWER["answer"])
    assert "content" not in found
    with session() as s:
        facts = s.exec(select(Event.type).where(Event.subject_id == UUID(item["id"])).order_by(col(Event.id))).all()
    assert facts == ["feedback.submitted", "feedback.answered"]


def test_before_the_answer_the_number_finds_the_due_date(client: Client, item: dict[str, Any]) -> None:
    found = client.anonymous.get(f"/api/v1/feedback/{item['number']}").json()

    assert (found["status"], found["answer"], found["due_on"]) == ("open", None, item["due_on"])


def test_an_unknown_number_says_what_to_compare(client: Client) -> None:
    answer = client.anonymous.get("/api/v1/feedback/000000000000")

    assert answer.status_code == 404
    assert code_of(answer) == "feedback.number_unknown"
    assert "12位" in answer.json()["title"]


def test_looking_up_is_limited(client: Client) -> None:
    statuses = [client.anonymous.get(f"/api/v1/feedback/{n:012d}").status_code for n in range(61)]

    assert statuses == [404] * 60 + [429]


def test_answering_twice_is_refused(client: Client, item: dict[str, Any]) -> None:
    client.as_("officer").post(place(item, "/answer"), json=ANSWER, headers={"If-Match": '"1"'})
    again = client.as_("officer").post(place(item, "/answer"), json=ANSWER, headers={"If-Match": '"2"'})

    assert again.status_code == 409
    assert code_of(again) == "feedback.already_answered"


def test_an_answer_needs_the_version_that_was_read(client: Client, item: dict[str, Any]) -> None:
    bare = client.as_("officer").post(place(item, "/answer"), json=ANSWER)
    stale = client.as_("officer").post(place(item, "/answer"), json=ANSWER, headers={"If-Match": '"7"'})

    assert (bare.status_code, stale.status_code) == (428, 412)
    assert client.as_("officer").get(place(item)).json()["status"] == "open"


def test_an_empty_answer_is_named(client: Client, item: dict[str, Any]) -> None:
    answer = client.as_("officer").post(place(item, "/answer"), json={"answer": " "}, headers={"If-Match": '"1"'})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/answer"


def test_only_those_who_answer_see_the_inbox(client: Client, item: dict[str, Any]) -> None:
    for name in ("member", "secretary", "outsider", "admin", "auditor"):
        refused = client.as_(name).get("/api/v1/feedback/inbox")
        assert refused.status_code == 403
        assert "组织委员" in refused.json()["title"]
        assert client.as_(name).get(place(item)).status_code == 403
    assert client.anonymous.get("/api/v1/feedback/inbox").status_code == 401


def test_what_went_to_another_committee_is_not_there(client: Client, town: Town, session: OpenSession) -> None:
    other = SUGGESTION | {"organization_id": str(town.organizations["neighbour"])}
    client.anonymous.post("/api/v1/feedback", json=other)
    with session() as s:
        feedback_id = s.exec(select(Event.subject_id).where(Event.type == "feedback.submitted")).one()
    outside = f"/api/v1/feedback/inbox/{feedback_id}"
    headers = {"If-Match": '"1"'}

    assert client.as_("officer").get("/api/v1/feedback/inbox").json()["items"] == []
    hidden = client.as_("officer").get(outside)
    missing = client.as_("officer").get(f"/api/v1/feedback/inbox/{NOWHERE}")
    assert (hidden.status_code, hidden.content) == (404, missing.content)
    assert client.as_("officer").post(f"{outside}/answer", json=ANSWER, headers=headers).status_code == 404
    assert client.as_("officer").post(f"{outside}/reveal", json={"reason": "回电"}).status_code == 404


def test_how_to_reach_the_sender_is_shown_with_a_reason_and_recorded(
    client: Client, item: dict[str, Any], town: Town, session: OpenSession
) -> None:
    assert item["has_contact"] is True
    assert "contact" not in item

    shown = client.as_("officer").post(place(item, "/reveal"), json={"reason": "回电说明情况"})

    assert shown.json() == {"contact": SUGGESTION["contact"]}
    with session() as s:
        event = s.exec(select(Event).where(Event.type == "feedback.contact_revealed")).one()
        assert event.member_id == town.members["member"]
        assert event.actor_id == town.members["officer"]
        assert event.notes == {"reason": "回电说明情况"}
    assert client.as_("officer").post(place(item, "/reveal"), json={}).status_code == 422
