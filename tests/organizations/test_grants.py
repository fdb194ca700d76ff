"""Administrative grants: asked for by one, decided by a second, never for oneself."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlmodel import Session, select

from app.access.models import RoleGrant
from app.access.policy import Role
from app.core import clock as app_clock
from app.core.events import Event
from app.members.models import Member
from app.members.rules import Status
from app.organizations.models import Organization
from app.organizations.rules import OrganizationKind, deputy_words
from tests.build import Town, grant
from tests.client import Client, code_of
from tests.members.commands import MEMBERS, change

Sessions = Callable[[], AbstractContextManager[Session]]
STRANGER = "stranger"
MISSING = "/api/v1/role-grants/00000000-0000-7000-8000-000000000000/actions"
REASON = {"reason": "镇党委会议决定"}
LOOK = {"fields": ["phone"], "reason": "核对人事档案"}


@pytest.fixture(autouse=True)
def second_admin(town: Town, session: Sessions) -> None:
    """The officer administers too, so that there is a second person."""
    with session() as s:
        township = s.get_one(Organization, town.organizations["township"])
        grant(s, Role.ADMIN, township, member_id=town.members["officer"])


def ask(client: Client, town: Town, caller: str = "admin", place: str = "east", **fields: Any) -> httpx.Response:
    body = {"role": "auditor", "member_id": str(town.members["member"])} | REASON | fields
    return client.as_(caller).post(f"/api/v1/organizations/{town.organizations[place]}/role-grants", json=body)


def act(client: Client, caller: str, answer: httpx.Response, action: str, version: int = 1) -> httpx.Response:
    address = f"/api/v1/role-grants/{answer.json()['id']}/actions"
    body = {"action": action} | REASON
    return client.as_(caller).post(address, json=body, headers={"If-Match": f'"{version}"'})


def reads_audit(client: Client, caller: str = "member") -> bool:
    return client.as_(caller).get("/api/v1/members").status_code == 200


def test_a_grant_holds_when_a_second_person_agrees(client: Client, town: Town, session: Sessions) -> None:
    asked = ask(client, town)
    assert (asked.status_code, asked.json()["status"]) == (201, "pending")
    assert asked.json()["allowed_actions"] == []
    assert not reads_audit(client)

    agreed = act(client, "officer", asked, "approve")

    assert (agreed.status_code, agreed.json()["status"]) == (200, "approved")
    assert reads_audit(client)
    with session() as s:
        types = s.exec(select(Event.type).where(Event.subject_kind == "administrative_grant").order_by(Event.id)).all()  # type: ignore[arg-type]
    assert types == ["administrative_grant.requested", "administrative_grant.approved"]


def test_a_grant_for_a_members_account_is_the_members(client: Client, town: Town) -> None:
    asked = ask(client, town, member_id=None, account_id=str(town.accounts["member"])).json()

    assert (asked["member_id"], asked["account_id"]) == (str(town.members["member"]), None)


def test_whoever_leaves_the_roll_leaves_what_was_granted(client: Client, town: Town, session: Sessions) -> None:
    approved, pending = ask(client, town), ask(client, town, role="admin")
    act(client, "officer", approved, "approve")

    change(client, town.members["member"], "decease", app_clock.today())

    listed = client.as_("admin").get(f"/api/v1/organizations/{town.organizations['east']}/role-grants").json()
    found = {entry["id"]: (entry["status"], entry["allowed_actions"]) for entry in listed["items"]}
    assert found == {approved.json()["id"]: ("ended", []), pending.json()["id"]: ("declined", [])}
    assert code_of(act(client, "officer", pending, "approve", version=2)) == "organizations.grant_decided"
    with session() as s:
        held = s.exec(select(RoleGrant).where(RoleGrant.member_id == town.members["member"])).all()
        assert [grant.ends_on for grant in held] == [app_clock.today() - timedelta(days=1)]


def test_nobody_off_the_roll_is_granted_a_role(client: Client, town: Town, session: Sessions) -> None:
    asked = ask(client, town)
    with session() as s:
        s.get_one(Member, town.members["member"]).status = Status.SUSPENDED

    late, again = act(client, "officer", asked, "approve"), ask(client, town)

    assert [(answer.status_code, code_of(answer)) for answer in (late, again)] == [(409, "members.not_on_roll")] * 2
    with session() as s:
        assert s.exec(select(RoleGrant).where(RoleGrant.member_id == town.members["member"])).all() == []


def test_whoever_reads_an_organization_learns_nothing_of_its_grants(
    client: Client, town: Town, session: Sessions
) -> None:
    asked = ask(client, town, place="west", member_id=str(town.members["outsider"]))
    with session() as s:
        east = s.get_one(Organization, town.organizations["east"])
        grant(s, Role.ADMIN, east, account_id=town.accounts["auditor"])

    answer = act(client, "auditor", asked, "approve")
    missing = client.as_("auditor").post(MISSING, json={"action": "end"} | REASON, headers={"If-Match": '"1"'})

    assert (answer.status_code, answer.content) == (404, missing.content)


def test_a_declined_grant_gives_nothing(client: Client, town: Town) -> None:
    declined = act(client, "officer", ask(client, town), "decline")

    assert declined.json()["status"] == "declined"
    assert not reads_audit(client)


def test_a_grant_taken_back_ends_at_once(client: Client, town: Town) -> None:
    asked = ask(client, town)
    act(client, "officer", asked, "approve")

    ended = act(client, "admin", asked, "end", version=2)

    assert ended.json()["status"] == "ended"
    assert not reads_audit(client)
    assert code_of(act(client, "admin", asked, "end", version=3)) == "organizations.grant_decided"


def test_the_asker_does_not_decide(client: Client, town: Town) -> None:
    answer = act(client, "admin", ask(client, town), "approve")

    assert (answer.status_code, code_of(answer)) == (403, "organizations.second_person_needed")
    assert not reads_audit(client)


def test_nobody_asks_for_themselves(client: Client, town: Town) -> None:
    answer = ask(client, town, member_id=None, account_id=str(town.accounts["admin"]))

    assert (answer.status_code, code_of(answer)) == (403, "organizations.grant_to_self")


def test_nobody_agrees_to_their_own(client: Client, town: Town) -> None:
    answer = act(client, "officer", ask(client, town, member_id=str(town.members["officer"])), "approve")

    assert (answer.status_code, code_of(answer)) == (403, "organizations.grant_to_self")


def test_a_decision_is_taken_once(client: Client, town: Town) -> None:
    asked = ask(client, town)
    act(client, "officer", asked, "decline")

    again = act(client, "officer", asked, "approve", version=2)

    assert (again.status_code, code_of(again)) == (409, "organizations.grant_decided")


def test_a_decision_needs_the_latest_version(client: Client, town: Town) -> None:
    assert act(client, "officer", ask(client, town), "approve", version=7).status_code == 412


@pytest.mark.parametrize(
    ("fields", "code", "pointer"),
    [
        ({"role": "secretary"}, "organizations.grant_role_invalid", "/role"),
        ({"role": "deputy_secretary"}, "organizations.grant_needs_end", "/ends_on"),
        ({"starts_on": "2020-01-01"}, "organizations.date_out_of_order", "/starts_on"),
        ({"ends_on": "2020-01-01"}, "organizations.date_out_of_order", "/ends_on"),
        ({"member_id": "00000000-0000-7000-8000-000000000000"}, "organizations.holder_unknown", "/member_id"),
        ({"member_id": STRANGER}, "organizations.holder_unknown", "/member_id"),
        ({"member_id": None, "account_id": STRANGER}, "organizations.holder_unknown", "/account_id"),
        ({"reason": ""}, "form.invalid", "/reason"),
    ],
)
def test_what_cannot_be_asked(
    client: Client, town: Town, fields: dict[str, str | None], code: str, pointer: str
) -> None:
    client.as_("stranger")  # somebody out of reach, who is signed in
    people = {"member_id": town.members["stranger"], "account_id": town.accounts["stranger"]}
    given: dict[str, Any] = {key: str(people[key]) if value == STRANGER else value for key, value in fields.items()}

    answer = ask(client, town, **given)

    assert (answer.status_code, code_of(answer)) == (422, code)
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_a_grant_is_for_one_holder(client: Client, town: Town) -> None:
    assert ask(client, town, account_id=str(town.accounts["auditor"])).status_code == 422


def test_a_deputy_for_a_time_stands_in(client: Client, town: Town) -> None:
    asked = ask(client, town, role="deputy_secretary", ends_on="2999-01-01")
    act(client, "officer", asked, "approve")

    assert reads_audit(client)


def test_a_deputy_whose_time_is_over_is_shown_so(client: Client, town: Town, clock: Callable[[datetime], None]) -> None:
    asked = ask(client, town, role="deputy_secretary", ends_on=f"{app_clock.today():%Y-%m-%d}")
    act(client, "officer", asked, "approve")
    clock(app_clock.now() + timedelta(days=1))

    later = {"Authorization": f"Bearer {client.token('admin')}"}
    grants = client.anonymous.get(f"/api/v1/organizations/{town.organizations['east']}/role-grants", headers=later)
    [listed] = grants.json()["items"]
    address = f"/api/v1/role-grants/{listed['id']}/actions"
    ended = client.anonymous.post(address, json={"action": "end"} | REASON, headers=later | {"If-Match": '"2"'})

    assert (listed["status"], listed["allowed_actions"]) == ("ended", [])
    assert code_of(ended) == "organizations.grant_decided"


@pytest.mark.parametrize(
    ("caller", "place", "status"), [("admin", "far", 404), ("secretary", "east", 403), ("auditor", "east", 403)]
)
def test_who_asks(client: Client, town: Town, caller: str, place: str, status: int) -> None:
    assert ask(client, town, caller, place).status_code == status


def test_a_repeat_with_the_same_key_asks_once(client: Client, town: Town) -> None:
    client.as_("admin").headers["Idempotency-Key"] = "grant-audit-1"

    assert ask(client, town).json() == ask(client, town).json()


def test_what_is_not_there_is_not_decided(client: Client) -> None:
    answer = client.as_("admin").post(MISSING, json={"action": "end"} | REASON, headers={"If-Match": '"1"'})

    assert answer.status_code == 404


def test_grants_are_listed_with_what_may_be_done(client: Client, town: Town) -> None:
    ask(client, town)

    listed = client.as_("officer").get(f"/api/v1/organizations/{town.organizations['east']}/role-grants").json()

    [entry] = listed["items"]
    assert entry["holder_label"] == "甲员"
    assert [allowed["action"] for allowed in entry["allowed_actions"]] == ["approve", "decline"]


def test_deputies_of_all_organizations_are_listed_alone(client: Client, town: Town) -> None:
    ask(client, town)
    ask(client, town, role="deputy_secretary", ends_on="2999-01-01")
    ask(client, town, role="deputy_secretary", ends_on="2999-01-01", place="township")

    asked = client.as_("officer").get("/api/v1/deputies").json()["items"]

    assert [one["organization_name"] for one in asked] == ["青禾镇委员会", "东村党支部"]
    assert [allowed["action"] for allowed in asked[0]["allowed_actions"]] == ["approve", "decline"]
    assert client.as_("secretary").get("/api/v1/deputies").status_code == 403


def test_a_deputy_is_called_by_the_desk_they_act_for(client: Client, town: Town) -> None:
    today = app_clock.today()
    until = today + timedelta(days=30)
    asked = ask(client, town, role="deputy_secretary", member_id=str(town.members["member2"]), ends_on=f"{until}")
    act(client, "officer", asked, "approve")
    called = deputy_words(OrganizationKind.BRANCH, today, until, today.year)

    [held] = client.as_("member2").get("/api/v1/me").json()["roles"]
    assert (held["label"], held["organization_name"]) == (called, "东村党支部")

    shown = client.as_("member2").post(f"{MEMBERS}/{town.members['member']}/reveal", json=LOOK)
    assert shown.status_code == 200
    [seen] = client.as_("member").get("/api/v1/me/accesses").json()["items"]
    assert (seen["who"], seen["role"], seen["organization_name"]) == ("member2", called, "东村党支部")


def test_a_deputy_secretary_by_post_is_called_so(client: Client, town: Town) -> None:
    post = {"member_id": str(town.members["member2"]), "post": "deputy_secretary", "document_number": "青党〔2026〕8号"}
    place = f"/api/v1/organizations/{town.organizations['east']}"
    assert client.as_("officer").post(f"{place}/appointments", json=post | {"starts_on": "2026-01-01"}).is_success

    assert [held["label"] for held in client.as_("member2").get("/api/v1/me").json()["roles"]] == ["支部副书记"]
