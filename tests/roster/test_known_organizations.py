"""A list of organizations against those that are there: none is set up twice, none is changed unseen."""

from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from app.core.db import Database
from app.members.models import Member
from app.organizations.models import Organization
from app.roster import commands
from tests.build import Town, make_organization
from tests.client import Client
from tests.roster.files import Rows, national_number, person, sheet_of, write_xlsx
from tests.roster.steps import RunJobs, Sessions, applied, checked

TOWNSHIP = "青禾镇委员会"
HEADER = ["党组织全称", "组织类别", "上级党组织", "所属领域", "党组织代码"]


def branch(name: str, parent: str = TOWNSHIP, code: str = "") -> list[str]:
    return [name, "党支部", parent, "村", code]


def tree(tmp_path: Path, *organizations: list[str], people: Rows = ()) -> Path:
    sheets: dict[str, Rows] = {"党组织": [HEADER, *organizations]}
    return write_xlsx(tmp_path / "tree.xlsx", sheets | ({"党员": people} if people else {}))


def verdicts(body: dict[str, Any]) -> list[tuple[str, list[tuple[str, str, str | None]]]]:
    return [
        (
            row["verdict"],
            [(each["field"], each["code"].removeprefix("roster."), each["read_as"]) for each in row["problems"]],
        )
        for row in body["organization_rows"]
    ]


def test_a_branch_on_the_roll_is_found_however_it_is_written(
    client: Client, run_jobs: RunJobs, session: Sessions, town: Town, tmp_path: Path
) -> None:
    people = sheet_of(person(organization="东村支部", national_id=national_number(sequence=7)))
    path = tree(tmp_path, branch("东村支部"), branch("中共青禾镇东村党支部"), branch("西村党支部"), people=people)
    body = checked(client.as_("officer"), run_jobs, path)
    assert verdicts(body) == [
        ("mended", [("党组织全称", "organization_full", "东村党支部")]),
        ("refused", [("党组织全称", "same_organization", None)]),
    ]
    assert body["organization_counts"]["unchanged"] == 1
    assert applied(client.as_("officer"), run_jobs, path)["applied_counts"]["organizations"] == 0
    with session() as s:
        member = s.exec(select(Member).where(Member.name == "林知远")).one()
        assert member.organization_id == town.organizations["east"]


def test_a_branch_of_another_town_is_not_read_as_ones_own(client: Client, run_jobs: RunJobs, tmp_path: Path) -> None:
    written = ("白石镇东村党支部", "青禾镇东村支部", "平安县青禾镇东村党支部")
    people = [
        person(organization=name, national_id=national_number(sequence=2 * number + 1))
        for number, name in enumerate(written)
    ]
    path = write_xlsx(tmp_path / "r.xlsx", {"名单": sheet_of(*people)})
    other, *own = checked(client.as_("officer"), run_jobs, path)["rows"]
    assert (other["verdict"], other["problems"][0]["code"]) == ("refused", "roster.organization_unknown")
    assert "东村党支部" in other["problems"][0]["message"]
    assert [(row["verdict"], row["problems"][0]["read_as"]) for row in own] == [("mended", "东村党支部")] * 2


def test_the_same_new_branch_twice_is_refused(client: Client, run_jobs: RunJobs, tmp_path: Path) -> None:
    body = checked(
        client.as_("officer"), run_jobs, tree(tmp_path, branch("新村党支部"), branch("中共青禾镇新村支部委员会"))
    )
    assert body["organization_counts"]["new"] == 1
    assert verdicts(body) == [("refused", [("党组织全称", "same_organization", None)])]


def test_a_name_that_fits_two_is_not_guessed(
    client: Client, run_jobs: RunJobs, session: Sessions, town: Town, tmp_path: Path
) -> None:
    with session() as s:
        township = s.get_one(Organization, town.organizations["township"])
        make_organization(s, "中共青禾镇东村支部委员会", township)
    [(verdict, [(field, code, _)])] = verdicts(
        checked(client.as_("officer"), run_jobs, tree(tmp_path, branch("东村支部")))
    )
    assert (verdict, field, code) == ("refused", "党组织全称", "organization_ambiguous")


def test_a_parent_not_written_in_full_is_told(client: Client, run_jobs: RunJobs, tmp_path: Path) -> None:
    path = tree(
        tmp_path,
        branch("新村第一党支部", "新村总支部"),
        ["新村党总支", "党总支部", "青禾镇党委", "村"],
        branch("中心小学党支部"),
    )
    body = checked(client.as_("officer"), run_jobs, path)
    assert verdicts(body) == [
        ("mended", [("上级党组织", "organization_full", "新村党总支")]),
        ("mended", [("上级党组织", "organization_full", TOWNSHIP)]),
    ]
    assert body["organization_rows"][1]["problems"][0]["given"] == "青禾镇党委"
    assert applied(client.as_("officer"), run_jobs, path)["applied_counts"]["organizations"] == 3


@pytest.mark.parametrize(
    ("header", "given", "code"),
    [
        ("组织类别", "临时党支部", "kind_differs"),
        ("上级党组织", "西村党支部", "parent_differs"),
        ("所属领域", "学校", "sector_differs"),
        ("党组织代码", "044990000009", "code_differs"),
        ("党组织简称", "东村支部", "short_name_differs"),
        ("成立日期", "1999-01-01", "established_on_differs"),
        ("本届当选日期", "2024-03-01", "elected_on_differs"),
        ("联系电话", "0700-7654321", "phone_differs"),
    ],
)
def test_what_differs_from_the_roll_is_refused_by_its_field(
    client: Client, run_jobs: RunJobs, tmp_path: Path, header: str, given: str, code: str
) -> None:
    same = {
        "党组织全称": "东村党支部",
        "党组织简称": "东村党支部",
        "组织类别": "党支部",
        "上级党组织": TOWNSHIP,
        "所属领域": "村",
        "党组织代码": "",
        "成立日期": "2000-01-01",
        "本届当选日期": "",
        "任期年限": "5",
        "联系电话": "0700-1234567",
    }
    officer = client.as_("officer")
    path = write_xlsx(tmp_path / "same.xlsx", {"党组织": [list(same), list(same.values())]})
    assert checked(officer, run_jobs, path)["organization_counts"]["unchanged"] == 1
    other = same | {header: given}
    path = write_xlsx(tmp_path / "other.xlsx", {"党组织": [list(other), list(other.values())]})
    [(verdict, problems)] = verdicts(checked(officer, run_jobs, path))
    assert verdict == "refused"
    assert (header, code, None) in problems


@pytest.mark.parametrize("taken_by", ["东村党支部", "远村党支部"])
def test_a_code_belongs_to_one_organization(
    client: Client, run_jobs: RunJobs, session: Sessions, tmp_path: Path, taken_by: str
) -> None:
    with session() as s:
        s.exec(select(Organization).where(Organization.name == taken_by)).one().national_code = "044990000001"
    path = tree(
        tmp_path,
        branch("新村党支部", code="044990000001"),
        branch("前村党支部", code="044990000002"),
        branch("后村党支部", code="044990000002"),
    )
    body = checked(client.as_("officer"), run_jobs, path)
    assert verdicts(body) == [("refused", [("党组织代码", "national_code_taken", None)])] * 2
    messages = [row["problems"][0]["message"] for row in body["organization_rows"]]
    assert "已登记的另一个党组织" in messages[0]
    assert "第3行" in messages[1]
    assert applied(client.as_("officer"), run_jobs, path)["applied_counts"]["organizations"] == 1


def test_a_name_taken_outside_the_reach_is_refused(client: Client, run_jobs: RunJobs, tmp_path: Path) -> None:
    body = checked(client.as_("officer"), run_jobs, tree(tmp_path, branch("远村党支部")))
    assert verdicts(body) == [("refused", [("党组织全称", "name_taken", None)])]


def test_from_a_terminal_what_stands_against_it_is_said_in_words(
    database: Database, session: Sessions, town: Town, tmp_path: Path
) -> None:
    """Somebody sets the branch up while the file is being checked."""
    people = sheet_of(person(organization="新村党支部"))
    path = tree(tmp_path, branch("新村党支部"), people=people)

    def meanwhile(*_: object) -> None:
        with session() as s:
            make_organization(s, "新村党支部", s.get_one(Organization, town.organizations["township"]))

    done = commands.import_roster(database, path, meanwhile, writes=True, confirms_all=False)
    assert done.problem is not None
    assert done.problem.code == "roster.tree_changed"
    assert list(commands.summary(done)) == [done.problem.title]
