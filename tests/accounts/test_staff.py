"""Accounts for work at a desk."""

from collections.abc import Callable

import httpx
import pytest
from sqlmodel import select

from app.access.models import RoleGrant
from app.access.policy import Role
from app.accounts import staff
from app.accounts.errors import UsernameTaken
from app.accounts.models import Account
from app.core import clock
from app.members.models import Member
from app.organizations.models import Organization
from tests.accounts.conftest import Opened
from tests.accounts.steps import as_holder, bind, events_of, password_sign_in, renew, totp
from tests.build import Town, grant
from tests.client import Client, code_of
from tests.standins import StandIn

STAFF = "/api/v1/staff-accounts"


def create(client: Client, who: str = "admin", **body: object) -> httpx.Response:
    return client.as_(who).post(STAFF, json=body)


def create_clerk(client: Client, town: Town, username: str = "clerk") -> httpx.Response:
    return create(client, username=username, name="办公室", organization_id=str(town.organizations["east"]))


def first_sign_in(client: Client, account: dict[str, str]) -> httpx.Response:
    return password_sign_in(client, username=account["username"], password=account["one_time_password"])


def decide(
    client: Client, account: object, action: str, who: str = "admin", version: int = 2, reason: str = "手机丢了"
) -> httpx.Response:
    address, seen = f"{STAFF}/{account}/{action}", {"If-Match": f'"{version}"'}
    return client.as_(who).post(address, json={"reason": reason}, headers=seen)


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

    silent = decide(client, account["id"], "disable", reason="")
    disabled = decide(client, account["id"], "disable", version=account["version"], reason="调走了")

    assert silent.json()["errors"][0]["pointer"] == "/reason"
    assert disabled.json()["disabled_at"] is not None
    assert client.anonymous.get("/api/v1/me", headers=as_holder(client, tokens)).status_code == 401
    assert renew(client, tokens["refresh_token"]).status_code == 401
    assert first_sign_in(client, account).status_code == 401
    reset = decide(client, account["id"], "reset", version=disabled.json()["version"], reason="回来了")
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
    member_account = decide(client, town.accounts["member"], action)
    missing = decide(client, town.members["member"], action)

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
        staff.create_administrator(s, "auditor", "又一个")


def test_the_shell_gives_an_administrator_a_new_password_that_is_in_no_other_hands(
    client: Client, session: Opened
) -> None:
    with session() as s:
        made = staff.create_administrator(s, "root.1", "系统管理员")
        s.get_one(Account, made.id).keyholders = ["somebody"]
    with session() as s:
        again = staff.create_administrator(s, "root.1", "系统管理员")

    assert again.id == made.id
    assert again.one_time_password != made.one_time_password
    with session() as s:
        assert s.get_one(Account, made.id).keyholders == []
        assert len(s.exec(select(RoleGrant).where(RoleGrant.account_id == made.id)).all()) == 1


@pytest.mark.parametrize("action", ["reset", "disable"])
def test_a_decision_on_an_account_rests_on_what_was_seen(client: Client, town: Town, action: str) -> None:
    account = create_clerk(client, town)
    first_sign_in(client, account.json())  # signing in is no decision, and makes nobody's view old
    blind = client.as_("admin").post(f"{STAFF}/{account.json()['id']}/{action}", json={"reason": "手机丢了"})
    seen = int(account.headers["etag"].strip('"'))

    first, second = (decide(client, account.json()["id"], action, version=seen) for _ in range(2))

    assert (blind.status_code, first.status_code, second.status_code) == (428, 200, 412)
    assert second.json()["by"] == "admin"


@pytest.fixture
def branch_admin(town: Town, session: Opened) -> None:
    """The auditor administers the east branch, where a member sits who holds more above."""
    with session() as s:
        east, county = (s.get_one(Organization, town.organizations[name]) for name in ("east", "county"))
        grant(s, Role.ADMIN, east, account_id=town.accounts["auditor"])
        grant(s, Role.ADMIN, county, member_id=town.members["member"])


@pytest.mark.usefixtures("branch_admin")
def test_nobody_gets_the_password_of_whoever_holds_more_than_they_administer(
    client: Client, town: Town, session: Opened
) -> None:
    made = create(client, "auditor", username="clerk.2", member_id=str(town.members["member"]))
    with session() as s:
        account = s.get_one(Account, town.accounts["member"])
        assert account.username is None
        account.username = "clerk.2"
    tried = [decide(client, town.accounts["member"], action, "auditor", 1) for action in ("reset", "disable")]

    for answer in (made, *tried):
        assert (answer.status_code, code_of(answer)) == (403, "accounts.holds_more_elsewhere")
    [listed] = client.as_("auditor").get(STAFF).json()["items"]
    assert (listed["username"], listed["allowed_actions"]) == ("clerk.2", [])
    own = create(client, "auditor", username="clerk.3", member_id=str(town.members["secretary"]))
    assert (own.status_code, len(own.json()["allowed_actions"])) == (201, 2)


def test_the_holder_is_told(
    client: Client, town: Town, outside: StandIn, member: Member, run_jobs: Callable[[], int]
) -> None:
    account = create(client, username="desk", member_id=str(member.id)).json()
    decide(client, account["id"], "reset", version=account["version"])
    run_jobs()
    bind(client, outside, member)  # the reset ended what was open
    told = client.as_("member").get("/api/v1/notifications").json()["items"]

    assert {"已为您开通用户名", "您的密码被重设了"} <= {notice["title"] for notice in told}
