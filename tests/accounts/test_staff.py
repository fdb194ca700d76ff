"""Accounts for work at a desk."""

import httpx
import pytest

from app.accounts import staff
from app.accounts.errors import UsernameTaken
from app.core import clock
from app.members.models import Member
from tests.accounts.conftest import Opened
from tests.accounts.steps import as_holder, bind, events_of, password_sign_in, renew, totp
from tests.build import Town
from tests.client import Client, code_of
from tests.standins import StandIn

STAFF = "/api/v1/staff-accounts"


def create(client: Client, who: str = "admin", **body: object) -> httpx.Response:
    return client.as_(who).post(STAFF, json=body)


def create_clerk(client: Client, town: Town, username: str = "clerk") -> httpx.Response:
    return create(client, username=username, name="办公室", organization_id=str(town.organizations["east"]))


def first_sign_in(client: Client, account: dict[str, str]) -> httpx.Response:
    return password_sign_in(client, username=account["username"], password=account["one_time_password"])


def test_an_administrator_makes_an_account_with_a_one_time_password(
    client: Client, town: Town, session: Opened
) -> None:
    answer = create_clerk(client, town)

    assert answer.status_code == 201
    assert len(answer.json()["one_time_password"]) == 19
    assert "otpauth_uri" in first_sign_in(client, answer.json()).json()
    with session() as s:
        (fact,) = events_of(s, "staff_account.created")
    assert fact.path == town.paths["east"]
    assert answer.json()["one_time_password"] not in str(fact.data | fact.notes)


def test_a_repeated_order_makes_one_account_and_does_not_show_the_password_again(client: Client, town: Town) -> None:
    body = {"username": "clerk", "name": "办公室", "organization_id": str(town.organizations["east"])}
    headers = {"Idempotency-Key": "order-0001"}
    first, again = (client.as_("admin").post(STAFF, json=body, headers=headers) for _ in range(2))

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["id"] == again.json()["id"]
    assert again.json()["one_time_password"] is None


def test_a_member_gets_a_user_name_for_the_desk(client: Client, outside: StandIn, member: Member) -> None:
    bind(client, outside, member)
    answer = create(client, username="desk", member_id=str(member.id))
    again = create(client, username="desk2", member_id=str(member.id))

    assert answer.json()["name"] == member.name
    assert (again.status_code, code_of(again)) == (409, "accounts.has_credentials")


@pytest.mark.parametrize("extra", [{}, {"name": "甲"}, {"member_id": "m", "name": "甲"}, {"organization_id": "o"}])
def test_it_must_be_clear_who_it_is_for(client: Client, town: Town, member: Member, extra: dict[str, str]) -> None:
    known = {"m": str(member.id), "o": str(town.organizations["east"])}
    answer = create(client, username="clerk", **{key: known.get(value, value) for key, value in extra.items()})

    assert (answer.status_code, code_of(answer)) == (422, "accounts.holder_unclear")


@pytest.mark.parametrize("username", ["ab", "1abc", "Clerk", "a b c", "管理员", "a" * 41])
def test_a_user_name_is_short_and_plain(client: Client, town: Town, username: str) -> None:
    answer = create_clerk(client, town, username)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/username"


def test_a_user_name_is_taken_once(client: Client, town: Town) -> None:
    create_clerk(client, town)

    answer = create_clerk(client, town)

    assert (answer.status_code, code_of(answer)) == (409, "accounts.username_taken")


def test_people_and_places_outside_are_not_there(client: Client, town: Town) -> None:
    place = create(client, username="clerk", name="办公室", organization_id=str(town.organizations["far"]))
    person = create(client, username="clerk", member_id=str(town.members["stranger"]))

    assert place.status_code == person.status_code == 404


@pytest.mark.parametrize("who", ["member", "secretary", "officer", "auditor"])
def test_others_make_no_accounts(client: Client, town: Town, who: str) -> None:
    assert create(client, who, username="clerk", member_id=str(town.members["member"])).status_code == 403


def test_disabling_ends_the_sessions_at_once_and_a_reset_opens_again(
    client: Client, town: Town, outside: StandIn, member: Member, session: Opened
) -> None:
    tokens = bind(client, outside, member)
    account = create(client, username="desk", member_id=str(member.id)).json()

    silent = client.as_("admin").post(f"{STAFF}/{account['id']}/disable", json={})
    disabled = client.as_("admin").post(f"{STAFF}/{account['id']}/disable", json={"reason": "调走了"})

    assert silent.json()["errors"][0]["pointer"] == "/reason"
    assert disabled.json()["disabled_at"] is not None
    assert client.anonymous.get("/api/v1/me", headers=as_holder(client, tokens)).status_code == 401
    assert renew(client, tokens["refresh_token"]).status_code == 401
    assert first_sign_in(client, account).status_code == 401
    reset = client.as_("admin").post(f"{STAFF}/{account['id']}/reset", json={"reason": "回来了"})
    assert reset.json()["disabled_at"] is None
    assert "otpauth_uri" in first_sign_in(client, reset.json()).json()
    with session() as s:
        assert events_of(s, "staff_account.disabled")[0].notes == {"reason": "调走了"}
        assert events_of(s, "staff_account.password_reset")[0].member_id == member.id


def test_the_list_shows_those_of_the_scope_without_secrets(client: Client, town: Town) -> None:
    create_clerk(client, town)

    items = client.as_("admin").get(STAFF).json()["items"]

    assert sorted(item["username"] for item in items) == ["admin", "auditor", "clerk"]
    assert all(item["one_time_password"] is None for item in items)
    assert "argon2" not in str(items)


@pytest.mark.parametrize("action", ["reset", "disable"])
def test_an_account_that_is_not_there_cannot_be_changed(client: Client, town: Town, action: str) -> None:
    body = {"reason": "试一试"}
    member_account = client.as_("admin").post(f"{STAFF}/{town.accounts['member']}/{action}", json=body)
    missing = client.as_("admin").post(f"{STAFF}/{town.members['member']}/{action}", json=body)

    assert member_account.status_code == missing.status_code == 404
    assert member_account.content == missing.content


def test_the_shell_makes_the_first_administrator_of_everything(client: Client, session: Opened) -> None:
    with session() as s:
        made = staff.create_administrator(s, "root.1", "系统管理员")
    enrolment = password_sign_in(client, username="root.1", password=made.one_time_password).json()
    code = totp(enrolment["secret"], clock.now().timestamp())
    answer = password_sign_in(
        client, username="root.1", password=made.one_time_password, totp=code, new_password="a long enough word"
    )

    me = client.anonymous.get("/api/v1/me", headers=as_holder(client, answer.json())).json()
    assert me["roles"][0]["role"] == "admin"
    assert me["roles"][0]["organization_name"] == "全部党组织"
    with session() as s, pytest.raises(UsernameTaken):
        staff.create_administrator(s, "root.1", "又一个")
