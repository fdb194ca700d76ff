"""Who leaves the roll is signed out by the job, also when it runs twice."""

from collections.abc import Callable
from uuid import UUID

from app.access.models import SessionKind
from app.accounts import jobs, service
from app.accounts.models import Account
from app.core import clock, events
from app.core.who import SYSTEM
from app.members.events import MemberStatusChanged
from app.members.models import Member
from app.members.rules import Category, Status, StatusChange
from tests.accounts.conftest import Opened
from tests.build import Town
from tests.client import Client


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


def test_a_member_without_an_account_needs_no_signing_out(
    town: Town, session: Opened, run_jobs: Callable[[], int], client: Client, member: Member
) -> None:
    with session() as s:
        s.delete(s.get_one(Account, town.accounts["member"]))

    event_id = change(session, town, member, Status.EXITED)

    with session() as s:
        jobs.sign_out_who_left(s, {"event_id": str(event_id)})
    assert run_jobs() >= 1
