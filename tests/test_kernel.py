"""What every request has in common: words, headers, log lines and limits, of answers and of faults alike."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session

from app.core import clock as app_clock
from app.core import logs
from app.core.http import MAX_BODY_BYTES
from app.members.models import Member
from tests.build import Town
from tests.client import Client, code_of

Open = Callable[[], AbstractContextManager[Session]]
COMPLAINT = {"kind": "complaint", "content": "活动室的灯坏了两个月。"}


@pytest.fixture
def log() -> Iterator[Callable[[], list[dict[str, str]]]]:
    """The lines that the application logs."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.JsonFormatter())
    target = logging.getLogger("app")
    before = target.level
    target.addHandler(handler)
    target.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    target.removeHandler(handler)
    target.setLevel(before)


def test_an_unknown_address_is_a_problem_in_plain_words(client: Client) -> None:
    answer = client.anonymous.get("/api/v1/nothing-here")

    assert answer.status_code == 404
    assert code_of(answer) == "request.not_found"
    assert "没有找到" in answer.json()["title"]
    assert answer.headers["x-request-id"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_date_of_an_answer_is_by_the_clock_of_everything_else(
    client: Client, clock: Callable[[datetime], None]
) -> None:
    clock(datetime(2026, 3, 5, 6, 30, tzinfo=UTC))

    assert client.anonymous.get("/api/v1/errors").headers["date"] == "Thu, 05 Mar 2026 06:30:00 GMT"


def test_an_unexpected_fault_has_the_headers_of_every_answer_and_its_id_in_the_log(
    client: Client, session: Open, town: Town, log: Callable[[], list[dict[str, str]]]
) -> None:
    with session() as s:
        s.get_one(Member, town.members["member"]).national_id_sealed = b"broken"

    address = f"/api/v1/members/{town.members['member']}/reveal"
    ask = {"fields": ["national_id"], "reason": "核对人事档案"}
    answer = client.as_("secretary").post(address, json=ask, headers={"X-Request-Id": "request-0001"})

    assert answer.status_code == 500
    assert code_of(answer) == "server.fault"
    assert answer.headers["x-request-id"] == "request-0001"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    told = [line for line in log() if line["message"].startswith("unexpected")]
    assert [(line["request_id"], line["actor_id"]) for line in told] == [
        ("request-0001", str(town.accounts["secretary"]))
    ]


def test_the_log_line_of_a_request_says_who_asked(
    client: Client, town: Town, log: Callable[[], list[dict[str, str]]]
) -> None:
    client.as_("member").get("/api/v1/me")
    client.anonymous.get("/api/v1/errors")

    of_member, of_nobody = (line for line in log() if line["logger"] == "app.http")
    assert of_member["actor_id"] == str(town.accounts["member"])
    assert "actor_id" not in of_nobody


def test_who_was_first_is_said_in_spoken_time_and_to_the_second(client: Client, town: Town) -> None:
    address = f"/api/v1/organizations/{town.organizations['east']}"
    officer = client.as_("officer")
    officer.patch(address, json={"short_name": "东"}, headers={"If-Match": '"1"'})
    when = app_clock.now().astimezone(app_clock.BEIJING)

    late = officer.patch(address, json={"short_name": "村"}, headers={"If-Match": '"1"'})
    english = officer.patch(address, json={"short_name": "村"}, headers={"If-Match": '"1"', "Accept-Language": "en"})

    assert late.status_code == 412
    assert late.json()["title"].startswith(f"officer已于{when.month}月{when.day}日")
    assert len(late.json()["at"]) == len("2026-11-28T01:48:05+00:00")
    assert abs(datetime.fromisoformat(late.json()["at"]) - when) < timedelta(minutes=1)
    assert set(late.json()) == {"type", "title", "status", "code", "errors", "by", "at"}
    assert f"at {when:%Y-%m-%d} " in english.json()["title"]


def test_english_titles_hold_no_chinese_words(client: Client, town: Town) -> None:
    english = {"Accept-Language": "en"}
    refused = client.as_("member").get(f"/api/v1/organizations/{town.organizations['east']}", headers=english)
    below = {"parent_id": str(town.organizations["east"]), "name": "某委员会", "short_name": "某", "sector": "other"}
    misplaced = client.as_("officer").post("/api/v1/organizations", json=below | {"kind": "committee"}, headers=english)

    assert refused.json()["title"].startswith("This is done by: secretary, deputy secretary")
    assert misplaced.json()["title"].startswith("There can be no committee below a branch.")


def test_every_answer_of_a_limited_route_says_what_is_left(client: Client) -> None:
    refused = client.anonymous.post("/api/v1/auth/password", json={"username": "nobody", "password": "x"})
    invalid = client.anonymous.post("/api/v1/auth/password", json={})
    for _ in range(30):
        last = client.anonymous.post("/api/v1/auth/password", json={})

    assert (refused.status_code, invalid.status_code, last.status_code) == (401, 422, 429)
    assert refused.headers["ratelimit"].startswith('"password-sign-in";r=29;t=')
    assert invalid.headers["ratelimit"].startswith('"password-sign-in";r=28;t=')
    assert last.headers["ratelimit"].startswith('"password-sign-in";r=0;t=')
    assert last.headers["ratelimit-policy"] == '"password-sign-in";q=30;w=300'
    assert int(last.headers["retry-after"]) > 0


def test_a_body_of_more_than_a_megabyte_is_refused_in_plain_words(client: Client) -> None:
    long = json.dumps(COMPLAINT).encode() + b" " * MAX_BODY_BYTES

    def in_pieces() -> Iterator[bytes]:
        yield long

    headers = {"Content-Type": "application/json"}
    announced = client.anonymous.post("/api/v1/feedback", content=long, headers=headers)
    arriving = client.anonymous.post("/api/v1/feedback", content=in_pieces(), headers=headers)

    for answer in (announced, arriving):
        assert answer.status_code == 413
        assert code_of(answer) == "upload.too_large"
        assert answer.headers["x-request-id"]
    assert client.anonymous.post("/api/v1/feedback", json=COMPLAINT).status_code == 201


def test_a_roster_may_be_larger(client: Client) -> None:
    file = {"file": ("roster.csv", b"x" * (MAX_BODY_BYTES + 1))}

    answer = client.as_("officer").post("/api/v1/roster-imports", files=file)

    assert code_of(answer) != "upload.too_large"
