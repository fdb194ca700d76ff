"""A whole township from one workbook: the tree from its sheet of organizations, then its members below it."""

import json
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from sqlmodel import col, func, select

from app.access.models import RoleGrant
from app.access.policy import Role
from app.members.models import Member
from app.organizations.models import Organization, Term
from app.organizations.rules import OrganizationKind
from tests.build import Town
from tests.client import Client
from tests.roster.files import SAMPLE, SAMPLES, Rows, person, sheet_of, write_xlsx
from tests.roster.steps import RunJobs, Sessions, applied, checked

EXPECTED = json.loads((SAMPLES / "roster-2026-10.expected.json").read_text())
HEADER = ["党组织全称", "组织类别", "上级党组织", "所属领域"]


@pytest.fixture
def founder(town: Town, session: Sessions) -> None:
    """The admin holds everything, as on the first day of an installation."""
    with session() as s:
        s.add(
            RoleGrant(
                role=Role.ADMIN,
                organization_id=uuid4(),
                path="/",
                starts_on=date(2000, 1, 1),
                account_id=town.accounts["admin"],
            )
        )


@pytest.mark.usefixtures("founder")
def test_the_sample_from_nothing_to_a_township(client: Client, run_jobs: RunJobs, session: Sessions) -> None:
    admin = client.as_("admin")
    body = checked(admin, run_jobs, SAMPLE)
    counts = body["counts"]
    assert counts["new"] + counts["mended"] == EXPECTED["accepted"]
    assert sum(body["organization_counts"].values()) == EXPECTED["organizations"]
    told = {row["row"]: row for row in body["rows"]}
    for expected in EXPECTED["rejected"]:
        row = told.pop(expected["row"])
        assert (row["verdict"], [p["field"] for p in row["problems"]]) == ("refused", [expected["field"]])
    assert {row["verdict"] for row in told.values()} == {"mended"}
    assert any("填表人" in notice for notice in body["notices"])

    done = applied(admin, run_jobs, SAMPLE)["applied_counts"]
    assert (done["organizations"], done["created"]) == (EXPECTED["organizations"], EXPECTED["accepted"])
    with session() as s:
        village = s.exec(select(Organization).where(Organization.name == "中共转水镇龙塘村第一支部委员会")).one()
        parent = s.get_one(Organization, village.parent_id)
        assert (parent.name, parent.kind) == ("中共转水镇龙塘村总支部委员会", OrganizationKind.GENERAL_BRANCH)
        assert village.path.startswith(parent.path)
        assert s.exec(select(Term).where(Term.organization_id == village.id)).one().ends_on == date(2026, 3, 1)
        members = s.exec(select(func.count()).where(Member.organization_id == village.id)).one()
        assert village.member_count == members > 0
    again = checked(admin, run_jobs, SAMPLE)
    assert again["counts"]["unchanged"] == EXPECTED["accepted"]
    assert again["counts"]["new"] == again["counts"]["changed"] == again["counts"]["mended"] == 0
    assert again["organization_counts"]["unchanged"] == EXPECTED["organizations"]


def tree(tmp_path: Path, *organizations: list[str]) -> Path:
    rows: Rows = [HEADER, *organizations]
    return write_xlsx(tmp_path / "tree.xlsx", {"党组织": rows})


def test_an_officer_builds_below_the_own_committee_in_any_order(
    client: Client, run_jobs: RunJobs, session: Sessions, tmp_path: Path
) -> None:
    path = tree(
        tmp_path,
        ["溪口村第一党支部", "支部", "溪口村党总支", "村"],
        ["溪口村党总支", "党总支部", "青禾镇委员会", "村"],
    )
    done = applied(client.as_("officer"), run_jobs, path)
    assert done["applied_counts"]["organizations"] == 2
    with session() as s:
        rows = s.exec(select(Organization).where(col(Organization.name).startswith("溪口村"))).all()
        paths = sorted(row.path for row in rows)
    assert paths[1].startswith(paths[0])


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["新县委员会", "党委", "", "机关"], "parent_empty"),
        (["新村党支部", "党支部", "白石镇委员会", "村"], "parent_unknown"),
        (["新村党支部", "党支部", "没有的委员会", "村"], "parent_unknown"),
        (["新村党支部", "党支部", "新村党支部", "村"], "parent_in_circle"),
        (["新村党支部", "党支部", "东村党支部", "村"], "kind_below"),
        (["东村党支部", "党总支部", "青禾镇委员会", "村"], "kind_differs"),
        (["新村党支部", "小组", "青禾镇委员会", "村"], "word_unknown"),
    ],
)
def test_places_that_cannot_be_set_up(
    client: Client, run_jobs: RunJobs, tmp_path: Path, row: list[str], code: str
) -> None:
    body = checked(client.as_("officer"), run_jobs, tree(tmp_path, row))
    [refused] = body["organization_rows"]
    assert [problem["code"] for problem in refused["problems"]] == [f"roster.{code}"]


def test_members_of_a_refused_branch_are_refused(client: Client, run_jobs: RunJobs, tmp_path: Path) -> None:
    organizations: Rows = [HEADER, ["新村党支部", "党支部", "没有的委员会", "村"]]
    people = sheet_of(person(organization="新村党支部"))
    path = write_xlsx(tmp_path / "r.xlsx", {"党组织": organizations, "党员": people})
    [row] = checked(client.as_("officer"), run_jobs, path)["rows"]
    assert row["problems"][0]["code"] == "roster.organization_unknown"
