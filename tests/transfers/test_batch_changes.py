"""A plan is told of, and void when anything in it changes; and what becomes of transfers that are on the way."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import Session, select

from app.activities.models import Activity
from app.activities.rules import ActivityKind
from app.core import clock as app_clock
from app.members.models import Hold, Member
from app.members.rules import HoldKind, Status
from app.organizations.rules import OrganizationKind
from app.transfers.models import Transfer
from app.transfers.rules import TransferKind, TransferReason, TransferStatus
from tests.build import Town, make_member, make_organization
from tests.client import Client, code_of
from tests.transfers.plans import Desk, belongs, frozen, hire, organization, part, secretary_post, term

Sessions = Callable[[], AbstractContextManager[Session]]


@pytest.fixture
def desk(client: Client, town: Town, session: Sessions) -> Desk:
    with session() as s:
        hire(s, town)
    return Desk(client, town)


def member_changes(s: Session, town: Town) -> None:
    s.get_one(Member, town.members["member"]).occupation = "教师"


def member_comes(s: Session, town: Town) -> None:
    make_member(s, organization(s, town, "east"), "新员")


def member_leaves(s: Session, town: Town) -> None:
    s.get_one(Member, town.members["member"]).status = Status.DECEASED


def branch_changes(s: Session, town: Town) -> None:
    organization(s, town, "east").phone = "0700-7654321"


def target_changes(s: Session, town: Town) -> None:
    organization(s, town, "neighbour").phone = "0700-7654321"


def post_begins(s: Session, town: Town) -> None:
    s.add(secretary_post(town, "member"))


def term_begins(s: Session, town: Town) -> None:
    s.add(term(town))


def survey_begins(s: Session, town: Town) -> None:
    s.add(Hold(member_id=town.members["member"], kind=HoldKind.OPEN_SURVEY, source_id=uuid4()))


def transfer_begins(s: Session, town: Town) -> None:
    s.add(
        Transfer(
            number="000000000001",
            kind=TransferKind.WITHIN_COMMITTEE,
            member_id=town.members["member"],
            source_id=town.organizations["east"],
            target_id=town.organizations["west"],
            since=app_clock.now(),
            created_at=app_clock.now(),
            reason=TransferReason.JOB,
        )
    )


def meeting_is_planned(s: Session, town: Town, hours: int = 0) -> None:
    now, east = app_clock.now() + timedelta(hours=hours), town.organizations["east"]
    s.add(
        Activity(
            organization_id=east,
            audience_organization_id=east,
            kind=ActivityKind.THEME_DAY,
            title="活动",
            place="会议室",
            starts_at=now,
            ends_at=now + timedelta(hours=2),
            opens_at=now,
            late_after=now,
            handle="0123456789abcdef",
        )
    )


CHANGES: list[tuple[Callable[[Session, Town], None], str, str]] = [
    (member_changes, "member", "changed"),
    (member_comes, "member", "new"),
    (member_leaves, "member", "gone"),
    (branch_changes, "organization", "changed"),
    (target_changes, "organization", "changed"),
    (post_begins, "appointment", "new"),
    (term_begins, "term", "new"),
    (survey_begins, "hold", "new"),
    (transfer_begins, "transfer", "new"),
    (meeting_is_planned, "activity", "new"),
]


@pytest.mark.parametrize(("change", "kind", "how"), CHANGES, ids=[each[0].__name__ for each in CHANGES])
def test_a_plan_is_void_when_anything_in_it_changes(
    desk: Desk, town: Town, session: Sessions, change: Callable[[Session, Town], None], kind: str, how: str
) -> None:
    plan = desk.planned("move_branch", "east", to="neighbour")
    with session() as s:
        change(s, town)

    refused = desk.apply(plan)
    assert (refused.status_code, code_of(refused)) == (409, "transfers.plan_changed")
    assert [(row["kind"], row["change"]) for row in desk.rows(plan, changed="true")] == [(kind, how)]
    assert desk.get(f"transfers/batches/{plan['id']}")["status"] == "changed"
    assert frozen(session) == 0
    with session() as s:
        assert organization(s, town, "east").path == town.paths["east"], "nothing is done of a plan that has changed"


def test_open_transfers_end_or_have_to_be_finished(desk: Desk, town: Town, session: Sessions) -> None:
    with session() as s:
        transfer_begins(s, town)
    plan = desk.planned("merge", "east", to="west")
    assert {w["code"] for w in plan["warnings"]} == {"transfers.will_be_cancelled"}
    assert desk.apply(plan).status_code == 200
    with session() as s:
        [row] = s.exec(select(Transfer)).all()
        assert row.status is TransferStatus.CANCELLED


def test_a_letter_on_its_way_comes_first(desk: Desk, town: Town, session: Sessions) -> None:
    with session() as s:
        transfer_begins(s, town)
        s.flush()
        [row] = s.exec(select(Transfer)).all()
        row.status = TransferStatus.IN_TRANSIT
    plan = desk.planned("merge", "east", to="west")
    assert {w["code"] for w in plan["warnings"]} == {"transfers.finish_first"}

    refused = desk.apply(plan)
    assert (refused.status_code, code_of(refused)) == (409, "transfers.batch_unfinished")
    with session() as s:
        assert belongs(s, town, "member") == town.organizations["east"]
    assert desk.get(f"transfers/batches/{plan['id']}")["status"] == "planned"


def test_a_way_that_stands_is_left_alone(desk: Desk, town: Town, session: Sessions) -> None:
    """A township takes its desks along; and in a split only those who move begin anew."""
    with session() as s:
        transfer_begins(s, town)
        county = organization(s, town, "county")
        town.organizations["zone"] = make_organization(s, "开发区委员会", county, OrganizationKind.COMMITTEE).id
    part_of_others = part(town, "东村第二党支部", "member2")
    for operation, place, fields in (
        ("reparent", "township", {"to": "zone"}),
        ("split", "east", {"parts": [part_of_others]}),
    ):
        plan = desk.planned(operation, place, **fields)
        assert [row["effect"] for row in desk.rows(plan, kind="transfer")] == ["stays"]
        assert desk.apply(plan).status_code == 200
        with session() as s:
            assert s.exec(select(Transfer)).one().status is TransferStatus.DRAFT


@pytest.mark.parametrize(
    ("operation", "to", "hours", "effect", "words"),
    [
        ("merge", "west", 24, "cancelled", "会取消"),
        ("merge", "west", 0, "ends", "请先结束"),
        ("move_branch", "neighbour", 24, "stays", "照常进行"),
    ],
)
def test_meetings_are_looked_at(
    desk: Desk, town: Town, session: Sessions, operation: str, to: str, hours: int, effect: str, words: str
) -> None:
    with session() as s:
        meeting_is_planned(s, town, hours)
    plan = desk.planned(operation, "east", to=to)
    assert [row["effect"] for row in desk.rows(plan, kind="activity")] == [effect]
    [warned] = [w for w in plan["warnings"] if w["code"].startswith("transfers.meetings_")]
    assert words in warned["title"]


def test_whoever_may_apply_a_plan_is_told_of_it(desk: Desk, town: Town, run_jobs: Callable[[], int]) -> None:
    plan = desk.planned("merge", "east", to="west")
    run_jobs()

    [notice] = desk.get("notifications", "applier")["items"]
    assert (notice["title"], notice["subject_type"], notice["subject_id"]) == (
        "一份整建制方案等您核对",
        "transfer_batch",
        plan["id"],
    )
    assert notice["body"].startswith("东村党支部：并入别处。")
    for who in ("maker", "secretary"):
        assert desk.get("notifications", who)["items"] == [], who
