"""Renewing, listing and ending sessions."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from app.access.models import LoginSession, RefreshToken, SessionKind
from app.accounts import service
from app.accounts.models import Account
from app.core import clock as app_clock
from app.members.models import Member
from app.members.rules import Status
from tests.accounts.conftest import Opened
from tests.accounts.steps import as_holder, bind, events_of, knock, renew
from tests.build import Town
from tests.client import Client, code_of
from tests.standins import StandIn

ME = "/api/v1/me"
SESSIONS = "/api/v1/me/sessions"
RENEWAL = "a-renewal-of-one-phone"


def open_for(session: Opened, town: Town, name: str, kind: SessionKind | None = None) -> dict[str, str]:
    """Tokens of one of the cast, as the sign-in would give them."""
    with session() as s:
        return service.open_session(s, s.get_one(Account, town.accounts[name]), "测试", kind).model_dump(mode="json")


def test_a_refresh_token_gives_a_fresh_pair_once(client: Client, town: Town, session: Opened) -> None:
    first = open_for(session, town, "member")

    second = renew(client, first["refresh_token"])

    assert second.status_code == 200
    assert second.json()["refresh_token"] != first["refresh_token"]
    assert second.json()["session_id"] == first["session_id"]
    assert second.json()["account_id"] == first["account_id"] == str(town.accounts["member"])
    assert client.anonymous.get(ME, headers=as_holder(client, second.json())).status_code == 200
    assert client.anonymous.get(ME, headers=as_holder(client, first)).status_code == 200


def test_tokens_are_stored_as_digests(client: Client, town: Town, session: Opened) -> None:
    tokens = open_for(session, town, "member")

    with session() as s:
        assert tokens["refresh_token"] not in str(s.exec(select(RefreshToken)).one().model_dump())


def test_a_lost_answer_is_given_again_to_the_same_renewal(
    client: Client, town: Town, session: Opened, clock: Callable[[datetime], None]
) -> None:
    first = open_for(session, town, "member")
    lost = renew(client, first["refresh_token"], RENEWAL)
    clock(app_clock.now() + timedelta(seconds=59))

    again = renew(client, first["refresh_token"], RENEWAL)

    assert again.status_code == 200
    assert again.json()["refresh_token"] == lost.json()["refresh_token"]
    assert client.anonymous.get(ME, headers=as_holder(client, again.json())).status_code == 200
    assert renew(client, again.json()["refresh_token"]).status_code == 200


@pytest.mark.parametrize(
    ("renewal_id", "seconds"), [(None, 0), ("another-renewal-0001", 0), (RENEWAL, 61)], ids=["none", "other", "late"]
)
def test_a_used_token_ends_the_whole_session(
    client: Client,
    town: Town,
    session: Opened,
    clock: Callable[[datetime], None],
    renewal_id: str | None,
    seconds: int,
) -> None:
    first = open_for(session, town, "member")
    second = renew(client, first["refresh_token"], RENEWAL).json()
    clock(app_clock.now() + timedelta(seconds=seconds))

    thief = renew(client, first["refresh_token"], renewal_id)

    assert (thief.status_code, code_of(thief)) == (401, "accounts.token_reused")
    assert renew(client, second["refresh_token"]).status_code == 401
    assert client.anonymous.get(ME, headers=as_holder(client, second)).status_code == 401
    with session() as s:
        (fact,) = events_of(s, "session.ended")
    assert fact.data["reason"] == "token_reused"


def test_without_an_id_no_answer_is_given_twice(client: Client, town: Town, session: Opened) -> None:
    first = open_for(session, town, "member")
    owners = renew(client, first["refresh_token"]).json()

    assert code_of(renew(client, first["refresh_token"])) == "accounts.token_reused"
    assert renew(client, owners["refresh_token"]).status_code == 401


def test_once_the_successor_is_used_the_predecessor_is_too_old_at_once(
    client: Client, town: Town, session: Opened
) -> None:
    first = open_for(session, town, "member")
    second = renew(client, first["refresh_token"], RENEWAL).json()
    renew(client, second["refresh_token"])

    assert code_of(renew(client, first["refresh_token"], RENEWAL)) == "accounts.token_reused"


def test_the_next_token_cannot_be_told_from_the_last(client: Client, town: Town, session: Opened) -> None:
    tokens = [open_for(session, town, "member")["refresh_token"] for _ in range(2)]
    tokens += [renew(client, token, RENEWAL).json()["refresh_token"] for token in tokens]

    assert len(set(tokens)) == 4
    assert {len(token) for token in tokens} == {43}


def test_many_tries_of_one_renewal_leave_one_living_chain(client: Client, town: Town, session: Opened) -> None:
    first = open_for(session, town, "member")

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: renew(client, first["refresh_token"], RENEWAL), range(8)))

    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["refresh_token"] for answer in answers}) == 1
    with session() as s:
        unused = [row for row in s.exec(select(RefreshToken)).all() if row.used_at is None]
    assert len(unused) == 1


def test_of_many_renewals_with_one_token_one_is_answered_and_the_session_ends(
    client: Client, town: Town, session: Opened
) -> None:
    first = open_for(session, town, "member")

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: renew(client, first["refresh_token"], f"{RENEWAL}-{n}"), range(8)))

    assert sorted(answer.status_code for answer in answers) == [200] + [401] * 7
    with session() as s:
        assert s.exec(select(LoginSession)).one().end_reason == "token_reused"


@pytest.mark.parametrize("token", ["x", "x" * 43, "党"])
def test_an_unknown_token_is_nobodys(client: Client, token: str) -> None:
    answer = renew(client, token)

    assert (answer.status_code, code_of(answer)) == (401, "accounts.session_expired")


def test_a_members_session_lasts_thirty_days_and_no_longer(
    client: Client, town: Town, session: Opened, clock: Callable[[datetime], None]
) -> None:
    start = app_clock.now()
    tokens = open_for(session, town, "member")
    for day in (10, 20, 29):
        clock(start + timedelta(days=day))
        tokens = renew(client, tokens["refresh_token"]).json()
    clock(start + timedelta(days=30, seconds=1))

    assert renew(client, tokens["refresh_token"]).status_code == 401


def test_staff_are_signed_out_after_half_an_hour_and_after_a_working_day(
    client: Client, town: Town, session: Opened, clock: Callable[[datetime], None]
) -> None:
    start = app_clock.now()
    idle, busy = open_for(session, town, "admin"), open_for(session, town, "admin")
    for minutes in range(20, 12 * 60, 20):
        clock(start + timedelta(minutes=minutes))
        busy = renew(client, busy["refresh_token"]).json()
    clock(start + timedelta(minutes=31))
    assert renew(client, idle["refresh_token"]).status_code == 401
    clock(start + timedelta(hours=12, seconds=1))
    assert renew(client, busy["refresh_token"]).status_code == 401


def test_each_device_is_listed_and_ended_at_once(client: Client, outside: StandIn, member: Member) -> None:
    bind(client, outside, member)
    client.anonymous.headers["User-Agent"] = "Mozilla/5.0 (Linux; Android 12) MicroMessenger/8.0"
    here = as_holder(client, knock(client, outside).json())
    client.anonymous.headers["User-Agent"] = "Mozilla/5.0 (iPhone)"
    there = as_holder(client, knock(client, outside).json())

    items = client.anonymous.get(SESSIONS, headers=here).json()["items"]
    other = next(item for item in items if item["device"] == "iPhone")

    assert [item["device"] for item in items if item["is_current"]] == ["安卓手机（微信）"]
    assert client.anonymous.delete(f"{SESSIONS}/{other['id']}", headers=here).status_code == 204
    assert client.anonymous.get(ME, headers=there).status_code == 401
    assert client.anonymous.get(ME, headers=here).status_code == 200
    assert client.anonymous.delete(f"{SESSIONS}/{other['id']}", headers=here).status_code == 404


def test_all_other_devices_are_ended_together(client: Client, town: Town, session: Opened) -> None:
    tokens = [open_for(session, town, "member") for _ in range(3)]
    here = as_holder(client, tokens[0])

    assert client.anonymous.delete(SESSIONS, headers=here).status_code == 204

    seen = [client.anonymous.get(ME, headers=as_holder(client, pair)).status_code for pair in tokens]
    assert seen == [200, 401, 401]
    with session() as s:
        (fact,) = events_of(s, "session.ended")
    assert len(fact.data["session_ids"]) == 2


def test_somebody_elses_session_is_not_there(client: Client, town: Town, session: Opened) -> None:
    theirs = open_for(session, town, "member2")

    answer = client.as_("member").delete(f"{SESSIONS}/{theirs['session_id']}")

    assert answer.status_code == 404
    assert client.anonymous.get(ME, headers=as_holder(client, theirs)).status_code == 200


def test_signing_out_ends_the_refresh_token_too(client: Client, town: Town, session: Opened) -> None:
    tokens = open_for(session, town, "member")

    assert client.anonymous.post("/api/v1/auth/logout", headers=as_holder(client, tokens)).status_code == 204
    assert renew(client, tokens["refresh_token"]).status_code == 401


def test_who_leaves_the_roll_is_signed_out(
    client: Client, town: Town, session: Opened, member: Member, run_jobs: Callable[[], int]
) -> None:
    tokens = open_for(session, town, "member")
    with session() as s:
        s.get_one(Member, member.id).status = Status.EXITED

    answer = renew(client, tokens["refresh_token"])

    assert (answer.status_code, code_of(answer)) == (403, "accounts.left_roll")


def test_tokens_of_ended_sessions_and_old_sessions_are_forgotten(
    client: Client, town: Town, session: Opened, clock: Callable[[datetime], None], run_jobs: Callable[[], int]
) -> None:
    ended, living = open_for(session, town, "member"), open_for(session, town, "member2")
    client.anonymous.post("/api/v1/auth/logout", headers=as_holder(client, ended))

    clock(app_clock.now() + timedelta(days=1))
    run_jobs()

    with session() as s:
        assert {str(row.session_id) for row in s.exec(select(RefreshToken)).all()} == {living["session_id"]}
    clock(app_clock.now() + timedelta(days=250))
    run_jobs()
    with session() as s:
        assert s.exec(select(RefreshToken)).all() == []
        assert s.exec(select(LoginSession)).all() == []
