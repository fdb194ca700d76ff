"""Anybody may complain or suggest, and has a number and a due date at once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, select

from app.core.events import Event
from app.core.idempotency import IdempotencyKey
from app.feedback.models import Feedback
from app.feedback.rules import new_number, plain_number
from tests.build import Town
from tests.client import Client, code_of

OpenSession = Callable[[], AbstractContextManager[Session]]
COMPLAINT = {"kind": "complaint", "content": "活动室的灯坏了两个月，一直没有人修。"}


def test_a_visitor_gets_a_number_and_a_due_date_at_once(
    client: Client, town: Town, clock: Callable[[datetime], None]
) -> None:
    clock(datetime(2026, 3, 2, 1, 0, tzinfo=UTC))  # a Monday, no holiday in the weeks after

    answer = client.anonymous.post("/api/v1/feedback", json=COMPLAINT)

    assert answer.status_code == 201
    receipt = answer.json()
    assert len(receipt["number"]) == 12
    assert receipt["received_on"] == "2026-03-02"
    assert receipt["due_on"] == "2026-03-23"  # 15 workdays
    assert receipt["organization_name"] == "平安县委员会"
    assert receipt["organization_phone"]


def test_workdays_skip_the_holidays(client: Client, clock: Callable[[datetime], None]) -> None:
    clock(datetime(2025, 9, 28, 1, 0, tzinfo=UTC))  # eight days off from 1 October, two Sundays worked

    assert client.anonymous.post("/api/v1/feedback", json=COMPLAINT).json()["due_on"] == "2025-10-24"


def test_an_anonymous_one_leaves_nothing_that_leads_to_a_sender(client: Client, session: OpenSession) -> None:
    given = {"X-Request-Id": "request-0001", "Idempotency-Key": "key-00000001", "X-Forwarded-For": "203.0.113.9"}
    number = client.anonymous.post("/api/v1/feedback", json=COMPLAINT, headers=given).json()["number"]

    with session() as s:
        row = s.exec(select(Feedback).where(Feedback.number == number)).one()
        event = s.exec(select(Event).where(Event.subject_id == row.id)).one()
        key = s.exec(select(IdempotencyKey)).one()
        stored = f"{row.model_dump()} {event.model_dump()} {key.model_dump()}"
        assert row.member_id is None
        assert row.id.version == 4
        assert (event.type, event.actor_kind, event.actor_id, event.member_id) == (
            "feedback.submitted",
            "anonymous",
            None,
            None,
        )
        assert event.request_id == ""
        assert "request-0001" not in stored
        assert "203.0.113.9" not in stored
        assert COMPLAINT["content"] not in stored


def test_a_signed_in_member_is_kept_and_reaches_the_own_township(
    client: Client, town: Town, session: OpenSession
) -> None:
    receipt = client.as_("member").post("/api/v1/feedback", json=COMPLAINT).json()

    assert receipt["organization_name"] == "青禾镇委员会"
    with session() as s:
        row = s.exec(select(Feedback).where(Feedback.number == receipt["number"])).one()
        event = s.exec(select(Event).where(Event.subject_id == row.id)).one()
        assert row.member_id == town.members["member"]
        assert event.member_id == town.members["member"]
        assert event.data["organization_id"] == str(town.organizations["township"])


def test_a_member_finds_the_own_ones_and_nobody_elses(client: Client, town: Town) -> None:
    number = client.as_("member").post("/api/v1/feedback", json=COMPLAINT).json()["number"]

    mine = client.as_("member").get("/api/v1/me/feedback").json()["items"]

    assert [(item["number"], item["content"]) for item in mine] == [(number, COMPLAINT["content"])]
    assert client.as_("member2").get("/api/v1/me/feedback").json()["items"] == []
    assert client.as_("admin").get("/api/v1/me/feedback").status_code == 403
    assert client.anonymous.get("/api/v1/me/feedback").status_code == 401


def test_a_chosen_branch_leads_to_its_committee(client: Client, town: Town) -> None:
    chosen = {**COMPLAINT, "organization_id": str(town.organizations["far"])}

    assert client.anonymous.post("/api/v1/feedback", json=chosen).json()["organization_name"] == "白石镇委员会"


def test_visitors_see_which_committees_take_feedback(client: Client) -> None:
    found = client.anonymous.get("/api/v1/feedback-recipients").json()["items"]

    assert {item["name"] for item in found} == {"平安县委员会", "青禾镇委员会", "白石镇委员会"}


def test_credentials_that_do_not_hold_are_refused_and_not_dropped(client: Client) -> None:
    answer = client.anonymous.post("/api/v1/feedback", json=COMPLAINT, headers={"Authorization": "Bearer old"})

    assert answer.status_code == 401


def test_sent_twice_is_kept_once(client: Client, session: OpenSession) -> None:
    key = {"Idempotency-Key": "tap-tap-0001"}
    first = client.anonymous.post("/api/v1/feedback", json=COMPLAINT, headers=key)
    second = client.anonymous.post("/api/v1/feedback", json=COMPLAINT, headers=key)

    assert second.status_code == first.status_code == 201
    assert second.json() == first.json()
    with session() as s:
        assert len(s.exec(select(Feedback)).all()) == 1


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"content": "  短  "}, "/content"),
        ({"content": "长" * 2001}, "/content"),
        ({"kind": "praise"}, "/kind"),
        ({"organization_id": "01900000-0000-7000-8000-000000000000"}, "/organization_id"),
        ({"name": "某人"}, "/name"),
    ],
)
def test_a_bad_field_is_named(client: Client, change: dict[str, str], pointer: str) -> None:
    answer = client.anonymous.post("/api/v1/feedback", json=COMPLAINT | change)

    assert answer.status_code == 422
    assert [problem["pointer"] for problem in answer.json()["errors"]] == [pointer]


def test_too_many_from_one_address_wait(client: Client) -> None:
    statuses = [client.anonymous.post("/api/v1/feedback", json=COMPLAINT).status_code for _ in range(31)]
    last = client.anonymous.post("/api/v1/feedback", json=COMPLAINT)

    assert statuses == [201] * 30 + [429]
    assert code_of(last) == "rate.limited"
    assert int(last.headers["Retry-After"]) > 0


def test_numbers_spread_over_the_whole_range() -> None:
    numbers = {new_number() for _ in range(2000)}

    assert len(numbers) == 2000
    assert {len(number) for number in numbers} == {12}
    assert {number[0] for number in numbers} == set("0123456789")


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(1, 11), st.sampled_from([" ", "-", " - "]))
def test_a_number_is_read_however_it_is_grouped(number: str, place: int, gap: str) -> None:
    assert plain_number(number[:place] + gap + number[place:]) == number
