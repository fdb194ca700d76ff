"""Signing in at a desk."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from sqlmodel import select

from app.accounts.models import Account
from app.core import clock as app_clock
from tests.accounts.conftest import Opened
from tests.accounts.steps import as_holder, events_of, password_sign_in, renew, totp
from tests.client import Client, code_of

START = datetime.fromisoformat("2026-03-05T09:00:00+08:00")
CHOSEN = "correct horse battery"


class Desk:
    """A staff member with an authenticator app whose clock is the test's."""

    def __init__(self, client: Client, clock: Callable[[datetime], None], account: dict[str, Any]) -> None:
        self.client, self.clock, self.at = client, clock, START
        self.id, self.username, self.password = account["id"], account["username"], account["one_time_password"]
        self.secret = ""

    def enrol(self) -> httpx.Response:
        answer = password_sign_in(self.client, username=self.username, password=self.password)
        self.secret = answer.json()["secret"]
        return answer

    def code(self) -> str:
        return totp(self.secret, app_clock.now().timestamp())

    def later(self, **by: float) -> None:
        self.at += timedelta(**by)
        self.clock(self.at)

    def sign_in(self, **changes: object) -> httpx.Response:
        body = {"username": self.username, "password": self.password, "totp": self.code()}
        return password_sign_in(self.client, **body | changes)

    def settle(self) -> dict[str, Any]:
        """Enrol and choose a password; the tokens. Half a minute later the next code is good."""
        self.enrol()
        answer = self.sign_in(new_password=CHOSEN)
        assert answer.status_code == 200, answer.text
        self.password = CHOSEN
        self.later(seconds=30)
        tokens: dict[str, Any] = answer.json()
        return tokens


@pytest.fixture
def desk(client: Client, clock: Callable[[datetime], None], town_ids: dict[str, str]) -> Desk:
    clock(START)
    body = {"username": "office.1", "name": "办公室", "organization_id": town_ids["township"]}
    answer = client.as_("admin").post("/api/v1/staff-accounts", json=body)
    assert answer.status_code == 201, answer.text
    return Desk(client, clock, answer.json())


def test_the_first_sign_in_sets_up_the_second_factor_and_a_password(desk: Desk, session: Opened) -> None:
    enrolment = desk.enrol()
    uri = urlsplit(enrolment.json()["otpauth_uri"])

    assert enrolment.json()["needs_new_password"]
    assert (uri.scheme, uri.netloc) == ("otpauth", "totp")
    assert parse_qs(uri.query)["secret"] == [desk.secret]
    tokens = desk.sign_in(new_password=CHOSEN)
    assert tokens.status_code == 200
    me = desk.client.anonymous.get("/api/v1/me", headers=as_holder(desk.client, tokens.json()))
    assert me.json()["session_kind"] == "staff"
    assert me.json()["name"] == "办公室"
    with session() as s:
        assert events_of(s, "session.opened")[0].data["method"] == "password"


def test_the_secret_is_shown_once_and_a_lost_one_is_replaced(desk: Desk) -> None:
    first = desk.enrol().json()["secret"]
    second = desk.enrol().json()["secret"]
    old = totp(first, app_clock.now().timestamp())

    assert first != second
    assert desk.sign_in(totp=old, new_password=CHOSEN).status_code == 401
    desk.later(seconds=30)
    assert desk.sign_in(new_password=CHOSEN).status_code == 200
    desk.password = CHOSEN
    assert (
        code_of(password_sign_in(desk.client, username=desk.username, password=CHOSEN)) == "accounts.credentials_wrong"
    )


def test_a_one_time_password_asks_for_another(desk: Desk) -> None:
    desk.enrol()

    missing = desk.sign_in()
    weak = [desk.sign_in(new_password=word) for word in ("short", "office.1 and more", desk.password)]

    assert (missing.status_code, code_of(missing)) == (422, "accounts.new_password_needed")
    assert missing.json()["errors"][0]["pointer"] == "/new_password"
    assert {code_of(answer) for answer in weak} == {"accounts.password_weak"}


def test_a_one_time_password_ends_after_three_days(desk: Desk) -> None:
    desk.later(days=3, seconds=1)

    answer = password_sign_in(desk.client, username=desk.username, password=desk.password)

    assert code_of(answer) == "accounts.credentials_wrong"


def test_the_next_sign_in_takes_password_and_code(desk: Desk) -> None:
    desk.settle()

    assert desk.sign_in().status_code == 200
    assert desk.sign_in(username=desk.username.upper()).status_code == 401  # the same code a second time
    desk.later(seconds=30)
    assert desk.sign_in(username=f" {desk.username.upper()} ").status_code == 200


def test_a_code_is_taken_once(desk: Desk) -> None:
    desk.settle()
    code = desk.code()

    answers = [desk.sign_in(totp=code).status_code for _ in range(2)]

    assert answers == [200, 401]


def test_a_code_is_taken_once_by_many_at_once(desk: Desk) -> None:
    desk.settle()
    code = desk.code()

    with ThreadPoolExecutor(4) as pool:
        statuses = sorted(pool.map(lambda _: desk.sign_in(totp=code).status_code, range(4)))

    assert statuses == [200, 401, 401, 401]


@pytest.mark.parametrize(("seconds", "status"), [(-60, 401), (-30, 200), (30, 200), (60, 401)])
def test_a_clock_may_be_half_a_minute_off(desk: Desk, seconds: int, status: int) -> None:
    desk.settle()
    desk.later(minutes=5)
    shifted = totp(desk.secret, app_clock.now().timestamp() + seconds)

    assert desk.sign_in(totp=shifted).status_code == status


def test_every_refusal_is_the_same(desk: Desk) -> None:
    desk.settle()
    refusals = [
        desk.sign_in(password="wrong"),
        desk.sign_in(totp="000000"),
        desk.sign_in(totp=None),
        desk.sign_in(username="nobody"),
        desk.sign_in(username="admin"),  # there is one, without a password yet
    ]

    assert {answer.status_code for answer in refusals} == {401}
    assert len({answer.content for answer in refusals}) == 1
    assert code_of(refusals[0]) == "accounts.credentials_wrong"


def test_an_unknown_name_is_recorded_and_counted_like_a_known_one(desk: Desk, session: Opened) -> None:
    desk.settle()
    for username in (desk.username, "nobody"):
        for _ in range(5):
            password_sign_in(desk.client, username=username, password="wrong")

    with session() as s:
        facts = events_of(s, "sign_in.failed")
    assert [fact.data["is_locked"] for fact in facts] == [False, False, False, False, True] * 2
    assert [fact.data["account_id"] for fact in facts] == [desk.id] * 5 + [None] * 5
    assert "nobody" not in str([fact.data | fact.notes for fact in facts])


def test_five_failures_lock_the_name_for_a_quarter_of_an_hour(desk: Desk) -> None:
    desk.settle()
    for _ in range(5):
        desk.sign_in(password="wrong")

    locked = desk.sign_in()
    desk.later(minutes=14)
    still = desk.sign_in()
    desk.later(minutes=2)
    free = desk.sign_in()

    assert [answer.status_code for answer in (locked, still, free)] == [401, 401, 200]
    assert code_of(locked) == "accounts.credentials_wrong"


def test_guesses_at_once_count_one_by_one(desk: Desk) -> None:
    desk.settle()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: desk.sign_in(password="wrong"), range(8)))

    assert desk.sign_in().status_code == 401


def test_failures_are_forgotten_after_a_success_and_after_a_while(desk: Desk) -> None:
    desk.settle()
    for _ in range(4):
        desk.sign_in(password="wrong")
    assert desk.sign_in().status_code == 200
    for _ in range(4):
        desk.sign_in(password="wrong")
    desk.later(minutes=16)
    desk.sign_in(password="wrong")

    assert desk.sign_in().status_code == 200


def test_a_password_is_changed_with_the_old_one_and_a_code(desk: Desk, session: Opened) -> None:
    other = desk.settle()
    tokens = desk.sign_in().json()
    desk.later(seconds=30)
    body = {"password": CHOSEN, "new_password": "another long word", "totp": desk.code()}

    answer = desk.client.anonymous.post("/api/v1/me/password", json=body, headers=as_holder(desk.client, tokens))

    assert answer.status_code == 204
    assert renew(desk.client, other["refresh_token"]).status_code == 401
    assert renew(desk.client, tokens["refresh_token"]).status_code == 200
    desk.later(seconds=30)
    assert desk.sign_in().status_code == 401
    desk.password = "another long word"
    assert desk.sign_in().status_code == 200
    with session() as s:
        assert len(events_of(s, "account.password_changed")) == 1


def test_a_wrong_old_password_changes_nothing_and_counts(desk: Desk) -> None:
    mine = as_holder(desk.client, desk.settle())
    body = {"password": "wrong", "new_password": "another long word", "totp": desk.code()}

    answers = [desk.client.anonymous.post("/api/v1/me/password", json=body, headers=mine) for _ in range(5)]

    assert {(answer.status_code, code_of(answer)) for answer in answers} == {(422, "accounts.password_wrong")}
    assert answers[0].json()["errors"][0]["pointer"] == "/password"
    assert desk.sign_in().status_code == 401


def test_members_without_a_user_name_have_no_password_to_change(client: Client) -> None:
    body = {"password": "x", "new_password": "another long word", "totp": "123456"}

    assert client.as_("member").post("/api/v1/me/password", json=body).status_code == 403


def test_nothing_readable_is_stored(desk: Desk, session: Opened) -> None:
    desk.settle()

    with session() as s:
        stored = str([row.model_dump() for row in s.exec(select(Account)).all()])
    assert CHOSEN not in stored
    assert desk.secret not in stored
    assert "$argon2id$" in stored


def test_sign_ins_from_one_address_are_limited(client: Client, clock: Callable[[datetime], None]) -> None:
    moment = app_clock.now()

    def once() -> int:
        clock(moment)  # on a slow machine the allowance would come back meanwhile
        return password_sign_in(client, username="nobody", password="x").status_code

    statuses = [once() for _ in range(31)]

    assert statuses == [401] * 30 + [429]
