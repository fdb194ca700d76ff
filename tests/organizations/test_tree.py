"""The tree rearranged: yesterday answers as yesterday, roles reach along the new paths at once, and what has ended is offered no more."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session, select

from app.access.models import RoleGrant
from app.access.policy import Role
from app.core import clock as app_clock
from app.core.events import Event
from app.core.ids import new_id
from app.organizations import tree
from app.organizations.models import Appointment, Organization
from app.organizations.rules import OrganizationKind, Post
from app.organizations.service import MAX_PATH
from app.roster.models import RosterExport, RosterImport
from app.roster.rules import ExportStatus, ImportStatus
from tests.build import Town, grant, make_member, make_organization
from tests.client import Client, code_of
from tests.transfers.plans import Desk, hire

Sessions = Callable[[], AbstractContextManager[Session]]
DAY = timedelta(days=1)


@pytest.fixture
def desk(client: Client, town: Town, session: Sessions) -> Desk:
    """Two officers of the county; and one of the neighbouring township."""
    with session() as s:
        hire(s, town)
        person = make_member(s, s.get_one(Organization, town.organizations["far"]), "邻镇组委")
        town.members["neighbour_officer"], town.accounts["neighbour_officer"] = person.id, new_id()
        grant(
            s, Role.ORGANIZATION_OFFICER, s.get_one(Organization, town.organizations["neighbour"]), member_id=person.id
        )
    return Desk(client, town)


def names(desk: Desk, path: str, who: str = "maker", **query: str) -> set[str]:
    return {item["name"] for item in desk.get(path, who, **query)["items"]}


def tree_of(desk: Desk, place: str, who: str = "maker", **query: str) -> set[str]:
    return names(desk, f"organizations/{desk.place(place)}/subtree", who, **query)


def roll_of(desk: Desk, place: str, who: str = "maker", **query: str) -> set[str]:
    return names(desk, "members", who, organization_id=desk.place(place), **query)


@pytest.fixture
def yesterday() -> str:
    return str(app_clock.today() - DAY)


EAST, WEST = {"甲员", "乙员", "东书记"}, {"西书记"}


def test_a_branch_that_moved_stands_where_it_stood_on_every_day(desk: Desk, yesterday: str) -> None:
    desk.done("move_branch", "east", to="neighbour")

    assert "东村党支部" in tree_of(desk, "neighbour") - tree_of(desk, "neighbour", as_of=yesterday)
    assert "东村党支部" in tree_of(desk, "township", as_of=yesterday) - tree_of(desk, "township")
    assert roll_of(desk, "township", as_of=yesterday) - roll_of(desk, "township") >= EAST
    assert roll_of(desk, "neighbour") - roll_of(desk, "neighbour", as_of=yesterday) >= EAST
    today = str(app_clock.today())
    assert roll_of(desk, "neighbour", as_of=today) - roll_of(desk, "township", as_of=today) >= EAST
    for day in (yesterday, today):
        assert roll_of(desk, "east", as_of=day) == EAST
        assert tree_of(desk, "east", as_of=day) == {"东村党支部"}


def test_a_committee_that_moved_still_knows_its_own_past(
    desk: Desk, town: Town, session: Sessions, yesterday: str
) -> None:
    with session() as s:
        county = s.get_one(Organization, town.organizations["county"])
        town.organizations["zone"] = make_organization(s, "开发区委员会", county, OrganizationKind.COMMITTEE).id
    before = tree_of(desk, "township")
    desk.done("reparent", "township", to="zone")

    assert tree_of(desk, "township") == tree_of(desk, "township", as_of=yesterday) == before
    assert tree_of(desk, "zone") == before | {"开发区委员会"}
    assert tree_of(desk, "zone", as_of=yesterday) == {"开发区委员会"}
    assert roll_of(desk, "township", as_of=yesterday) == roll_of(desk, "township") >= EAST | WEST
    assert names(desk, "members", "officer", as_of=yesterday) == names(desk, "members", "officer") >= EAST | WEST
    assert names(desk, "members", "secretary", as_of=yesterday) == EAST


def test_a_merged_branch_answers_until_its_last_day(desk: Desk, yesterday: str) -> None:
    desk.done("merge", "east", to="west")

    assert tree_of(desk, "township", as_of=yesterday) - tree_of(desk, "township") == {"东村党支部"}
    assert tree_of(desk, "township", as_of=str(app_clock.today())) == tree_of(desk, "township")
    assert (roll_of(desk, "east", as_of=yesterday), roll_of(desk, "east")) == (EAST, set())
    assert (roll_of(desk, "west", as_of=yesterday), roll_of(desk, "west")) == (WEST, EAST | WEST)
    children = f"organizations/{desk.place('township')}/children"
    assert names(desk, children, as_of=yesterday) - names(desk, children) == {"东村党支部"}
    ended = desk.get(f"organizations/{desk.place('east')}")
    assert (ended["ended_on"], ended["allowed_actions"], ended["warnings"]) == (str(app_clock.today()), [], [])
    [version] = desk.get(f"organizations/{desk.place('east')}/history")["items"]
    assert version["valid_to"] == str(app_clock.today())


def test_a_change_is_dated_as_the_document_says(desk: Desk, town: Town) -> None:
    since = app_clock.today() - 10 * DAY
    before, after = str(since - DAY), str(since)
    desk.done("merge", "east", to="west", effective_on=str(since))

    assert (roll_of(desk, "west", as_of=before), roll_of(desk, "west", as_of=after)) == (WEST, EAST | WEST)
    assert tree_of(desk, "township", as_of=before) - tree_of(desk, "township", as_of=after) == {"东村党支部"}
    assert desk.get(f"organizations/{town.organizations['east']}")["ended_on"] == after
    refused = desk.ask("move_branch", "west", to="neighbour", effective_on=before)
    assert refused.status_code == 422, "its members' books have a later line"
    taken = desk.ask("move_branch", "office", to="neighbour", effective_on=before)
    assert taken.status_code == 201, "only what the plan itself touches has to be older"


def test_a_split_begins_on_its_day(desk: Desk, town: Town, yesterday: str) -> None:
    parts = [{"name": "东村第二党支部", "short_name": "东二", "member_ids": [str(town.members["member"])]}]
    done = desk.done("split", "east", parts=parts)
    town.organizations["second"] = UUID(done["new_ids"][0])

    assert tree_of(desk, "township") - tree_of(desk, "township", as_of=yesterday) == {"东村第二党支部"}
    assert (roll_of(desk, "second"), roll_of(desk, "east")) == ({"甲员"}, EAST - {"甲员"})
    assert roll_of(desk, "east", as_of=yesterday) == EAST


def test_roles_reach_along_the_new_path_at_once(desk: Desk, town: Town, session: Sessions) -> None:
    place, person = f"/api/v1/organizations/{town.organizations['east']}", f"/api/v1/members/{town.members['member']}"
    callers = ("secretary", "officer", "neighbour_officer", "outsider")

    def reach() -> dict[str, set[int]]:
        return {who: {desk.client.as_(who).get(url).status_code for url in (place, person)} for who in callers}

    assert reach() == {"secretary": {200}, "officer": {200}, "neighbour_officer": {404}, "outsider": {404}}
    desk.done("move_branch", "east", to="neighbour")
    assert reach() == {"secretary": {200}, "officer": {404}, "neighbour_officer": {200}, "outsider": {404}}
    with session() as s:
        for row in s.exec(select(RoleGrant)):
            assert row.path == s.get_one(Organization, row.organization_id).path


def test_everything_that_says_where_it_belongs_goes_along(
    desk: Desk, town: Town, session: Sessions, run_jobs: Callable[[], int]
) -> None:
    """Events keep the path of their day; grants, imports and exports take the new one."""
    old = town.paths["east"]
    with session() as s:
        upload = RosterImport(
            status=ImportStatus.READY,
            file_name="名册.xlsx",
            path=old,
            roots=[old],
            can_build_tree=False,
            created_at=app_clock.now(),
            is_by_member=True,
            created_by_label="某人",
        )
        export = RosterExport(
            organization_id=town.organizations["east"],
            path=old,
            reason="年报",
            is_full=True,
            status=next(iter(ExportStatus)),
            requested_by_label="某人",
            requested_at=app_clock.now(),
        )
        s.add_all([upload, export])
        s.flush()
        import_id, export_id = upload.id, export.id
    plan = desk.planned("move_branch", "east", to="neighbour")
    desk.apply(plan)
    run_jobs()

    with session() as s:
        new = s.get_one(Organization, town.organizations["east"]).path
        upload = s.get_one(RosterImport, import_id)
        assert (upload.path, upload.roots, s.get_one(RosterExport, export_id).path) == (new, [new], new)
        planned = s.exec(select(Event).where(Event.type == "transfer_batch.planned")).one()
        assert planned.path == old
    assert {table.name for table in tree.with_path()} == {"role_grant", "roster_import", "roster_export"}


def test_what_has_ended_is_offered_no_more(desk: Desk, town: Town, session: Sessions) -> None:
    with session() as s:
        east = town.organizations["east"]
        s.add(
            Appointment(
                organization_id=east,
                member_id=town.members["outsider"],
                post=Post.COMMITTEE_MEMBER,
                starts_on=date(2024, 1, 1),
            )
        )
    desk.done("merge", "east", to="west")

    assert "东村党支部" not in names(desk, "organizations", "officer")
    assert "东村党支部" not in names(desk, "transfers/targets", "member", q="村")
    assert desk.client.as_("secretary").get("/api/v1/members").status_code == 403, (
        "the secretary's role ended with the branch"
    )
    with session() as s:
        grants = s.exec(select(RoleGrant).where(RoleGrant.organization_id == east)).all()
        assert {row.ends_on for row in grants} == {app_clock.today() - DAY}
        assert s.exec(select(Appointment)).one().ends_on == app_clock.today()


def test_a_committee_that_has_ended_gets_no_feedback(desk: Desk, town: Town, session: Sessions) -> None:
    recipients = "feedback-recipients"
    assert "白石镇委员会" in {item["name"] for item in desk.get(recipients)["items"]}
    done = desk.done("merge", "neighbour", to="township")

    assert {c["name"]: c["members_after"] for c in done["counts"]} == {"白石镇委员会": 0, "青禾镇委员会": 9}
    assert "白石镇委员会" not in {item["name"] for item in desk.get(recipients)["items"]}
    with session() as s:
        far = s.get_one(Organization, town.organizations["far"])
        assert far.path.startswith(town.paths["township"])


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "rename", {"name": "东村新党支部", "short_name": "东新"}),
        ("PATCH", "", {"phone": "0700-1111111"}),
        ("POST", "terms", {"elected_on": "2026-01-05", "years": 3}),
        ("POST", "party-groups", {"name": "第一党小组"}),
        ("POST", "appointments", {"post": "secretary", "document_number": "青委〔2026〕1号"}),
    ],
)
def test_nothing_is_done_to_what_has_ended(
    desk: Desk, town: Town, method: str, path: str, body: dict[str, Any]
) -> None:
    desk.done("merge", "east", to="west")
    place = f"/api/v1/organizations/{town.organizations['east']}"
    if path == "appointments":
        body = body | {"member_id": str(town.members["member"])}
    seen = {"If-Match": desk.client.as_("maker").get(place).headers["ETag"]}

    answer = desk.client.as_("maker").request(method, f"{place}/{path}".rstrip("/"), json=body, headers=seen)
    assert (answer.status_code, code_of(answer)) == (409, "organizations.ended")


def test_a_tree_that_would_be_too_deep(desk: Desk, town: Town, session: Sessions) -> None:
    with session() as s:
        lowest = s.get_one(Organization, town.organizations["neighbour"])
        while len(lowest.path) + 2 * 9 <= MAX_PATH:
            lowest = make_organization(s, f"党委{len(lowest.path)}", lowest, OrganizationKind.COMMITTEE)
        town.organizations["lowest"] = lowest.id

    refused = desk.ask("reparent", "township", to="lowest")
    assert (refused.status_code, code_of(refused)) == (409, "organizations.too_deep")


def test_two_changes_on_two_days(desk: Desk, clock: Callable[[datetime], None], yesterday: str) -> None:
    """There and back: every day answers for itself."""
    start = app_clock.now()
    first = str(app_clock.today())
    desk.done("move_branch", "east", to="neighbour")
    clock(start + 3 * DAY)
    desk.client._people.clear()  # a token lasts a quarter of an hour
    desk.done("move_branch", "east", to="township")

    days = {
        day: "东村党支部" in tree_of(desk, "township", as_of=day) for day in (yesterday, first, str(app_clock.today()))
    }
    assert list(days.values()) == [True, False, True]
    rolls = {day: roll_of(desk, "neighbour", as_of=day) >= EAST for day in days}
    assert list(rolls.values()) == [False, True, False]
