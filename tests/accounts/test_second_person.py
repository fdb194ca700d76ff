"""A second person is somebody whose password the first never had: whoever hands passwords out does not decide alone."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from app.access.policy import Role
from app.accounts import staff
from app.core import clock as app_clock
from app.organizations.models import Organization
from tests.accounts.conftest import Opened
from tests.accounts.steps import as_holder, password_sign_in, totp
from tests.build import Town, grant
from tests.client import Client, code_of

START = datetime.fromisoformat("2026-03-05T09:00:00+08:00")
STAFF = "/api/v1/staff-accounts"
REASON = {"reason": "镇党委会议决定"}
Headers = dict[str, str]


class Desks:
    """Administrators of the township, each made and signed in by somebody."""

    def __init__(self, client: Client, town: Town, session: Opened) -> None:
        self._client, self._town, self._session = client, town, session

    def made_by(self, maker: Headers, username: str) -> Headers:
        """A new administrator whose password the maker was shown; the header of their first session."""
        body = {"username": username, "name": username, "organization_id": str(self._town.organizations["township"])}
        made = self._client.anonymous.post(STAFF, json=body, headers=maker)
        assert made.status_code == 201, made.text
        with self._session() as s:
            township = s.get_one(Organization, self._town.organizations["township"])
            grant(s, Role.ADMIN, township, account_id=UUID(made.json()["id"]))
        return self.first_sign_in(username, made.json()["one_time_password"])

    def from_the_shell(self, username: str) -> Headers:
        """An administrator made at the terminal."""
        with self._session() as s:
            made = staff.create_administrator(s, username, username)
        return self.first_sign_in(username, str(made.one_time_password))

    def first_sign_in(self, username: str, password: str) -> Headers:
        """Sign in with a one-time password, set up the second factor and choose a password."""
        given: dict[str, Any] = {"username": username, "password": password}
        secret = password_sign_in(self._client, **given).json()["secret"]
        code = totp(secret, app_clock.now().timestamp())
        opened = password_sign_in(self._client, **given, totp=code, new_password="a long enough word")
        assert opened.status_code == 200, opened.text
        return as_holder(self._client, opened.json())

    def ask(self, asker: Headers) -> httpx.Response:
        address = f"/api/v1/organizations/{self._town.organizations['east']}/role-grants"
        body = {"role": "auditor", "member_id": str(self._town.members["member"])} | REASON
        return self._client.anonymous.post(address, json=body, headers=asker)

    def approve(self, decider: Headers, asked: httpx.Response) -> httpx.Response:
        address = f"/api/v1/role-grants/{asked.json()['id']}/actions"
        body = {"action": "approve"} | REASON
        return self._client.anonymous.post(address, json=body, headers=decider | {"If-Match": '"1"'})

    def offered(self, who: Headers) -> list[str]:
        address = f"/api/v1/organizations/{self._town.organizations['east']}/role-grants"
        [entry] = self._client.anonymous.get(address, headers=who).json()["items"]
        return [action["action"] for action in entry["allowed_actions"]]


@pytest.fixture
def desks(client: Client, town: Town, session: Opened) -> Desks:
    return Desks(client, town, session)


def refused(answer: httpx.Response) -> bool:
    return (answer.status_code, code_of(answer)) == (403, "organizations.password_shared")


def test_two_from_the_shell_are_two(desks: Desks) -> None:
    first, second = desks.from_the_shell("root.1"), desks.from_the_shell("root.2")
    asked = desks.ask(first)

    assert desks.offered(second) == ["approve", "decline"]
    assert desks.approve(second, asked).status_code == 200


def test_whoever_made_the_second_account_is_the_first_person_still(desks: Desks) -> None:
    maker = desks.from_the_shell("root.1")
    made = desks.made_by(maker, "made.1")

    asked = desks.ask(maker)

    assert desks.offered(made) == []
    assert refused(desks.approve(made, asked))


def test_the_other_way_round_is_the_same_hand(desks: Desks) -> None:
    maker = desks.from_the_shell("root.1")

    assert refused(desks.approve(maker, desks.ask(desks.made_by(maker, "made.1"))))


def test_a_password_handed_out_by_a_borrowed_account_counts_too(desks: Desks) -> None:
    maker = desks.from_the_shell("root.1")
    made_by_made = desks.made_by(desks.made_by(maker, "made.1"), "made.2")

    assert refused(desks.approve(made_by_made, desks.ask(maker)))


def test_two_accounts_of_one_maker_are_one_hand(desks: Desks) -> None:
    maker = desks.from_the_shell("root.1")
    first, second = desks.made_by(maker, "made.1"), desks.made_by(maker, "made.2")

    assert refused(desks.approve(second, desks.ask(first)))
    assert desks.approve(desks.from_the_shell("root.2"), desks.ask(first)).status_code == 200


def test_a_reset_puts_a_password_into_other_hands(
    client: Client, desks: Desks, town: Town, session: Opened, clock: Any
) -> None:
    clock(START)
    maker, other = desks.from_the_shell("root.1"), desks.from_the_shell("root.2")
    desks.made_by(other, "made.1")
    listed = client.anonymous.get(STAFF, headers=maker).json()["items"]
    account = next(item for item in listed if item["username"] == "made.1")
    seen = {"If-Match": f'"{account["version"]}"'}
    reset = client.anonymous.post(f"{STAFF}/{account['id']}/reset", json=REASON, headers=maker | seen).json()
    clock(START + timedelta(minutes=1))

    borrowed = desks.first_sign_in("made.1", reset["one_time_password"])

    assert refused(desks.approve(borrowed, desks.ask(maker)))
