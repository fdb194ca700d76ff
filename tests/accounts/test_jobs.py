"""Who leaves the roll is signed out by the job, also when it runs twice."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlmodel import select

from app.access.models import LoginSession, SessionKind
from app.accounts import jobs, service
from app.accounts.models import Account, WechatBinding
from app.accounts.rules import EndReason
from app.core import clock, events
from app.core.who import SYSTEM
from app.members.events import MemberStatusChanged
from app.members.models import Member
from app.members.rules import Category, Status, StatusChange
from tests.accounts.conftest import Opened
from tests.accounts.steps import as_holder, bind, renew
from tests.build import Town
from tests.client import Client
from tests.members import commands
from tests.standins import StandIn


def change(session: Opened, town: Town, member: Member, status: Status) -> UUID:
    with session() as s:
        fact = MemberStatusChanged(
            member_id=member.id,
            organization_id=member.organization_id,
            change=StatusChange.EXIT,
            category=Category.FULL,
            status=status,
            exit_kind=None,
            effective_on=clock.today(),
        )
        return events.record(s, SYSTEM, town.paths["east"], fact).id


def test_an_exit_ends_every_session_and_a_suspension_none(
    client: Client, town: Town, member: Member, session: Opened, run_jobs: Callable[[], int]
) -> None:
    me = client.as_("member")
    with session() as s:
        service.open_session(s, s.get_one(Account, town.accounts["member"]), "", SessionKind.STAFF)

    change(session, town, member, Status.SUSPENDED)
    run_jobs()
    assert me.get("/api/v1/me").status_code == 200

    event_id = change(session, town, member, Status.EXITED)
    run_jobs()
    with session() as s:
        jobs.sign_out_who_left(s, {"event_id": str(event_id)})
        assert s.exec(service.live_sessions(town.accounts["member"])).all() == []
    assert me.get("/api/v1/me").status_code == 401


@pytest.mark.parametrize(("name", "fields"), [("exit", {"exit_kind": "resigned"}), ("decease", {})])
def test_whoever_leaves_is_signed_out_with_the_decision(
    client: Client,
    outside: StandIn,
    town: Town,
    member: Member,
    session: Opened,
    run_jobs: Callable[[], int],
    name: str,
    fields: dict[str, str],
) -> None:
    tokens = bind(client, outside, member)
    assert client.as_("member").get("/api/v1/me/member").status_code == 200

    left = commands.change(client, member.id, name, clock.today(), **fields)

    assert left.status_code == 200
    assert client.as_("member").get("/api/v1/me/member").status_code == 401
    assert client.anonymous.get("/api/v1/me", headers=as_holder(client, tokens)).status_code == 401
    assert renew(client, tokens["refresh_token"]).status_code == 401
    run_jobs()
    with session() as s:
        [binding] = s.exec(select(WechatBinding)).all()
        assert (binding.ended_at is not None, binding.end_reason) == (True, EndReason.LEFT_ROLL)
        assert {
            login.end_reason for login in s.exec(select(LoginSession).where(LoginSession.member_id == member.id))
        } == {EndReason.LEFT_ROLL}


def test_a_member_without_an_account_needs_no_signing_out(
    town: Town, session: Opened, run_jobs: Callable[[], int], client: Client, member: Member
) -> None:
    with session() as s:
        s.delete(s.get_one(Account, town.accounts["member"]))

    event_id = change(session, town, member, Status.EXITED)

    with session() as s:
        jobs.sign_out_who_left(s, {"event_id": str(event_id)})
    assert run_jobs() >= 1
