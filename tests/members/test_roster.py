"""The roster: cut to the caller's scope, filtered, paged, found by whole numbers, and as it was on a day."""

from typing import Any

import pytest
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import text
from sqlmodel import col

from app.access.guard import Scope
from app.access.policy import Role
from app.core.db import Database
from app.core.ids import new_id
from app.core.pagination import PageRequest
from app.core.who import SYSTEM
from app.members import moves, queries
from app.members.ledger import Paper
from app.members.models import Member
from app.members.queries import Filter
from app.members.rules import Category
from app.organizations.models import Organization
from app.organizations.rules import OrganizationKind, Sector
from tests.build import Town, grant, make_member, national_id
from tests.client import Client
from tests.members.commands import MEMBERS, Sessions, change, newcomer


def names(client: Client, caller: str = "officer", **query: Any) -> list[str]:
    answer = client.as_(caller).get(MEMBERS, params=query)
    assert answer.status_code == 200, answer.text
    return [item["name"] for item in answer.json()["items"]]


@pytest.mark.parametrize(
    ("caller", "expected"),
    [
        ("secretary", ["甲员", "乙员", "东书记"]),
        ("outsider", ["西书记"]),
        ("officer", ["甲员", "乙员", "东书记", "西书记", "组委"]),
        ("auditor", ["甲员", "乙员", "东书记", "西书记", "组委"]),
        ("stranger", ["远书记"]),
    ],
)
def test_a_roster_is_cut_to_the_callers_scope(client: Client, caller: str, expected: list[str]) -> None:
    assert names(client, caller) == expected


def test_a_member_reads_no_roster(client: Client) -> None:
    assert client.as_("member").get(MEMBERS).status_code == 403
    assert client.anonymous.get(MEMBERS).status_code == 401


def test_a_roster_narrows_to_a_subtree_of_the_scope(client: Client, town: Town) -> None:
    assert names(client, organization_id=town.organizations["west"]) == ["西书记"]
    assert len(names(client, organization_id=town.organizations["township"])) == 5
    for place in ("county", "far"):
        query = {"organization_id": str(town.organizations[place])}
        assert client.as_("officer").get(MEMBERS, params=query).status_code == 404


def test_a_roster_filters(client: Client, town: Town, session: Sessions) -> None:
    newcomer(session, town, name="预员", category=Category.PROBATIONARY)
    gone = newcomer(session, town, name="故员")
    change(client, gone, "decease", "2026-01-05")

    assert names(client, category="probationary") == ["预员"]
    assert names(client, status="deceased") == ["故员"]
    assert "故员" not in names(client)
    assert names(client, q="东书") == ["东书记"]
    assert names(client, q="书记") == []
    assert names(client, q="%") == []


def test_numbers_find_only_as_a_whole(client: Client, town: Town, session: Sessions) -> None:
    number = national_id(801)
    newcomer(session, town, name="戊员", national_id=number, phone="19977770001")

    assert names(client, q=number) == ["戊员"]
    assert names(client, q=f"{number[:6]} {number[6:]}".lower()) == ["戊员"]
    assert names(client, q="199 7777 0001") == ["戊员"]
    assert names(client, q=number[:10]) == []
    assert names(client, q="1997777") == []
    assert names(client, "outsider", q=number) == []


def test_old_numbers_find_too(client: Client, town: Town, session: Sessions) -> None:
    number = national_id(802)
    newcomer(session, town, name="己员", national_id=number)

    assert names(client, q=number[:6] + number[8:17]) == ["己员"]


@pytest.mark.parametrize("limit", [1, 2, 3, 5])
def test_pages_hold_everybody_once(client: Client, limit: int) -> None:
    found, cursor = [], None
    while True:
        query = {"limit": limit} | ({"cursor": cursor} if cursor else {})
        page = client.as_("officer").get(MEMBERS, params=query).json()
        found += [item["name"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break

    assert found == ["甲员", "乙员", "东书记", "西书记", "组委"]


def test_a_count_is_given_on_request(client: Client) -> None:
    answer = client.as_("officer").get(MEMBERS, params={"count": "exact", "limit": 1}).json()

    assert answer["total"] == 5
    assert client.as_("officer").get(MEMBERS).json()["total"] is None


def test_two_roles_reach_two_places(client: Client, town: Town, session: Sessions) -> None:
    with session() as s:
        grant(
            s, Role.SECRETARY, s.get_one(Organization, town.organizations["far"]), member_id=town.members["secretary"]
        )

    first = client.as_("secretary").get(MEMBERS, params={"limit": 2}).json()
    rest = names(client, "secretary", limit=2, cursor=first["next_cursor"])

    assert [item["name"] for item in first["items"]] + rest == ["甲员", "乙员", "东书记", "远书记"]


def test_a_cursor_from_above_opens_nothing_outside(client: Client, town: Town) -> None:
    """The officer's cursor lies before the outsider's branch; the outsider still reads only their own."""
    cursor = client.as_("officer").get(MEMBERS, params={"limit": 1}).json()["next_cursor"]

    assert names(client, "outsider", limit=1, cursor=cursor) in ([], ["西书记"])
    answer = client.as_("outsider").get(MEMBERS, params={"limit": 1, "cursor": cursor}).json()
    assert all(item["organization_id"] == str(town.organizations["west"]) for item in answer["items"])


def test_a_day_answers_with_who_was_where_and_what(client: Client, town: Town, session: Sessions) -> None:
    member = newcomer(session, town, name="庚员")
    change(client, member, "exit", "2026-03-01", exit_kind="resigned")
    with session() as s:
        row = s.get_one(Member, town.members["member2"])
        west = s.get_one(Organization, town.organizations["west"])
        moves.relocate(s, SYSTEM, [row], west, Paper(row.joined_on.replace(year=2026), SYSTEM.label))

    then = {
        item["name"]: item
        for item in client.as_("officer").get(MEMBERS, params={"as_of": "2026-02-28"}).json()["items"]
    }
    assert then["庚员"]["status"] == "normal"
    assert then["乙员"]["organization_name"] == "东村党支部"
    assert "庚员" not in names(client, as_of="2026-03-01")
    assert "乙员" in names(client, as_of="2026-07-01", organization_id=town.organizations["west"])
    assert "乙员" not in names(client, as_of="2026-07-01", organization_id=town.organizations["east"])
    early = client.as_("officer").get(MEMBERS, params={"as_of": "2005-12-31", "limit": 2}).json()
    assert {item["category"] for item in early["items"]} == {"probationary"}
    assert names(client, as_of="2005-06-30") == []
    assert names(client, as_of="2005-12-31", limit=2, cursor=early["next_cursor"])
    assert names(client, as_of="2005-12-31", q="东书") == ["东书记"]


def test_a_page_costs_the_same_number_of_queries_however_long(
    client: Client, town: Town, session: Sessions, database: Database
) -> None:
    statements: list[str] = []
    sqlalchemy_event.listen(
        database.engine, "before_cursor_execute", lambda _c, _k, statement, *_: statements.append(statement)
    )
    officer = client.as_("officer")

    def queries_of(limit: int) -> int:
        statements.clear()
        assert officer.get(MEMBERS, params={"limit": limit}).status_code == 200
        return len(statements)

    with session() as s:
        west = s.get_one(Organization, town.organizations["west"])
        for number in range(30):
            make_member(s, west, f"员{number}")
    queries_of(1)  # reads the signing keys, once
    assert queries_of(1) == queries_of(35)


def plan_of(database: Database, after: tuple[Any, ...] | None, town: Town) -> str:
    """The database's own plan of a roster page in a town that has many branches."""
    scope = Scope(Scope.system().who, (town.paths["township"],))
    page = PageRequest(after, 50, b"", count=False)
    statement = (
        queries.roster_statement(scope, Filter(), page).order_by(col(Organization.path), col(Member.id)).limit(51)
    )
    if after is not None:
        statement = statement.where(col(Organization.path) >= after[0])
    with database.transaction() as s:
        if database.is_sqlite:
            s.connection().execute(text("ANALYZE"))
        else:
            # A small table is scanned whatever its indexes; ask which index serves when scanning is out of the question.
            s.connection().execute(text("SET LOCAL enable_seqscan = off"))
            s.connection().execute(text("SET LOCAL enable_sort = off"))
        sql = statement.compile(database.engine, compile_kwargs={"literal_binds": True})
        explain = "EXPLAIN QUERY PLAN" if database.is_sqlite else "EXPLAIN"
        return "\n".join(
            str(tuple(row)) for row in s.connection().execute(text(f"{explain} {str(sql).replace(':', chr(92) + ':')}"))
        )


@pytest.mark.parametrize("deep", [False, True])
def test_a_roster_page_is_one_range_of_an_index(
    database: Database, town: Town, session: Sessions, *, deep: bool
) -> None:
    with session() as s:
        township = s.get_one(Organization, town.organizations["township"])
        for number in range(200):
            place = Organization(
                parent_id=township.id,
                path=f"{township.path}x{number:07d}/",
                name=f"第{number}党支部",
                short_name=f"第{number}",
                kind=OrganizationKind.BRANCH,
                sector=Sector.VILLAGE,
            )
            s.add(place)
    plan = plan_of(database, (f"{town.paths['township']}x0000100/", new_id()) if deep else None, town)

    if database.is_sqlite:
        assert "SEARCH organization USING INDEX" in plan
        assert "path>? AND path<?" in plan
        assert "SEARCH member USING INDEX ix_member_organization" in plan
        assert "TEMP B-TREE" not in plan
    else:
        assert "Index Scan" in plan
        assert "uq_organization_path" in plan
        assert "ix_member_organization" in plan
